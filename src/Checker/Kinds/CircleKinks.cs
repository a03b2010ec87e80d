using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>The isolated zeros of all pre-activations of a bias-free ReLU network along the circle of directions in the plane, layer by layer.</summary>
internal sealed class CircleKinks : CertificateKind
{
    private const int MaxUnits = 200;
    private const int MaxArcs = 100_000;

    public override string Name => "circle-kinks";

    /// <summary>From one direction to the next, counterclockwise by less than a half turn, with the linear form that each unit of the last layer is in between.</summary>
    private sealed record Arc((BigInteger X, BigInteger Y) From, (BigInteger X, BigInteger Y) To, (BigInteger X, BigInteger Y)[] Forms);

    public override Finding Prove(Certificate certificate)
    {
        var (claim, work) = (certificate.Claim, certificate.Work);
        _ = certificate.Witness.Find("");
        var layers = claim["layers"].Items().ConvertAll(layer => layer.Matrix());
        (BigInteger, BigInteger)[] axes = [(1, 0), (0, 1), (-1, 0), (0, -1)];
        (BigInteger, BigInteger)[] inputs = [(1, 0), (0, 1)];
        List<Arc> arcs = [.. axes.Select((axis, i) => new Arc(axis, axes[(i + 1) % 4], inputs))];
        int[] kinks = claim["kinks"].Smalls(layers.Count, 0, int.MaxValue);
        int width = 2, odd = 0, dead = 0, twos = 0;
        for (int l = 0; l < layers.Count; l++)
        {
            if (layers[l][0].Length != width || layers[l].Length > MaxUnits)
                throw claim["layers"].Refuse($"layer {l} has {layers[l].Length} rows of {layers[l][0].Length} weights, expected at most {MaxUnits} of {width}");
            width = layers[l].Length;
            var before = arcs.ConvertAll(arc => arc with { Forms = Array.ConvertAll(layers[l], row => (Sum(row, arc.Forms, f => f.X, work), Sum(row, arc.Forms, f => f.Y, work))) });
            int[] zeros = new int[width];
            arcs = [.. before.SelectMany((arc, i) => Split(arc, before[(i + before.Count - 1) % before.Count], zeros, work))];
            if (arcs.Count > MaxArcs)
                throw claim["layers"].Refuse($"more than {MaxArcs} arcs");
            if (kinks[l] != zeros.Sum())
                throw claim["kinks"].Refuse($"layer {l} has {zeros.Sum()} kinks");
            odd += zeros.Count(int.IsOddInteger);
            twos += l == 0 ? zeros.Count(z => z == 2) : 0;
            dead += l + 1 < layers.Count && arcs.Exists(arc => Array.TrueForAll(arc.Forms, form => form.X.IsZero && form.Y.IsZero)) ? 1 : 0;
        }

        return new Finding(
            $"Along the circle the given bias-free ReLU network of widths {string.Join(", ", layers.Select(layer => layer.Length))} has {string.Join(", ", kinks)} isolated zeros of pre-activations, layer by layer.",
            ("kinks", string.Join(' ', kinks)),
            ("total", $"{kinks.Sum(k => (long)k)}"),
            ("firstLayer", $"{kinks[0]}"),
            ("firstLayerTwos", $"{twos}"),
            ("oddUnits", $"{odd}"),
            ("deadLayers", $"{dead}"));
    }

    /// <summary>Counts the zeros of every form on the arc, its beginning included, and cuts the arc where they are; what is negative becomes 0.</summary>
    private static IEnumerable<Arc> Split(Arc arc, Arc previous, int[] zeros, Work work)
    {
        var cuts = new List<(BigInteger X, BigInteger Y)> { arc.From };
        for (int j = 0; j < zeros.Length; j++)
        {
            var form = arc.Forms[j];
            int start = Dot(form, arc.From, work).Sign, end = Dot(form, arc.To, work).Sign;
            if (start == 0 && end != 0 && (previous.Forms[j].X != 0 || previous.Forms[j].Y != 0))
                zeros[j]++;
            if (start * end >= 0)
                continue;
            zeros[j]++;
            var zero = start > 0 ? (-form.Y, form.X) : (form.Y, -form.X);
            int at = cuts.FindIndex(cut => Cross(cut, zero, work).Sign <= 0);
            if (at < 0)
                cuts.Add(zero);
            else if (!Cross(cuts[at], zero, work).IsZero)
                cuts.Insert(at, zero);
        }

        cuts.Add(arc.To);
        work.Store(64L * cuts.Count * (zeros.Length + 1));
        for (int i = 0; i + 1 < cuts.Count; i++)
        {
            var middle = (work.Add(cuts[i].X, cuts[i + 1].X), work.Add(cuts[i].Y, cuts[i + 1].Y));
            yield return new Arc(cuts[i], cuts[i + 1], Array.ConvertAll(arc.Forms, form => Dot(form, middle, work).Sign > 0 ? form : (0, 0)));
        }
    }

    private static BigInteger Sum(BigInteger[] row, (BigInteger X, BigInteger Y)[] forms, Func<(BigInteger X, BigInteger Y), BigInteger> part, Work work) =>
        work.Dot(row, Array.ConvertAll(forms, form => part(form)));

    private static BigInteger Dot((BigInteger X, BigInteger Y) a, (BigInteger X, BigInteger Y) b, Work work) =>
        work.Add(work.Multiply(a.X, b.X), work.Multiply(a.Y, b.Y));

    private static BigInteger Cross((BigInteger X, BigInteger Y) a, (BigInteger X, BigInteger Y) b, Work work) =>
        work.Add(work.Multiply(a.X, b.Y), -work.Multiply(a.Y, b.X));
}
