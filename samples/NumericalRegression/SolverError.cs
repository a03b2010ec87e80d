using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;

namespace NumericalRegression;

/// <summary>Elimination with partial pivoting is as accurate as condition number and unit roundoff allow.</summary>
public sealed class SolverError : Claim
{
    private const string TinyPivot = "error on the matrix with the tiny pivot";

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "numerical/linear-solver",
        Title: "The solver's error is at most condition number times backward error",
        Formula: @"\lVert \hat x - x\rVert \le \kappa(A)\, n^2\, 2^{n-1}\, \gamma_{5n}\, \lVert\hat x\rVert",
        Prose: @"The computed solution solves a system whose matrix differs from $A$ by at most $\gamma_{3n}|\hat L||\hat U|$. With partial pivoting the factors of $\hat L$ are at most 1 and the entries of $\hat U$ grow at most by $2^{n-1}$ but for roundings, which $\gamma_{5n}$ covers. All norms are maximum norms; $x$ and $\kappa(A)$ are computed in fractions.",
        Hypotheses: ["$A$ is invertible.", "Double precision, round to nearest, no underflow or overflow."],
        Sources: [Roundoff.Higham.At("Theorems 9.4 and 9.5")],
        Rung: Rung.Enclosed);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Solved(pivoting: true)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "systems of four equations are solved within the bound",
            Domains.Vectors(20, Domains.Integers(-100, 100)),
            v => (double)Slack(Rows(v), Right(v)),
            given: v => ExactLinear.Inverse(Rows(v)) is not null),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("pivoting is not needed", "a pivot of 2⁻⁶⁰ wipes out the other equation", Solved(pivoting: false), TinyPivot),
    ];

    private static Experiment Solved(bool pivoting) => new("tiny pivot and Hilbert matrices", _ =>
    {
        int[] sizes = [2, 3, 4, 5, 6];
        var tiny = Measure([[Math.ScaleB(1, -60), 1], [1, 1]], [1, 2], pivoting);
        var hilbert = sizes.Select(n => Measure(Hilbert(n), [.. Enumerable.Repeat(1.0, n)], pivoting)).ToArray();
        double[] abscissae = [.. sizes.Select(n => (double)n)];
        return new Findings
        {
            Comparisons = [Compare(TinyPivot, tiny), .. sizes.Select((n, i) => Compare($"error on the Hilbert matrix of order {n}", hilbert[i]))],
            Figures =
            [
                new Figure(
                    "solver-error",
                    "Error of the solver and its bound",
                    "The error on scaled Hilbert matrices (points) grows with the condition number, as the bound (line) does.",
                    new("order $n$"),
                    new("error", AxisScale.Log10),
                    [
                        new Curve(Role.Bound, "bound", abscissae, [.. hilbert.Select(h => (double)h.Bound)]),
                        new Points(Role.Measurement, "error", abscissae, [.. hilbert.Select(h => h.Error == 0 ? double.NaN : (double)h.Error)]),
                    ]),
            ],
        };
    });

    private static Comparison Compare(string quantity, (Rational Error, Rational Bound) m) =>
        new(quantity, Roundoff.Enclosed(m.Error), Relation.AtMost, Roundoff.Enclosed(m.Bound));

    private static (Rational Error, Rational Bound) Measure(double[][] a, double[] b, bool pivoting = true)
    {
        int n = b.Length;
        var inverse = ExactLinear.Inverse(a)!;
        var computed = ExactLinear.Exact(DenseSolver.Solve(a, b, pivoting));
        var exact = ExactLinear.Apply(inverse, ExactLinear.Exact(b));
        var condition = ExactLinear.Norm([.. a.Select(ExactLinear.Exact)]) * ExactLinear.Norm(inverse);
        return (ExactLinear.Norm([.. computed.Zip(exact, (v, w) => v - w)]), condition * n * n * (1L << (n - 1)) * Roundoff.Gamma(5 * n) * ExactLinear.Norm(computed));
    }

    private static Rational Slack(double[][] a, double[] b)
    {
        var (error, bound) = Measure(a, b);
        return bound - error;
    }

    // Times the least common multiple of 1, …, 11, so that all entries up to order 6 are integers.
    private static double[][] Hilbert(int n) => [.. Enumerable.Range(1, n).Select(i => (double[])[.. Enumerable.Range(0, n).Select(j => 27720.0 / (i + j))])];

    private static double[][] Rows(int[] v) => [.. v[..16].Chunk(4).Select(row => Array.ConvertAll(row, k => (double)k))];

    private static double[] Right(int[] v) => Array.ConvertAll(v[16..], k => (double)k);
}
