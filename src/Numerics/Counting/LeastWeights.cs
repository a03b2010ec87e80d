using System.Collections.Immutable;
using System.Numerics;
using Google.OrTools.LinearSolver;
using Verify.Numerics.Separation;

namespace Verify.Numerics.Counting;

/// <summary>Small integer weights for the classes of self-dual threshold functions, and proofs that a function needs large ones.</summary>
public static class LeastWeights
{
    /// <summary>
    /// For every class weights of least sum, where the linear program min Σ w_i under ⟨w, x⟩ ≥ 1 at the true points has an integral optimum (up to
    /// eight variables always: Muroga, Tsuboi and Baugh 1970), else the weights as given. The solver guesses; each row is tried at all points.
    /// </summary>
    public static ThresholdClasses Reduce(ThresholdClasses classes, CancellationToken cancellation = default) => classes with
    {
        Weights = [.. classes.Weights.Select(w =>
        {
            cancellation.ThrowIfCancellationRequested();
            ImmutableArray<BigInteger> least = [.. Optimum(w).Select(v => (BigInteger)Math.Round(v))];
            return Same(w, least) ? least : w;
        })],
    };

    /// <summary>
    /// Multipliers y ≥ 0 on true points x of the function with weights w, such that Σ y_x &gt; bound·Σ_i |Σ_x y_x x_i|: as ⟨v, x⟩ ≥ 1 at true points,
    /// every integer v for this function has an entry above the bound. Null if real weights within bound + 1/64 exist.
    /// </summary>
    public static ImmutableArray<(int Point, BigInteger Multiplier)>? Exceed(ImmutableArray<BigInteger> weights, int bound)
    {
        const int Excess = 64;
        int n = weights.Length;
        int[] points = [.. TruePoints(weights)];

        // ⟨v, x⟩ > τ, (bound + 1/64)τ > |v_i|: rows in (v, τ).
        int[] rows =
        [
            .. points.SelectMany(x => Enumerable.Range(0, n).Select(i => Coordinate(x, i)).Append(-1)),
            .. Enumerable.Range(0, 2 * n).SelectMany(k => Enumerable.Range(0, n).Select(i => i == k % n ? (k < n ? -Excess : Excess) : 0).Append((Excess * bound) + 1)),
        ];
        bool[] labels = new bool[points.Length + (2 * n)];
        Array.Fill(labels, true);
        return LinearSeparation.Decide<int>(rows, n + 1, labels) is Separability.Inseparable inseparable
            ? [.. points.Select((x, i) => (x, inseparable.Multipliers[i])).Where(y => !y.Item2.IsZero)]
            : null;
    }

    private static double[] Optimum(ImmutableArray<BigInteger> weights)
    {
        int n = weights.Length;
        using Solver solver = Solver.CreateSolver("GLOP");
        Variable[] w = [.. Enumerable.Range(0, n).Select(_ => solver.MakeNumVar(0, double.PositiveInfinity, ""))];
        for (int i = 0; i + 1 < n; i++)
        {
            Constraint descending = solver.MakeConstraint(0, double.PositiveInfinity, "");
            descending.SetCoefficient(w[i], 1);
            descending.SetCoefficient(w[i + 1], -1);
        }

        foreach (int x in TruePoints(weights))
        {
            Constraint positive = solver.MakeConstraint(1, double.PositiveInfinity, "");
            for (int i = 0; i < n; i++)
                positive.SetCoefficient(w[i], Coordinate(x, i));
        }

        for (int i = 0; i < n; i++)
            solver.Objective().SetCoefficient(w[i], 1);
        solver.Objective().SetMinimization();
        solver.Solve();
        return Array.ConvertAll(w, v => v.SolutionValue());
    }

    private static bool Same(ImmutableArray<BigInteger> a, ImmutableArray<BigInteger> b) =>
        TruePoints(a).All(x => Side(b, x).Sign > 0) && b.Zip(b.Skip(1), (u, v) => u >= v).All(descends => descends) && b[^1].Sign >= 0;

    private static IEnumerable<int> TruePoints(ImmutableArray<BigInteger> weights) => Enumerable.Range(0, 1 << weights.Length).Where(x => Side(weights, x).Sign > 0);

    private static BigInteger Side(ImmutableArray<BigInteger> weights, int x)
    {
        var side = BigInteger.Zero;
        for (int i = 0; i < weights.Length; i++)
            side += Coordinate(x, i) * weights[i];
        return side;
    }

    private static int Coordinate(int x, int i) => (x >> i & 1) == 1 ? 1 : -1;
}
