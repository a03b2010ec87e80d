namespace Verify.Numerics.Statistics;

/// <summary>The direction in which points vary most, for pictures; never evidence.</summary>
public static class PrincipalDirection
{
    private const int Iterations = 200;

    /// <summary>The leading right singular vector of the centred rows after what lies along <paramref name="apart"/> has been taken out, by power iteration from a fixed start.</summary>
    /// <param name="rows">N rows of length d, unchanged.</param>
    /// <param name="apart">A vector of length d; 0 takes nothing out.</param>
    /// <returns>A unit vector of length d, orthogonal to <paramref name="apart"/>; 0 where the rows do not vary.</returns>
    public static double[] Of(IReadOnlyList<double[]> rows, double[] apart)
    {
        int d = apart.Length;
        double[] mean = [.. Enumerable.Range(0, d).Select(j => rows.Average(r => r[j]))];
        var centred = rows.Select(r => Without(r.Zip(mean, (a, b) => a - b).ToArray(), apart)).ToList();
        double[] v = [.. Enumerable.Range(0, d).Select(j => 1.0 + (0.1 * j))];
        for (int i = 0; i < Iterations; i++)
        {
            double[] next = new double[d];
            foreach (double[] row in centred)
            {
                double along = Dot(row, v);
                for (int j = 0; j < d; j++)
                    next[j] += along * row[j];
            }

            double norm = Math.Sqrt(Dot(next, next));
            if (!(norm > 0))
                return new double[d];
            v = Array.ConvertAll(next, c => c / norm);
        }

        return v;
    }

    /// <summary>⟨u, v⟩.</summary>
    public static double Dot(double[] u, double[] v) => u.Zip(v, (a, b) => a * b).Sum();

    private static double[] Without(double[] row, double[] apart)
    {
        double square = Dot(apart, apart);
        double along = square > 0 ? Dot(row, apart) / square : 0;
        return [.. row.Zip(apart, (a, b) => a - (along * b))];
    }
}
