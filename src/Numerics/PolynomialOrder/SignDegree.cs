using System.Collections.Immutable;
using System.Numerics;
using Verify.Numerics.Separation;

namespace Verify.Numerics.PolynomialOrder;

/// <summary>
/// Whether a polynomial of bounded degree has the sign of a function, in exact arithmetic, either way with a certificate. By averaging
/// over the permutations that leave the function alone, symmetric polynomials in the counts t_i suffice (Minsky and Papert 1969),
/// hence polynomials in the power sums p_j = Σ t_i^j; docs/perceptrons.md has the proof.
/// </summary>
public abstract record SignDegree
{
    private const int Added = 12;

    // From this many multisets on, floating point guesses first.
    private const int Large = 1000;

    // Coefficients are tried on coarser grids first, so that certificates stay short.
    private static readonly ImmutableArray<int> GridBits = [24, 32, 40, 48, 56, 64, 80, 100];

    private SignDegree()
    {
    }

    /// <summary>Order at most the degree asked for: Σ c_e ∏ p_j^(e_j) is positive where f = 1 and negative where f = 0.</summary>
    /// <param name="Terms">Exponents e_1, e_2, … with Σ j e_j ≤ degree, and the coefficient.</param>
    public sealed record Represented(ImmutableArray<(ImmutableArray<int> Exponents, BigInteger Coefficient)> Terms) : SignDegree;

    /// <summary>Order above the degree asked for: positive weights y with Σ y_t s_t P(t) = 0 for every symmetric P of at most that degree, s = ±1 the sign of f.</summary>
    /// <param name="Weights">Multisets of counts with their weights.</param>
    public sealed record Refuted(ImmutableArray<(ImmutableArray<int> Counts, BigInteger Weight)> Weights) : SignDegree;

    /// <summary>Decides for the given degree.</summary>
    /// <remarks>The linear program starts with few multisets of counts; those that its polynomial gets wrong are added until none is left, or until no polynomial fits.</remarks>
    public static SignDegree Decide(BoxFunction f, int degree, CancellationToken cancellation = default)
    {
        var exponents = Exponents(degree, Math.Min(f.Boxes, degree)).ToArray();
        var counts = f.Counts().ToArray();
        bool[] labels = [.. counts.Select(t => f.At(t))];
        var features = Array.ConvertAll(counts, t => Array.ConvertAll(exponents, e => Product(t, e)));
        List<int> active = [0, counts.Length - 1];
        if (counts.Length >= Large)
        {
            var guess = SignProgram.Solve(features, labels, cancellation);
            if (Rounded(features, labels, guess.Weights) is { } rounded)
                return new Represented([.. exponents.Select((e, k) => (e, rounded[k])).Where(term => !term.Item2.IsZero)]);
            active = [.. guess.Support];
        }

        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            long[] flat = [.. active.SelectMany(i => features[i])];
            var answer = LinearSeparation.Decide<long>(flat, exponents.Length, [.. active.Select(i => labels[i])], cancellation);
            if (answer is Separability.Inseparable inseparable)
                return new Refuted([.. active.Select((i, k) => (counts[i].ToImmutableArray(), inseparable.Multipliers[k])).Where(w => !w.Item2.IsZero)]);
            var weights = ((Separability.Separable)answer).Weights;
            var wrong = Enumerable.Range(0, counts.Length)
                .Select(i => (Index: i, Side: Value(features[i], weights) * (labels[i] ? 1 : -1)))
                .Where(v => v.Side.Sign <= 0).OrderBy(v => v.Side).ThenBy(v => v.Index).Take(Added).Select(v => v.Index).ToArray();
            if (wrong.Length == 0)
                return new Represented([.. exponents.Select((e, k) => (e, weights[k])).Where(term => !term.Item2.IsZero)]);
            active.AddRange(wrong);
        }
    }

    /// <summary>Integer multiples of the weights, rounded as coarsely as leaves every sign right; null if none does.</summary>
    private static ImmutableArray<BigInteger>? Rounded(long[][] features, bool[] labels, double[] guess)
    {
        // The points nearest to the surface fail first.
        int[] order = [.. Enumerable.Range(0, features.Length).OrderBy(i => features[i].Select((x, j) => x * guess[j]).Sum() * (labels[i] ? 1 : -1))];
        var weights = Array.ConvertAll(guess, Rational.FromDouble);
        var largest = weights.Max(Rational.Abs);
        foreach (int bits in largest.Sign == 0 ? [] : GridBits)
        {
            var scale = Rational.Pow(2, bits) / largest;
            ImmutableArray<BigInteger> rounded = [.. weights.Select(w => Rational.Floor((w * scale) + new Rational(1, 2)))];
            if (Array.TrueForAll(order, i => Value(features[i], rounded).Sign == (labels[i] ? 1 : -1)))
                return rounded;
        }

        return null;
    }

    /// <summary>The order of a symmetric function, which is its number of sign changes: the polynomial ∏ (2t − 2c − 1) over the changes c.</summary>
    public static Represented ByRoots(BoxFunction f)
    {
        BigInteger[] polynomial = [f.Spectrum[^1] ? 1 : -1];
        foreach (int c in Enumerable.Range(0, f.Size).Where(t => f.Spectrum[t] != f.Spectrum[t + 1]))
        {
            var times = new BigInteger[polynomial.Length + 1];
            for (int i = 0; i < polynomial.Length; i++)
            {
                times[i] -= ((2 * c) + 1) * polynomial[i];
                times[i + 1] += 2 * polynomial[i];
            }

            polynomial = times;
        }

        return new([.. polynomial.Select((c, i) => (ImmutableArray.Create(i), c)).Where(term => !term.c.IsZero)]);
    }

    /// <summary>The matching weights: divided differences at one count of every run of equal values kill all powers below the number of changes.</summary>
    public static Refuted ByDividedDifferences(BoxFunction f)
    {
        int[] nodes = [.. Enumerable.Range(0, f.Size + 1).Where(t => t == 0 || f.Spectrum[t] != f.Spectrum[t - 1])];
        BigInteger[] products = [.. nodes.Select(t => nodes.Where(u => u != t).Aggregate(BigInteger.One, (p, u) => p * Math.Abs(t - u)))];
        var common = products.Aggregate((a, b) => a / BigInteger.GreatestCommonDivisor(a, b) * b);
        return new([.. nodes.Select((t, i) => (ImmutableArray.Create(t), common / products[i]))]);
    }

    /// <summary>The order of any Boolean function by linear programs over all monomials ∏_{i ∈ A} x_i with |A| at most the degree.</summary>
    public static int Of(Boolean.BooleanFunction f)
    {
        bool[] labels = [.. Enumerable.Range(0, f.Arguments).Select(x => f[x])];
        for (int degree = 0; ; degree++)
        {
            int[] sets = [.. Enumerable.Range(0, f.Arguments).Where(a => int.PopCount(a) <= degree)];
            int[] monomials = [.. Enumerable.Range(0, f.Arguments).SelectMany(x => sets.Select(a => (a & ~x) == 0 ? 1 : 0))];
            if (LinearSeparation.Decide<int>(monomials, sets.Length, labels) is Separability.Separable)
                return degree;
        }
    }

    // Exponent vectors (e_1, …, e_r) with Σ j e_j ≤ degree; the empty one for r = 0.
    private static IEnumerable<ImmutableArray<int>> Exponents(int degree, int parts)
    {
        if (parts == 0)
            return [[]];
        return Exponents(degree, parts - 1).SelectMany(e => Enumerable.Range(0, ((degree - Size(e)) / parts) + 1).Select(k => e.Add(k)));
    }

    private static int Size(ImmutableArray<int> exponents) => exponents.Select((e, i) => (i + 1) * e).Sum();

    private static long Product(int[] counts, ImmutableArray<int> exponents)
    {
        long product = 1;
        for (int j = 0; j < exponents.Length; j++)
        {
            long sum = 0;
            foreach (int t in counts)
                sum += Power(t, j + 1);
            product = checked(product * Power(sum, exponents[j]));
        }

        return product;
    }

    private static long Power(long value, int exponent)
    {
        long power = 1;
        for (int i = 0; i < exponent; i++)
            power = checked(power * value);
        return power;
    }

    private static BigInteger Value(long[] features, ImmutableArray<BigInteger> weights)
    {
        BigInteger sum = 0;
        for (int i = 0; i < features.Length; i++)
            sum += weights[i] * features[i];
        return sum;
    }
}
