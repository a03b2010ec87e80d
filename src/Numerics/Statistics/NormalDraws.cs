namespace Verify.Numerics.Statistics;

/// <summary>Standard normal numbers from comparisons of uniform ones: no logarithm and no cosine, hence the same bits on every machine.</summary>
/// <remarks>
/// C. F. F. Karney, Sampling exactly from the normal distribution, ACM TOMS 42(1), 2016, algorithm N; deviation: uniform numbers have
/// 53 bits instead of as many as a comparison needs, and the probabilities handed to von Neumann's trials are rounded to double.
/// </remarks>
public static class NormalDraws
{
    /// <summary>One draw from N(0, 1).</summary>
    /// <param name="stream">Spends about 30 numbers on average.</param>
    public static double Next(RandomStream stream)
    {
        for (; ;)
        {
            // k with probability proportional to e^(−k/2), kept with e^(−k(k−1)/2): together e^(−k²/2).
            int k = 0;
            while (Trial(stream, 0.5))
                k++;
            if (!Trials(stream, 0.5, k * (k - 1)))
                continue;

            // x in [0, 1) kept with e^(−x(2k + x)/2) gives |k + x| the half normal density.
            double x = stream.NextDouble();
            if (Trials(stream, x * ((2 * k) + x) / ((2 * k) + 2), k + 1))
                return stream.NextBoolean() ? k + x : -(k + x);
        }
    }

    /// <summary>Independent draws from N(0, 1).</summary>
    /// <param name="stream">Where the uniform numbers come from.</param>
    /// <param name="count">How many.</param>
    public static double[] From(RandomStream stream, int count)
    {
        double[] numbers = new double[count];
        foreach (ref double number in numbers.AsSpan())
            number = Next(stream);
        return numbers;
    }

    private static bool Trials(RandomStream stream, double p, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (!Trial(stream, p))
                return false;
        }

        return true;
    }

    // True with probability e^(−p), 0 ≤ p ≤ 1: the run p > u₁ > u₂ > … reaches length n with probability pⁿ/n! (von Neumann 1951).
    private static bool Trial(RandomStream stream, double p)
    {
        bool even = true;
        for (double last = p, u = stream.NextDouble(); u < last; u = stream.NextDouble())
        {
            last = u;
            even = !even;
        }

        return even;
    }
}
