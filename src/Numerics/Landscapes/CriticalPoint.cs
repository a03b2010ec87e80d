using Verify.Numerics.LinearAlgebra;

namespace Verify.Numerics.Landscapes;

/// <summary>What interval arithmetic has proved about one critical point of <see cref="ReluTeacher{T}"/>.</summary>
/// <param name="Midpoint">The centre of the box, a matrix of doubles.</param>
/// <param name="Radius">Half the box's width in each coordinate.</param>
/// <param name="Image">The greatest distance, in a coordinate, of the Krawczyk image from the centre.</param>
/// <param name="Exists">Does the box hold exactly one critical point?</param>
/// <param name="Objective">F at the critical point, by the mean value theorem from the centre.</param>
/// <param name="Least">The least eigenvalue of the Hessian, over the box: where it is positive the critical point is a strict minimum.</param>
/// <param name="LeastBeyond">The least eigenvalue of the block that each input coordinate beyond the teachers' adds.</param>
/// <param name="ShiftBeyond">The shift of the factorization that proves LeastBeyond.</param>
/// <param name="Spectrum">The Hessian's eigenvalues at the centre in floating point, ascending; for figures.</param>
/// <param name="Inverse">An approximate inverse of the Hessian.</param>
/// <param name="Softest">An approximate eigenvector of the least eigenvalue.</param>
public sealed record CriticalPoint(
    double[][] Midpoint, double Radius, double Image, bool Exists, Interval Objective, Interval Least, Interval LeastBeyond, double ShiftBeyond, double[] Spectrum, double[][] Inverse, double[] Softest)
{
    // The eigenvalue guess less this share is the shift of the Cholesky factorization.
    private const double Backoff = 1.0 / 64;

    // Centres are multiples of 2⁻⁴⁴, so that certificates stay short.
    private const int CentreBits = 44;

    /// <summary>The shift of the factorization that proves <see cref="Least"/>.</summary>
    public double Shift => Shifted(Spectrum[0]);

    /// <summary>Newton's method from a guess, then proofs on the box around its result.</summary>
    /// <param name="guess">Rows near a critical point.</param>
    /// <param name="teachers">k.</param>
    /// <param name="radius">Half the width of the box, a power of two.</param>
    /// <param name="steps">Newton steps, each from a fresh Hessian; none for a guess that is a zero up to rounding.</param>
    public static CriticalPoint Certify(double[][] guess, int teachers, double radius, int steps)
    {
        int d = guess[0].Length;
        double[][] w = guess;
        for (int step = 0; step < steps; step++)
        {
            double[][] inverse = JacobiEigenvectors.Of(ReluTeacher<double>.Hessian(w, teachers)).Inverse();
            double[] gradient = ReluTeacher<double>.Gradient(w, teachers);
            w = [.. w.Select((row, i) => row.Select((x, c) => x - Dot(inverse[(i * d) + c], gradient)).ToArray())];
        }

        w = Array.ConvertAll(w, row => Array.ConvertAll(row, x => Math.ScaleB(Math.Round(Math.ScaleB(x, CentreBits)), -CentreBits)));

        var box = Around(w, radius);
        var (hessian, beyond) = (ReluTeacher<Interval>.Hessian(box, teachers), ReluTeacher<Interval>.HessianBeyond(box, teachers));
        var (basis, basisBeyond) = (Basis(hessian), Basis(beyond));
        var approximateInverse = basis.Inverse();
        var image = Krawczyk.Image(ReluTeacher<Interval>.Gradient(Around(w, 0), teachers), hessian, approximateInverse, radius);
        bool exists = Krawczyk.Proves(image, radius);
        double reach = image.Max(x => x.Magnitude);
        return new(
            w,
            radius,
            reach,
            exists,
            Value(w, teachers, exists ? reach : radius),
            Enclose(hessian, basis),
            Enclose(beyond, basisBeyond),
            Shifted(basisBeyond.Values[0]),
            basis.Values,
            approximateInverse,
            basis.Vectors[0]);
    }

    /// <summary>All matrices that differ from one by at most the radius in each entry.</summary>
    public static Interval[][] Around(double[][] midpoint, double radius) =>
        Array.ConvertAll(midpoint, row => Array.ConvertAll(row, x => x + new Interval(-radius, radius)));

    private static Interval Value(double[][] midpoint, int teachers, double radius)
    {
        Interval sum = ReluTeacher<Interval>.Objective(Around(midpoint, 0), teachers);
        foreach (Interval slope in ReluTeacher<Interval>.Gradient(Around(midpoint, radius), teachers))
            sum += slope * new Interval(-radius, radius);
        return sum;
    }

    private static Eigenbasis Basis(Interval[][] matrix) => JacobiEigenvectors.Of(Array.ConvertAll(matrix, row => Array.ConvertAll(row, x => x.Midpoint)));

    private static Interval Enclose(Interval[][] matrix, Eigenbasis basis) => new(
        LeastEigenvalue.Below(matrix, Shifted(basis.Values[0])),
        LeastEigenvalue.Above(matrix, basis.Vectors[0]));

    private static double Shifted(double eigenvalue) => eigenvalue - (Backoff * Math.Abs(eigenvalue));

    private static double Dot(double[] x, double[] y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum = Math.FusedMultiplyAdd(x[i], y[i], sum);
        return sum;
    }
}
