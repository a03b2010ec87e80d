using Verify.Numerics.LinearAlgebra;

namespace Verify.Numerics.Landscapes;

/// <summary>
/// The critical points of <see cref="ReluTeacher{T}"/> that all permutations of the first k − 1 indices fix: rows 1 … k − 1 have a on the
/// diagonal, b beside it and c in the last column, the last row is d, …, d, e. The five equations make sense for real k.
/// </summary>
/// <remarks>
/// Y. Arjevani, M. Field (Physica D 427, 2021) call the minima of this family type II. A gradient in the fixed space of a finite group
/// of symmetries stays in it, so a zero of the five equations is a critical point of F (R. Palais, 1979).
/// </remarks>
public static class MinimumBranch
{
    /// <summary>The parameters (a, b, c, d, e).</summary>
    public const int Parameters = 5;

    /// <summary>A point of the branch at k = 6, to six digits; the search starts here.</summary>
    public static IReadOnlyList<double> AtSix { get; } = [0.986704, -0.050413, 0.308011, 0.224516, -0.601512];

    internal static readonly AngleFunctions<Dual<double>> Doubles = new(
        x => Dual<double>.Sqrt(x), x => new(Math.Acos(x.Value), -x.Derivative / Math.Sqrt((1 - x.Value) * (1 + x.Value))), Math.PI);

    private static readonly AngleFunctions<Dual<Interval>> Intervals = new(
        x => Dual<Interval>.Sqrt(x),
        x => new(Interval.Acos(x.Value), -x.Derivative / Interval.Sqrt((1 - x.Value) * (1 + x.Value))),
        Dual<Interval>.Constant(Interval.Pi));

    /// <summary>The k × k matrix of the parameters.</summary>
    public static double[][] Matrix(IReadOnlyList<double> p, int k) =>
        [.. Enumerable.Range(1, k).Select(i => Enumerable.Range(1, k).Select(j => p[i == k ? (j == k ? 4 : 3) : j == k ? 2 : i == j ? 0 : 1]).ToArray())];

    /// <summary>The five partial derivatives of F and their derivatives in the parameters, row by row.</summary>
    public static (double[] Value, double[][] Derivative) Equations(double[] p, double k) => Equations(p, k, Doubles);

    /// <inheritdoc cref="Equations(double[], double)"/>
    public static (Interval[] Value, Interval[][] Derivative) Equations(Interval[] p, Interval k) => Equations(p, k, Intervals);

    /// <summary>
    /// The Hessian on the five copies of the standard representation of the permutations: for x with Σxᵢ = 0 the perturbations xᵢ on the
    /// diagonal, xᵢ in row i beside it, xⱼ in column j beside it, xᵢ in the last column, xⱼ in the last row.
    /// It maps their combination with coefficients y to that with B·y; each eigenvalue of B is one of the Hessian, k − 2 times.
    /// </summary>
    public static double[][] StandardBlock(double[] p, double k) => StandardBlock(p, k, Doubles);

    /// <inheritdoc cref="StandardBlock(double[], double)"/>
    public static Interval[][] StandardBlock(Interval[] p, Interval k) => StandardBlock(p, k, Intervals);

    /// <summary>Newton's method for the branch at a real k from a nearby point.</summary>
    public static double[] Follow(double[] near, double k)
    {
        double[] p = near;
        for (int step = 0; step < 12; step++)
        {
            var (value, derivative) = Equations(p, k);
            double[] move = SmallSystem.Solve(derivative, value);
            p = [.. p.Zip(move, (x, m) => x - m)];
        }

        return p;
    }

    /// <summary>The point of the branch at a real k to 24 decimals, from doubles.</summary>
    public static decimal[] Refined(double[] near, decimal k)
    {
        double[][] inverse = SmallSystem.Inverse(Equations(near, (double)k).Derivative);
        decimal[] p = Array.ConvertAll(near, x => (decimal)x);
        for (int step = 0; step < 3; step++)
        {
            decimal[] value = Equations(p, k, DecimalAngles.Functions).Value;
            p = [.. p.Select((x, i) => x - inverse[i].Zip(value, (y, v) => (decimal)y * v).Sum())];
        }

        return Array.ConvertAll(p, x => decimal.Round(x, 24));
    }

    private static (T[] Value, T[][] Derivative) Equations<T>(T[] p, T k, AngleFunctions<Dual<T>> functions)
        where T : System.Numerics.INumberBase<T>
    {
        var derivative = p.Select(_ => new T[Parameters]).ToArray();
        var value = new T[Parameters];
        for (int direction = 0; direction < Parameters; direction++)
        {
            var q = p.Select((x, i) => new Dual<T>(x, i == direction ? T.One : T.Zero)).ToArray();
            var gradient = new GroupedMatrix<Dual<T>>([Dual<T>.Constant(k - T.One), Dual<T>.One], [q[0], q[4]], [[q[1], q[2]], [q[3], default]]).Gradient(functions);
            Dual<T>[] image = [gradient.Diagonal[0], gradient.Beside[0][0], gradient.Beside[0][1], gradient.Beside[1][0], gradient.Diagonal[1]];
            for (int i = 0; i < Parameters; i++)
            {
                value[i] = image[i].Value;
                derivative[i][direction] = image[i].Derivative;
            }
        }

        return (value, derivative);
    }

    // With x = e₁ − e₂ the indices fall into {1}, {2}, the k − 3 others and {k}.
    private static T[][] StandardBlock<T>(T[] p, T k, AngleFunctions<Dual<T>> functions)
        where T : System.Numerics.INumberBase<T>
    {
        var block = p.Select(_ => new T[Parameters]).ToArray();
        T three = T.One + T.One + T.One;
        Dual<T>[] sizes = [Dual<T>.One, Dual<T>.One, Dual<T>.Constant(k - three), Dual<T>.One];
        for (int direction = 0; direction < Parameters; direction++)
        {
            // Entries of the perturbation: x₁ = 1, x₂ = −1, x_r = 0.
            int[] x = [1, -1, 0, 0];
            Dual<T> Entry(int parameter, int slope) => new(p[parameter], T.CreateChecked(slope));
            Dual<T> Inside(int g, int h) => Entry(1, direction == 1 ? x[g] : direction == 2 ? x[h] : 0);
            Dual<T> Beside(int g, int h) => g == 3 ? (h == 3 ? default : Entry(3, direction == 4 ? x[h] : 0)) : h == 3 ? Entry(2, direction == 3 ? x[g] : 0) : Inside(g, h);
            Dual<T> Diagonal(int g) => g == 3 ? Entry(4, 0) : Entry(0, direction == 0 ? x[g] : 0);
            int[] groups = [0, 1, 2, 3];
            var gradient = new GroupedMatrix<Dual<T>>(sizes, [.. groups.Select(Diagonal)], [.. groups.Select(g => groups.Select(h => Beside(g, h)).ToArray())]).Gradient(functions);

            // Row 1 reads y₁ on its diagonal, y₂ beside it (x_r = 0 there) and y₄ at its end; row r reads y₃ in column 1; the last row y₅.
            block[0][direction] = gradient.Diagonal[0].Derivative;
            block[1][direction] = gradient.Beside[0][2].Derivative;
            block[2][direction] = gradient.Beside[2][0].Derivative;
            block[3][direction] = gradient.Beside[0][3].Derivative;
            block[4][direction] = gradient.Beside[3][0].Derivative;
        }

        return block;
    }
}
