using Google.OrTools.LinearSolver;

namespace Verify.Numerics.PolynomialOrder;

/// <summary>
/// The linear program max t under s_k⟨w, x_k⟩ ≥ t, |w_j| ≤ 1, over thousands of points in few dimensions, in floating point. At an
/// optimum t &gt; 0 the weights have all signs right; at t = 0 the dual values are a Gordan vector. Both are guesses and prove nothing.
/// </summary>
/// <remarks>
/// Products of power sums are nearly dependent, so the program runs over orthonormal combinations of them (Gram and Schmidt, twice).
/// It starts with few points and adds those it gets most wrong.
/// </remarks>
internal sealed record SignProgram(double[] Weights, int[] Support)
{
    private const int Added = 40;
    private const int Rounds = 200;
    private const double Tolerance = 1e-10;
    private const double Noise = 1e-9;

    /// <summary>The guess: weights of the features as given, and the points with positive dual values.</summary>
    /// <param name="features">N points with d features each, N ≥ d.</param>
    /// <param name="labels">N signs.</param>
    /// <param name="cancellation">Asked before every program.</param>
    public static SignProgram Solve(long[][] features, bool[] labels, CancellationToken cancellation)
    {
        int d = features[0].Length;
        var combinations = Orthonormal(features);
        double[][] points = [.. features.Select((x, k) => Transposed(combinations, x, labels[k] ? 1 : -1))];
        var active = new SortedSet<int>(Enumerable.Range(0, d).Select(j => (int)((long)j * (points.Length - 1) / d)).Append(points.Length - 1));
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            int[] rows = [.. active];
            var (w, t, duals) = Optimum(points, rows, d);
            var violated = Enumerable.Range(0, points.Length).Select(k => (k, Margin: Dot(points[k], w))).Where(v => v.Margin < t - Tolerance && !active.Contains(v.k))
                .OrderBy(v => v.Margin).ThenBy(v => v.k).Take(Added).ToArray();
            if (violated.Length == 0 || active.Count > Rounds * Added)
            {
                double largest = duals.Max();
                return new([.. combinations.Select(row => Dot(row, w))], [.. rows.Where((_, i) => duals[i] > Noise * largest)]);
            }

            active.UnionWith(violated.Select(v => v.k));
        }
    }

    private static (double[] Weights, double Least, double[] Duals) Optimum(double[][] points, int[] rows, int d)
    {
        using Solver solver = Solver.CreateSolver("GLOP");
        Variable t = solver.MakeNumVar(0, double.PositiveInfinity, "");
        Variable[] w = [.. Enumerable.Range(0, d).Select(_ => solver.MakeNumVar(-1, 1, ""))];
        Constraint[] margins = Array.ConvertAll(rows, k =>
        {
            Constraint margin = solver.MakeConstraint(0, double.PositiveInfinity, "");
            margin.SetCoefficient(t, -1);
            for (int j = 0; j < d; j++)
                margin.SetCoefficient(w[j], points[k][j]);
            return margin;
        });
        solver.Objective().SetCoefficient(t, 1);
        solver.Objective().SetMaximization();
        return solver.Solve() == Solver.ResultStatus.OPTIMAL
            ? (Array.ConvertAll(w, v => v.SolutionValue()), t.SolutionValue(), Array.ConvertAll(margins, m => Math.Abs(m.DualValue())))
            : (new double[d], 0, Array.ConvertAll(margins, _ => 1.0));
    }

    /// <summary>T with orthogonal columns of A·T, each of mean square 1 over the points; row by row.</summary>
    private static double[][] Orthonormal(long[][] features)
    {
        int d = features[0].Length;
        double[][] columns = [.. Enumerable.Range(0, d).Select(j => Array.ConvertAll(features, x => (double)x[j]))];
        double[][] combinations = [.. Enumerable.Range(0, d).Select(i => Enumerable.Range(0, d).Select(j => i == j ? 1.0 : 0).ToArray())];
        double size = Math.Sqrt(features.Length);
        for (int pass = 0; pass < 2; pass++)
        {
            for (int j = 0; j < d; j++)
            {
                for (int i = 0; i < j; i++)
                    Subtract(j, i, Dot(columns[i], columns[j]) / features.Length);
                double norm = Math.Sqrt(Dot(columns[j], columns[j])) / size;
                columns[j] = Array.ConvertAll(columns[j], v => v / norm);
                foreach (double[] row in combinations)
                    row[j] /= norm;
            }
        }

        return combinations;

        void Subtract(int j, int i, double factor)
        {
            for (int k = 0; k < columns[j].Length; k++)
                columns[j][k] -= factor * columns[i][k];
            foreach (double[] row in combinations)
                row[j] -= factor * row[i];
        }
    }

    private static double[] Transposed(double[][] combinations, long[] x, int sign)
    {
        var product = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < x.Length; j++)
                product[j] += sign * (double)x[i] * combinations[i][j];
        }

        return product;
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
