namespace Verify.Numerics;

/// <summary>
/// Existence and uniqueness of a zero of f: Rⁿ → Rⁿ in a box (R. Krawczyk, Computing 4, 1969; R. E. Moore, SIAM J. Numer. Anal. 14, 1977):
/// if K = m − Y·f(m) + (I − Y·f′(X))·(X − m) lies inside X, then X holds exactly one zero of f, and K holds it.
/// </summary>
public static class Krawczyk
{
    /// <summary>K − m for the box X of all points that differ from m by at most the radius in each coordinate.</summary>
    /// <param name="value">An enclosure of f(m).</param>
    /// <param name="derivative">An enclosure of f′ on X, row by row.</param>
    /// <param name="inverse">Y, any matrix; near the inverse of f′(m) the image is small.</param>
    /// <param name="radius">Half the width of X, above 0.</param>
    /// <exception cref="ArgumentException">The sizes do not fit each other.</exception>
    public static Interval[] Image(Interval[] value, Interval[][] derivative, double[][] inverse, double radius)
    {
        int n = value.Length;
        if (derivative.Length != n || inverse.Length != n)
            throw new ArgumentException($"A map of {n} components needs as many rows of its derivative and of the inverse; {derivative.Length} and {inverse.Length} came.", nameof(derivative));

        var offset = new Interval(-radius, radius);
        var image = new Interval[n];
        var row = new Interval[n];
        for (int i = 0; i < n; i++)
        {
            Array.Clear(row);
            row[i] = Interval.One;
            Interval moved = Interval.Zero;
            for (int k = 0; k < n; k++)
            {
                Interval factor = -inverse[i][k];
                moved += factor * value[k];
                Interval[] slopes = derivative[k];
                for (int j = 0; j < n; j++)
                    row[j] += factor * slopes[j];
            }

            foreach (Interval coefficient in row)
                moved += coefficient * offset;
            image[i] = moved;
        }

        return image;
    }

    /// <summary>Does the image lie inside the box, so that exactly one zero is in it?</summary>
    /// <param name="image">K − m, as <see cref="Image"/> gives it.</param>
    /// <param name="radius">Half the width of X.</param>
    public static bool Proves(Interval[] image, double radius) => Array.TrueForAll(image, new Interval(-radius, radius).ContainsInside);
}
