using System.Collections.Immutable;
using System.Numerics;
using Verify.Numerics.Separation;

namespace Verify.Numerics.Counting;

/// <summary>
/// The self-dual threshold functions of N variables x ∈ {±1}^N up to permuting and negating variables, one for each, with weights
/// w_1 ≥ … ≥ w_N ≥ 0. Found by walking through the cells of the chamber w_1 > … > w_N > 0 from facet to facet; docs/perceptrons.md proves
/// that a list closed under these steps is complete. A point is a mask whose bit i − 1 is set where x_i = 1.
/// </summary>
/// <param name="Variables">N.</param>
/// <param name="Weights">Weights of each class.</param>
/// <param name="Rejections">Steps that leave the threshold functions, each with its Farkas vector.</param>
public sealed record ThresholdClasses(int Variables, ImmutableArray<ImmutableArray<BigInteger>> Weights, ImmutableArray<ThresholdClasses.Rejection> Rejections)
{
    /// <summary>
    /// The function of class <paramref name="Class"/> with the values at <paramref name="Point"/> and its opposite exchanged has no weights:
    /// its true points x carry multipliers y with Σ y_x (x_1 + … + x_j) ≤ 0 for every j.
    /// </summary>
    public sealed record Rejection(int Class, int Point, ImmutableArray<(int Point, BigInteger Multiplier)> Farkas);

    /// <summary>The number of functions: Σ over the classes of N!/∏ (equal |Chow parameters|)! times 2 for each that is not 0.</summary>
    public BigInteger Functions => Weights.Aggregate(BigInteger.Zero, (sum, w) => sum + Orbit(w));

    /// <summary>Walks through all classes for 2 ≤ N ≤ 9 variables.</summary>
    public static ThresholdClasses Search(int variables, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(variables, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(variables, 9);
        var dictator = Table.Of(variables, x => (x & 1) != 0);
        var known = new HashSet<Table> { dictator };
        List<Table> tables = [dictator];
        List<ImmutableArray<BigInteger>> weights = [((Separability.Separable)Decide(dictator, variables, out _)).ToWeights()];
        var rejections = new List<Rejection>();
        for (int k = 0; k < tables.Count; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (int p in tables[k].MinimalTruePoints(variables))
            {
                var flipped = tables[k].Flip(p, variables);
                if (!known.Add(flipped))
                    continue;
                switch (Decide(flipped, variables, out var points))
                {
                    case Separability.Separable separable:
                        tables.Add(flipped);
                        weights.Add(separable.ToWeights());
                        break;
                    case Separability.Inseparable inseparable:
                        rejections.Add(new(k, p, [.. points.Select((x, i) => (x, inseparable.Multipliers[i])).Where(f => !f.Item2.IsZero)]));
                        break;
                }
            }
        }

        return new(variables, [.. weights], [.. rejections]);
    }

    // Weights w_i = u_i + … + u_N with u > 0: ⟨w, x⟩ = Σ u_j (x_1 + … + x_j) must be positive at the least true points.
    private static Separability Decide(Table f, int variables, out int[] points)
    {
        points = [.. f.MinimalTruePoints(variables)];
        int[] rows = [.. points.SelectMany(x => PrefixSums(x, variables)), .. Enumerable.Range(0, variables * variables).Select(i => i / variables == i % variables ? 1 : 0)];
        bool[] labels = new bool[rows.Length / variables];
        Array.Fill(labels, true);
        return LinearSeparation.Decide<int>(rows, variables, labels);
    }

    private static IEnumerable<int> PrefixSums(int x, int variables)
    {
        int sum = 0;
        for (int i = 0; i < variables; i++)
        {
            sum += (x >> i & 1) == 1 ? 1 : -1;
            yield return sum;
        }
    }

    private static BigInteger Orbit(ImmutableArray<BigInteger> weights)
    {
        int n = weights.Length;
        var chow = new int[n];
        for (int x = 0; x < 1 << n; x++)
        {
            var side = BigInteger.Zero;
            for (int i = 0; i < n; i++)
                side += (x >> i & 1) == 1 ? weights[i] : -weights[i];
            for (int i = 0; i < n; i++)
                chow[i] += (side.Sign > 0) == ((x >> i & 1) == 1) ? 1 : -1;
        }

        static BigInteger Factorial(int k) => k < 2 ? 1 : k * Factorial(k - 1);
        var orders = chow.GroupBy(Math.Abs).Aggregate(Factorial(n), (product, equal) => product / Factorial(equal.Count()));
        return orders << chow.Count(c => c != 0);
    }

    /// <summary>The values of a self-dual function at the points with x_1 = 1, which are 2^(N−1) ≤ 256 bits.</summary>
    private readonly record struct Table(ulong A, ulong B, ulong C, ulong D)
    {
        public static Table Of(int variables, Func<int, bool> f)
        {
            var words = new ulong[4];
            for (int h = 0; h < 1 << (variables - 1); h++)
                words[h / 64] |= f((2 * h) + 1) ? 1UL << (h % 64) : 0;
            return new(words[0], words[1], words[2], words[3]);
        }

        public Table Flip(int point, int variables)
        {
            int h = ((point & 1) == 1 ? point : ~point & ((1 << variables) - 1)) >> 1;
            ulong bit = 1UL << (h % 64);
            return (h / 64) switch
            {
                0 => this with { A = A ^ bit },
                1 => this with { B = B ^ bit },
                2 => this with { C = C ^ bit },
                _ => this with { D = D ^ bit },
            };
        }

        // True points below which, in the order of shifts, no point is true: neither dropping the last variable nor moving a 1 behind a −1 keeps them true.
        public IEnumerable<int> MinimalTruePoints(int variables)
        {
            for (int x = 0; x < 1 << variables; x++)
            {
                if (At(x, variables) && IsMinimal(x, variables))
                    yield return x;
            }
        }

        private bool IsMinimal(int x, int variables)
        {
            int last = 1 << (variables - 1);
            if ((x & last) != 0 && At(x ^ last, variables))
                return false;
            for (int i = 0; i < variables - 1; i++)
            {
                if ((x >> i & 3) == 1 && At(x ^ (3 << i), variables))
                    return false;
            }

            return true;
        }

        private bool At(int x, int variables)
        {
            bool upper = (x & 1) == 1;
            int h = (upper ? x : ~x & ((1 << variables) - 1)) >> 1;
            ulong word = (h / 64) switch { 0 => A, 1 => B, 2 => C, _ => D };
            return ((word >> (h % 64)) & 1) == 1 == upper;
        }
    }
}

/// <summary>From increments to weights.</summary>
internal static class Increments
{
    /// <summary>w_i = u_i + … + u_N.</summary>
    public static ImmutableArray<BigInteger> ToWeights(this Separability.Separable increments)
    {
        var w = increments.Weights.ToArray();
        for (int i = w.Length - 2; i >= 0; i--)
            w[i] += w[i + 1];
        return [.. w];
    }
}
