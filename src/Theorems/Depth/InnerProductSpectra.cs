using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics.LinearAlgebra;

namespace Verify.Theorems.Depth;

/// <summary>Singular values of (−1)^(x·y) and of one hidden layer, as 2^n × 2^n matrices: what the bound of the rank is about.</summary>
internal static class InnerProductSpectra
{
    private const int Variables = 7;
    private const int Units = 8;
    private const int Side = 1 << Variables;

    // Singular values below this part of the largest are rounding: the matrix has entries of one size and 128 rows.
    private const double Rounding = 1e-11;

    /// <summary>Both spectra, the units being ReLU units with W = 1 and output weights 1 and −1 in turn, scaled to mean square 1.</summary>
    private static Findings Of(InnerProductUnits units)
    {
        double[] flat = SingularValues.Of(Matrix(InnerProductUnits.InnerProduct));
        double[] features = [.. Scaled(SingularValues.Of(Matrix((x, y) => Output(units, x, y))))];
        double[] shown = [.. features.Where(s => s > Rounding * features[0])];
        int rank = (units.Rows.Length * units.Weight * Variables) + 1;
        return new Findings
        {
            Figures =
            [
                new Figure(
                    "spectra",
                    "A flat spectrum against one that ends",
                    $"Singular values of $(-1)^{{x\\cdot y}}$ on $n = {Variables}$ bits, all $\\sqrt{{2^n}}$, and of {Units} drawn ReLU units with $W = 1$ and output weights $\\pm1$, scaled to the same sum of squares (floating point; an illustration): {shown.Length} are not 0, and $sWn + 1 = {rank}$ bounds their number for every such layer.",
                    new("index", Minimum: 0, Maximum: Side),
                    new("singular value", AxisScale.Log10),
                    [
                        new Points(Role.Measurement, "$(-1)^{x\\cdot y}$", Index(flat.Length), flat),
                        new Points(Role.Reference, "one hidden layer", Index(shown.Length), shown),
                        new BoundLine(Role.Bound, "$sWn + 1$", rank, Vertical: true),
                    ]),
            ],
        };
    }

    /// <summary>The units that are shown, from a function that draws n bits and s ReLU units.</summary>
    public static Illustration Drawn(Func<Context, int, int, InnerProductUnits> draw) => new("spectra", context => Of(draw(context, Variables, Units)));

    private static int Output(InnerProductUnits units, int x, int y) => Enumerable.Range(0, Units).Sum(j => (int.IsOddInteger(j) ? -1 : 1) * units.Activation(j, x, y));

    private static double[] Index(int count) => [.. Enumerable.Range(1, count).Select(k => (double)k)];

    // Σσ² is the sum of the squares of all entries, Side² for signs.
    private static IEnumerable<double> Scaled(double[] values) => values.Select(s => s * Side / Math.Sqrt(values.Sum(t => t * t)));

    private static double[,] Matrix(Func<int, int, int> entry)
    {
        var matrix = new double[Side, Side];
        for (int x = 0; x < Side; x++)
        {
            for (int y = 0; y < Side; y++)
                matrix[x, y] = entry(x, y);
        }

        return matrix;
    }
}
