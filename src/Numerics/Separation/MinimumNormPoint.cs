using System.Numerics;
using Verify.Numerics.Integers;

namespace Verify.Numerics.Separation;

/// <summary>
/// The point of conv{z_k} nearest to 0 on its way to optimality: z = Σ y_k z_k / Σ y_k over a corral, a set of affinely
/// independent vectors whose affine hull comes nearest to 0 inside their convex hull.
/// </summary>
/// <remarks>
/// P. Wolfe, Finding the nearest point in a polytope, Math. Programming 11 (1976), every step in exact arithmetic and
/// therefore finite. On a corral with Gram matrix G the system (G + ee')u = e has one solution, and with s = Σ u_k the point
/// is z = Σ u_k z_k / s and ‖z‖² = (1 − s)/s. Floating point only proposes which vector enters next.
/// </remarks>
internal sealed class MinimumNormPoint
{
    private readonly SignedRows rows;
    private readonly CancellationToken cancellation;
    private readonly Dictionary<(int, int), BigInteger> products = [];
    private readonly List<int> corral = [];
    private readonly List<Rational> weights = []; // of the current convex combination
    private int solvesLeft;

    private MinimumNormPoint(SignedRows rows, int maxSolves, CancellationToken cancellation)
    {
        this.rows = rows;
        this.cancellation = cancellation;
        solvesLeft = maxSolves;
        Support = [];
        Multipliers = [];
        Point = [];
    }

    /// <summary>The vectors of the last corral reached, ascending.</summary>
    public int[] Support { get; private set; }

    /// <summary>y_k &gt; 0 for each of them.</summary>
    public BigInteger[] Multipliers { get; private set; }

    /// <summary>Σ y_k z_k, the point times Σ y_k.</summary>
    public BigInteger[] Point { get; private set; }

    /// <summary>‖z‖².</summary>
    public Rational SquaredNorm { get; private set; }

    /// <summary>‖z‖²·Σ y_k: what ⟨Σ y_k z_k, z_j⟩ must reach for every j.</summary>
    public BigInteger Threshold { get; private set; }

    /// <summary>Whether ⟨z, z_j⟩ ≥ ‖z‖² was found for every j, so that no point of the hull is nearer to 0.</summary>
    public bool IsOptimal { get; private set; }

    /// <summary>Goes on until the point is optimal or so many linear systems have been solved.</summary>
    /// <param name="rows">At least one vector.</param>
    /// <param name="maxSolves">At least 1.</param>
    /// <param name="cancellation">Asked at every digit of every solution.</param>
    public static MinimumNormPoint Find(SignedRows rows, int maxSolves, CancellationToken cancellation)
    {
        var point = new MinimumNormPoint(rows, maxSolves, cancellation);
        int shortest = Enumerable.Range(0, rows.Count).MinBy(k => point.Product(k, k));
        point.corral.Add(shortest);
        point.weights.Add(Rational.One);
        while (point.Descend())
        {
            if (point.Entering() is not { } entering)
            {
                point.IsOptimal = true;
                break;
            }

            point.Enter(entering);
        }

        return point;
    }

    /// <summary>Moves to the nearest point of the affine hull, dropping vectors as weights vanish; false if the budget ended.</summary>
    private bool Descend()
    {
        while (solvesLeft-- > 0)
        {
            BigInteger[] numerators = AffineMinimiser(out BigInteger denominator);
            BigInteger total = numerators.Aggregate(BigInteger.Add);
            if (numerators.All(n => n.Sign > 0))
            {
                Accept(numerators, denominator, total);
                return true;
            }

            MoveTowards([.. numerators.Select(n => new Rational(n, total))]);
        }

        return false;
    }

    private void Accept(BigInteger[] numerators, BigInteger denominator, BigInteger total)
    {
        Support = [.. corral];
        Multipliers = numerators;
        Point = rows.Combine(Support, numerators);
        Threshold = denominator - total;
        SquaredNorm = new Rational(Threshold, total);
        for (int i = 0; i < numerators.Length; i++)
        {
            weights[i] = new Rational(numerators[i], total);
        }
    }

    private BigInteger[] AffineMinimiser(out BigInteger denominator)
    {
        int n = corral.Count;
        var matrix = new BigInteger[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                matrix[(i * n) + j] = Product(corral[i], corral[j]) + BigInteger.One;
            }
        }

        // G + ee' is the Gram matrix of the vectors (z, 1), which are linearly independent.
        IntegerSystem.Solution solution =
            IntegerSystem.Solve(matrix, [.. Enumerable.Repeat(BigInteger.One, n)], cancellation)
            ?? throw new InvalidOperationException("A corral lost its affine independence.");
        denominator = solution.Denominator;
        return solution.Numerators;
    }

    // As far as the weights stay nonnegative; at least one of them vanishes.
    private void MoveTowards(Rational[] target)
    {
        Rational step = Enumerable.Range(0, target.Length).Where(i => target[i].Sign <= 0)
            .Min(i => weights[i] / (weights[i] - target[i]));
        for (int i = target.Length - 1; i >= 0; i--)
        {
            weights[i] += step * (target[i] - weights[i]);
            if (weights[i].Sign == 0)
            {
                weights.RemoveAt(i);
                corral.RemoveAt(i);
            }
        }
    }

    /// <summary>A vector with ⟨z, z_j⟩ &lt; ‖z‖², or null if there is none.</summary>
    private int? Entering()
    {
        int candidate = FloatingLeast();
        if (candidate >= 0 && SignedRows.Product(Point, rows[candidate]) < Threshold)
        {
            return candidate;
        }

        (int index, BigInteger product) = rows.Least(Point);
        return product < Threshold ? index : null;
    }

    // Shifted so that the largest coordinate nears the end of the range: small coordinates keep all their bits.
    private int FloatingLeast()
    {
        const int Target = 900;
        int shift = Target - (int)Point.Max(v => v.GetBitLength());
        double[] direction = Array.ConvertAll(Point, v => (double)(shift < 0 ? v >> -shift : v));
        double[] coordinates = rows.Rounded;
        int best = -1;
        double least = double.PositiveInfinity;
        for (int k = 0; k < rows.Count; k++)
        {
            double product = 0;
            for (int j = 0; j < direction.Length; j++)
            {
                product += direction[j] * coordinates[(k * direction.Length) + j];
            }

            if (product < least)
            {
                (least, best) = (product, k);
            }
        }

        return best;
    }

    private void Enter(int index)
    {
        int place = ~corral.BinarySearch(index);
        corral.Insert(place, index);
        weights.Insert(place, Rational.Zero);
    }

    private BigInteger Product(int i, int j)
    {
        (int, int) key = i < j ? (i, j) : (j, i);
        if (!products.TryGetValue(key, out BigInteger product))
        {
            product = SignedRows.Product(rows[i], rows[j]);
            products.Add(key, product);
        }

        return product;
    }
}
