using Verify.Evidence;

namespace Verify.Theorems.Generalization;

/// <summary>Two networks side by side, one trained on true labels and one on labels in random order: their margins before and after normalisation, and what the bound makes of them.</summary>
internal static class MarginFigures
{
    /// <summary>Margins as the networks give them.</summary>
    public static Figure Raw(TrainedNetwork plain, TrainedNetwork shuffled) => Histograms(
        "raw",
        "Margins before normalisation",
        "Margins on the sample as the networks give them, with true labels and with labels in random order.",
        @"$f(x)_y - \max_{j\ne y} f(x)_j$",
        plain.Margins,
        shuffled.Margins);

    /// <summary>Margins divided by R_A‖X‖_F/n.</summary>
    public static Figure Normalised(TrainedNetwork plain, TrainedNetwork shuffled)
    {
        double[] Of(TrainedNetwork t) => [.. t.Margins.Select(z => z * t.Sample.Size / t.Norms.Complexity.Midpoint / t.Length)];
        return Histograms("normalised", "Margins after normalisation", @"The same margins divided by $R_A \lVert X\rVert_F/n$: fitting labels in random order leaves smaller ones.", @"margin in units of $R_A\lVert X\rVert_F/n$", Of(plain), Of(shuffled));
    }

    /// <summary>The complexity term for this and for larger samples.</summary>
    public static Figure Draws(TrainedNetwork plain, TrainedNetwork shuffled)
    {
        double n = plain.Sample.Size;
        double[] draws = [.. Enumerable.Range(0, 20).Select(i => n * Math.ScaleB(1, 2 * i))];
        Curve Line(Role role, string label, TrainedNetwork t)
        {
            // ‖X‖_F grows like √n.
            double constant = 72 * t.Length / Math.Sqrt(n) * Math.Sqrt(Math.Log(2.0 * t.Width * t.Width)) * t.Norms.Complexity.Midpoint / t.Quantile;
            return new(role, label, draws, [.. draws.Select(m => constant * Math.Log(m) / Math.Sqrt(m))]);
        }

        return new(
            "draws",
            "How many draws it would take",
            $"The complexity term at the 10 % quantile of the margins for n = {n} draws (left end) and for more, if norms and margins stayed as they are: the bound begins to speak where its line crosses 1.",
            new("draws $n$", AxisScale.Log10),
            new("complexity term", AxisScale.Log10),
            [
                .. plain.Quantile > 0 ? (Layer[])[Line(Role.Bound, "true labels", plain)] : [],
                .. shuffled.Quantile > 0 ? (Layer[])[Line(Role.Control, "random order", shuffled)] : [],
                new BoundLine(Role.Reference, "trivial", 1),
                new BoundLine(Role.Measurement, "this sample", n, Vertical: true),
            ]);
    }

    private static Figure Histograms(string name, string title, string caption, string axis, double[] first, double[] second)
    {
        double low = Math.Min(first.Min(), second.Min()), high = Math.Max(first.Max(), second.Max()) + 1e-9;
        double[] edges = [.. Enumerable.Range(0, 41).Select(i => low + ((high - low) * i / 40))];
        double[] Counts(double[] z) => [.. Enumerable.Range(0, 40).Select(b => (double)z.Count(v => v >= edges[b] && v < edges[b + 1]))];
        return new(
            $"margins-{name}",
            title,
            caption,
            new(axis),
            new("points of the sample"),
            [new Histogram(Role.Measurement, "true labels", edges, Counts(first)), new Histogram(Role.Control, "random order", edges, Counts(second))]);
    }
}
