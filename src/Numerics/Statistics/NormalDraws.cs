namespace Verify.Numerics.Statistics;

/// <summary>Standard normal numbers from a stream, for statistical evidence.</summary>
public static class NormalDraws
{
    /// <summary>Independent standard normal numbers by the polar method (G. Marsaglia, T. A. Bray, SIAM Review 6, 1964).</summary>
    /// <remarks>It uses the platform's logarithm, so another system may differ in last places: no exact evidence may rest on it.</remarks>
    /// <param name="stream">Where the uniform numbers come from.</param>
    /// <param name="count">How many.</param>
    public static double[] From(RandomStream stream, int count)
    {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i += 2)
        {
            double u, v, square;
            do
            {
                u = stream.NextDouble(-1, 1);
                v = stream.NextDouble(-1, 1);
                square = (u * u) + (v * v);
            }
            while (square >= 1 || square == 0);
            double factor = Math.Sqrt(-2 * Math.Log(square) / square);
            numbers[i] = u * factor;
            if (i + 1 < count)
                numbers[i + 1] = v * factor;
        }

        return numbers;
    }
}
