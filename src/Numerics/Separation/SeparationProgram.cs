using Google.OrTools.LinearSolver;

namespace Verify.Numerics.Separation;

/// <summary>
/// The linear program max t ≤ 1 under ⟨w, z_k⟩ ≥ t, always feasible and bounded, solved in floating point by GLOP. Its
/// optimum is 1 exactly for separable vectors and 0 otherwise; what comes back here is a guess and proves nothing.
/// </summary>
internal sealed record SeparationProgram(double[] Weights, double[] Multipliers, bool LooksSeparable)
{
    private const double Halfway = 0.5;

    /// <summary>The guess, or null if the solver gives up.</summary>
    /// <remarks>
    /// Columns, then rows are divided by their largest entry: separability does not mind, the solver does. The answer is that
    /// of the vectors as given; the multipliers are the dual values, at a vertex at most d + 1 of them not 0.
    /// </remarks>
    public static SeparationProgram? Solve(SignedRows rows)
    {
        int d = rows.Dimension;
        double[] entries = [.. rows.Rounded];
        if (!entries.All(double.IsFinite))
        {
            return null;
        }

        double[] columnScale = [.. Enumerable.Range(0, d).Select(j => Scale(entries.Skip(j).Where((_, i) => i % d == 0)))];
        for (int i = 0; i < entries.Length; i++)
        {
            entries[i] /= columnScale[i % d];
        }

        double[] rowScale = Array.ConvertAll(entries.Chunk(d).ToArray(), Scale);

        using Solver solver = Solver.CreateSolver("GLOP");
        Variable t = solver.MakeNumVar(0, 1, "");
        Variable[] w = [.. Enumerable.Range(0, d).Select(_ => solver.MakeNumVar(double.NegativeInfinity, double.PositiveInfinity, ""))];
        var margins = new Constraint[rows.Count];
        for (int k = 0; k < margins.Length; k++)
        {
            margins[k] = solver.MakeConstraint(0, double.PositiveInfinity, "");
            margins[k].SetCoefficient(t, -1);
            for (int j = 0; j < d; j++)
            {
                margins[k].SetCoefficient(w[j], entries[(k * d) + j] / rowScale[k]);
            }
        }

        solver.Objective().SetCoefficient(t, 1);
        solver.Objective().SetMaximization();
        return solver.Solve() == Solver.ResultStatus.OPTIMAL
            ? new SeparationProgram(
                [.. w.Zip(columnScale, (variable, scale) => variable.SolutionValue() / scale)],
                [.. margins.Zip(rowScale, (margin, scale) => Math.Abs(margin.DualValue()) / scale)],
                t.SolutionValue() > Halfway)
            : null;
    }

    private static double Scale(IEnumerable<double> values) => values.Max(Math.Abs) is > 0 and var largest ? largest : 1;
}
