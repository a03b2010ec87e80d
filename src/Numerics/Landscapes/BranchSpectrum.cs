using Verify.Numerics.LinearAlgebra;

namespace Verify.Numerics.Landscapes;

/// <summary>
/// Loss and Hessian at the matrices of <see cref="MinimumBranch"/> in time that does not depend on k: the permutations of the first k − 1 indices
/// split the space of matrices into five fixed directions, five copies of the standard representation, and one copy each of two larger
/// ones, on which the Hessian is a number (I. Schur). In floating point: guesses for what is certified elsewhere.
/// </summary>
public static class BranchSpectrum
{
    /// <summary>The loss F.</summary>
    /// <param name="p">(a, b, c, d, e).</param>
    /// <param name="k">The number of units.</param>
    public static double Loss(double[] p, double k)
    {
        double a = p[0], b = p[1], c = p[2], d = p[3], e = p[4], m = k - 1;
        double row = (a * a) + ((m - 1) * b * b) + (c * c), last = (m * d * d) + (e * e);
        double beside = (2 * a * b) + ((m - 2) * b * b) + (c * c), across = (d * (a + ((m - 1) * b))) + (c * e);

        // Pair by pair of indices, so that large sums of both signs do not meet at the end; unit vectors at right angles overlap by 1/2π.
        double own = (m * (((row + 1) / 4) - Overlap(row, a))) + ((last + 1) / 4) - Overlap(last, e);
        double alike = Overlap(row * row, beside) - (2 * Overlap(row, b)) + (0.5 / Math.PI);
        double unlike = Overlap(row * last, across) - Overlap(row, c) - Overlap(last, d) + (0.5 / Math.PI);
        return own + (m * (m - 1) / 2 * alike) + (m * unlike);
    }

    /// <summary>The eigenvalues of the Hessian with their multiplicities, in no order: 5 + 5 + 1 + 1 numbers.</summary>
    /// <param name="p">(a, b, c, d, e).</param>
    /// <param name="k">The number of units, at least 5.</param>
    public static IReadOnlyList<(double Value, long Multiplicity)> Of(double[] p, int k)
    {
        double m = k - 1;
        double[] alike = Symmetrized(MinimumBranch.Equations(p, k).Derivative, [m, m * (m - 1), m, m, 1]);

        // Row plus column and row less column are orthogonal, as rows and columns are not.
        var b = MinimumBranch.StandardBlock(p, k);
        double[][] turned = [.. Turned([.. b.Select(Halves)])];
        double[] different = Symmetrized(turned, [1, 2 * (m - 2), 2 * m, 1, 1]);
        return
        [
            .. alike.Select(x => (x, 1L)),
            .. different.Select(x => (x, (long)k - 2)),
            (Along(p, k, 3, (g, h) => (h - g + 3) % 3 == 1 ? 1 : -1).Beside[0][1].Derivative, (long)(k - 2) * (k - 3) / 2),
            (Along(p, k, 4, (g, h) => g / 2 == h / 2 ? 0 : g % 2 == h % 2 ? 1 : -1).Beside[0][2].Derivative, (long)(k - 1) * (k - 4) / 2),
        ];
    }

    private static double Overlap(double n, double q) => (Math.Sqrt(Math.Max(0, n - (q * q))) + ((Math.PI - Math.Acos(Math.Clamp(q / Math.Sqrt(n), -1, 1))) * q)) / (2 * Math.PI);

    // A matrix that is symmetric for the given squared lengths of the basis.
    private static double[] Symmetrized(double[][] matrix, double[] squares) =>
        JacobiEigenvectors.Of([.. matrix.Select((row, i) => row.Select((x, j) => x * Math.Sqrt(squares[i] / squares[j])).ToArray())]).Values;

    // Columns 1 and 2 of B at y₁ = y₂ and y₁ = −y₂.
    private static double[] Halves(double[] row) => [row[0], row[1] + row[2], row[1] - row[2], row[3], row[4]];

    // Rows likewise: coefficients of the sum and of the difference.
    private static double[][] Turned(double[][] b) => [b[0], [.. b[1].Zip(b[2], (x, y) => (x + y) / 2)], [.. b[1].Zip(b[2], (x, y) => (x - y) / 2)], b[3], b[4]];

    // The gradient along a perturbation of the first few indices, which are told apart; its entries are the eigenvalue times those of the perturbation.
    private static GroupedMatrix<Dual<double>> Along(double[] p, int k, int singles, Func<int, int, int> slope)
    {
        // Groups: the singles, the rest if there is one, and index k.
        int last = singles + (k - 1 > singles ? 1 : 0);
        int[] groups = [.. Enumerable.Range(0, last + 1)];
        Dual<double> Beside(int g, int h) => g == last ? new(p[3], 0) : h == last ? new(p[2], 0) : new(p[1], g < singles && h < singles && g != h ? slope(g, h) : 0);
        return new GroupedMatrix<Dual<double>>(
            [.. groups.Select(g => Dual<double>.Constant(g == singles && g != last ? k - 1 - singles : 1.0))],
            [.. groups.Select(g => Dual<double>.Constant(p[g == last ? 4 : 0]))],
            [.. groups.Select(g => groups.Select(h => Beside(g, h)).ToArray())]).Gradient(MinimumBranch.Doubles);
    }
}
