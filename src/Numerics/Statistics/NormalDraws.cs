namespace Verify.Numerics.Statistics;

/// <summary>Standard normal numbers from a named stream, the same bits on every machine: quotients of uniforms, no library function.</summary>
/// <remarks>
/// A. J. Kinderman, J. F. Monahan, Computer generation of random variables using the ratio of uniform deviates, ACM TOMS 3,
/// 1977: (u, v) uniform on {v² ≤ −4u² ln u} makes v/u standard normal. The two quadratic forms of J. L. Leva, A fast normal
/// random number generator, ACM TOMS 18, 1992, decide all but one pair in a hundred; the rest are decided by an enclosed logarithm.
/// </remarks>
public static class NormalDraws
{
    // Leva's constants; his rectangle, 1.7156 > 2·√(2/e), contains the region.
    private const double Width = 1.7156;
    private const double S = 0.449871;
    private const double T = -0.386595;
    private const double A = 0.19600;
    private const double B = 0.25472;
    private const double Inner = 0.27597;
    private const double Outer = 0.27846;

    /// <summary>One draw from N(0, 1).</summary>
    /// <param name="stream">Spends two or three uniform numbers on average.</param>
    public static double Next(RandomStream stream)
    {
        while (true)
        {
            double u = 1 - stream.NextDouble();
            double v = Width * (stream.NextDouble() - 0.5);
            double x = u - S, y = Math.Abs(v) - T;
            double q = Math.FusedMultiplyAdd(x, x, y * Math.FusedMultiplyAdd(A, y, -(B * x)));
            if (q < Inner || (q <= Outer && v * v <= -4 * u * u * Interval.Log(u).Midpoint))
                return v / u;
        }
    }

    /// <summary>Fills a span with independent draws from N(0, 1).</summary>
    /// <param name="stream">Where the uniform numbers come from.</param>
    /// <param name="numbers">Receives the draws.</param>
    public static void Fill(RandomStream stream, Span<double> numbers)
    {
        foreach (ref double z in numbers)
            z = Next(stream);
    }

    /// <summary>Independent draws from N(0, 1).</summary>
    /// <param name="stream">Where the uniform numbers come from.</param>
    /// <param name="count">How many.</param>
    public static double[] From(RandomStream stream, int count)
    {
        double[] numbers = new double[count];
        Fill(stream, numbers);
        return numbers;
    }
}
