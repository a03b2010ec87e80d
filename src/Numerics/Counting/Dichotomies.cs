using System.Collections.Immutable;
using System.Numerics;
using Verify.Numerics.Separation;

namespace Verify.Numerics.Counting;

/// <summary>The dichotomies of N vectors of Z^d that hyperplanes through the origin make, with weights for each and refutations of all others.</summary>
/// <param name="Weights">A separating w for every dichotomy that gives the first vector the sign +; the others are their opposites.</param>
/// <param name="Dependencies">Integers y, not all 0, with Σ y_i x_i = 0: no dichotomy s has s_i y_i ≥ 0 for all i, nor ≤ 0 for all i.</param>
public sealed record Dichotomies(ImmutableArray<ImmutableArray<BigInteger>> Weights, ImmutableArray<ImmutableArray<BigInteger>> Dependencies)
{
    /// <summary>The number of dichotomies, opposites included.</summary>
    public int Count => 2 * Weights.Length;

    /// <summary>C(N, d) = 2 Σ_{k &lt; d} C(N − 1, k), what N vectors of R^d in general position have (Schläfli 1901; Cover 1965).</summary>
    public static BigInteger Cover(int points, int dimension)
    {
        BigInteger sum = 0, binomial = 1;
        for (int k = 0; k < dimension; k++)
        {
            sum += binomial;
            binomial = binomial * (points - 1 - k) / (k + 1);
        }

        return 2 * sum;
    }

    /// <summary>
    /// Signs the vectors one after the other. A prefix of signs survives if it has weights; else a dependency refutes it with all that it begins,
    /// and is tried first on later prefixes.
    /// </summary>
    /// <param name="points">Nonzero vectors of one length.</param>
    public static Dichotomies Enumerate(IReadOnlyList<int[]> points)
    {
        int dimension = points[0].Length;
        var dependencies = new List<ImmutableArray<BigInteger>>();
        List<(bool[] Signs, ImmutableArray<BigInteger> Weights)> prefixes = [([], default)];
        for (int i = 0; i < points.Count; i++)
        {
            var longer = new List<(bool[], ImmutableArray<BigInteger>)>();
            foreach (var (signs, weights) in prefixes)
            {
                var side = weights.IsDefault ? BigInteger.Zero : weights.Select((w, j) => w * points[i][j]).Aggregate(BigInteger.Add);
                foreach (bool sign in i == 0 ? [true] : new[] { false, true })
                {
                    bool[] extended = [.. signs, sign];
                    if (side.Sign == (sign ? 1 : -1))
                    {
                        longer.Add((extended, weights));
                    }
                    else if (!dependencies.Exists(y => Refutes(y, extended)))
                    {
                        int[] flat = [.. points.Take(i + 1).SelectMany(x => x)];
                        var answer = LinearSeparation.Decide<int>(flat, dimension, extended);
                        if (answer is Separability.Separable separable)
                            longer.Add((extended, separable.Weights));
                        else if (answer is Separability.Inseparable inseparable)
                            dependencies.Add([.. inseparable.Multipliers.Select((y, k) => extended[k] ? y : -y), .. Enumerable.Repeat(BigInteger.Zero, points.Count - i - 1)]);
                    }
                }
            }

            prefixes = longer;
        }

        return new([.. prefixes.Select(p => p.Weights)], [.. dependencies]);
    }

    /// <summary>
    /// The same number by deletion and restriction, r(A) = r(A − h) + r(A restricted to h): a route without any linear programming.
    /// Vectors are reduced to primitive normals up to sign, equal ones counted once.
    /// </summary>
    public static BigInteger ByDeletion(IReadOnlyList<int[]> points) => Regions([.. Normals(points.Select(x => (BigInteger[])[.. x.Select(v => (BigInteger)v)]))]);

    /// <summary>How many of the sets of d vectors are linearly dependent: 0 in general position.</summary>
    public static int DependentSubsets(IReadOnlyList<int[]> points) =>
        Subsets(points.Count, points[0].Length).Count(s => Determinant([.. s.Select(i => (BigInteger[])[.. points[i].Select(v => (BigInteger)v)])]).IsZero);

    private static bool Refutes(ImmutableArray<BigInteger> dependency, bool[] signs)
    {
        bool positive = true, negative = true;
        for (int i = 0; i < dependency.Length && (positive || negative); i++)
        {
            // Beyond the prefix nothing may carry weight.
            if (dependency[i].IsZero)
                continue;
            if (i >= signs.Length)
                return false;
            bool agrees = (dependency[i].Sign > 0) == signs[i];
            positive &= agrees;
            negative &= !agrees;
        }

        return positive || negative;
    }

    private static BigInteger Regions(BigInteger[][] normals)
    {
        if (normals.Length == 0)
            return 1;
        // In the plane every line through 0 adds two regions.
        if (normals[0].Length == 2)
            return 2 * normals.Length;
        if (normals[0].Length == 1)
            return 2;
        var rest = normals[1..];
        return Regions(rest) + Regions([.. Normals(rest.Select(v => Restricted(v, normals[0])))]);
    }

    // The functional v on the hyperplane h = 0, in the coordinates other than the first where h is not 0.
    private static BigInteger[] Restricted(BigInteger[] v, BigInteger[] h)
    {
        int j = Array.FindIndex(h, x => !x.IsZero);
        return [.. Enumerable.Range(0, h.Length).Where(i => i != j).Select(i => (h[j] * v[i]) - (v[j] * h[i]))];
    }

    private static IEnumerable<BigInteger[]> Normals(IEnumerable<BigInteger[]> vectors) => vectors.Select(v =>
    {
        var divisor = v.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
        var sign = v.First(x => !x.IsZero).Sign;
        return (BigInteger[])[.. v.Select(x => x / divisor * sign)];
    }).DistinctBy(v => string.Join(' ', v));

    private static IEnumerable<int[]> Subsets(int n, int k)
    {
        int[] chosen = [.. Enumerable.Range(0, k)];
        while (k <= n)
        {
            yield return chosen;
            int i = k - 1;
            while (i >= 0 && chosen[i] == n - k + i)
                i--;
            if (i < 0)
                yield break;
            chosen[i]++;
            for (int j = i + 1; j < k; j++)
                chosen[j] = chosen[j - 1] + 1;
        }
    }

    // Fraction-free elimination (Bareiss 1968).
    private static BigInteger Determinant(BigInteger[][] rows)
    {
        BigInteger previous = 1;
        int sign = 1;
        for (int c = 0; c < rows.Length; c++)
        {
            int pivot = Array.FindIndex(rows, c, r => !r[c].IsZero);
            if (pivot < 0)
                return 0;
            sign = pivot == c ? sign : -sign;
            (rows[c], rows[pivot]) = (rows[pivot], rows[c]);
            for (int r = c + 1; r < rows.Length; r++)
            {
                for (int j = c + 1; j < rows.Length; j++)
                    rows[r][j] = ((rows[c][c] * rows[r][j]) - (rows[r][c] * rows[c][j])) / previous;
            }

            previous = rows[c][c];
        }

        return sign * previous;
    }
}
