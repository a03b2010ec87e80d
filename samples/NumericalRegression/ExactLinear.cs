using Verify.Numerics;

namespace NumericalRegression;

/// <summary>The references: linear algebra in fractions, without any error.</summary>
internal static class ExactLinear
{
    /// <summary>The inverse by Gauss–Jordan elimination; null for a singular matrix.</summary>
    public static Rational[][]? Inverse(double[][] matrix)
    {
        int n = matrix.Length;
        Rational[][] a = [.. matrix.Select((row, i) => (Rational[])[.. Exact(row), .. Enumerable.Range(0, n).Select(j => (Rational)(i == j ? 1 : 0))])];
        for (int k = 0; k < n; k++)
        {
            int p = Array.FindIndex(a, k, row => row[k] != 0);
            if (p < 0)
                return null;
            (a[k], a[p]) = (a[p], a[k]);
            var pivot = a[k][k];
            a[k] = [.. a[k].Select(v => v / pivot)];
            for (int i = 0; i < n; i++)
            {
                var factor = a[i][k];
                if (i != k && factor != 0)
                    a[i] = [.. a[i].Zip(a[k], (v, w) => v - (factor * w))];
            }
        }

        return [.. a.Select(row => row[n..])];
    }

    /// <summary>The very numbers that the doubles are.</summary>
    public static Rational[] Exact(double[] x) => [.. x.Select(Rational.FromDouble)];

    /// <summary>Ax.</summary>
    public static Rational[] Apply(Rational[][] a, Rational[] x) => [.. a.Select(row => row.Zip(x, (v, w) => v * w).Aggregate((Rational)0, (s, t) => s + t))];

    /// <summary>The largest |x_i|.</summary>
    public static Rational Norm(Rational[] x) => x.Max(Rational.Abs);

    /// <summary>The largest sum of magnitudes along a row.</summary>
    public static Rational Norm(Rational[][] a) => a.Max(row => row.Aggregate((Rational)0, (s, v) => s + Rational.Abs(v)));
}
