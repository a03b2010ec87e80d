using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>A ReLU network of one input, as a function on an interval: its pieces, the labels it misses, and its distance to a quadratic, from its values at the listed knots alone.</summary>
internal sealed class PiecewiseLinearNetwork : CertificateKind
{
    public override string Name => "piecewise-linear-network";

    public override Finding Prove(Certificate certificate)
    {
        var claim = certificate.Claim;
        var network = ReluLayers.Read(claim["layers"], 1);
        var ends = Fraction.Row(claim["interval"], 2);
        var points = Points(network, certificate.Witness["knots"], ends);
        int pieces = Pieces(points);
        claim["pieces"].MustBe(pieces);
        string shape = $"{network.HiddenLayers} hidden layers of {string.Join(", ", network.Widths.Take(20))} ReLU units{(network.HiddenLayers > 20 ? ", ..." : "")}";
        List<(string, string)> facts =
        [
            ("pieces", $"{pieces}"),
            ("knots", $"{points.Count}"),
            ("hiddenLayers", $"{network.HiddenLayers}"),
            ("units", $"{network.Units}"),
            ("width", $"{network.Width}"),
            ("parameters", $"{network.Parameters}"),
            ("mostPieces", certificate.Work.Text(network.Widths.Aggregate(BigInteger.One, (product, width) => certificate.Work.Multiply(product, width + 1)))),
        ];
        string sentence = $"The given network with {shape} is, on [{ends[0]}, {ends[1]}], a function of exactly {pieces} affine pieces";
        if (claim.Find("quadratic") is { } quadratic)
        {
            var (least, greatest) = Range(points, Fraction.Row(quadratic, 3));
            Fraction.Match(claim["least"], least);
            Fraction.Match(claim["greatest"], greatest);
            var distance = least.Abs() > greatest.Abs() ? least.Abs() : greatest.Abs();
            facts.AddRange([("least", $"{least}"), ("greatest", $"{greatest}"), ("supDistance", $"{distance}")]);
            sentence += $"; minus the quadratic with coefficients ({quadratic.Text()}) it takes all values from {least} to {greatest} and no others, so its sup-distance to it is exactly {distance}";
        }

        if (claim.Find("labels") is { } list)
        {
            var labels = list.Smalls(0, 1);
            int errors = Errors(network, labels, ends);
            claim["errors"].MustBe(errors);
            facts.AddRange([("points", $"{labels.Length}"), ("errors", $"{errors}")]);
            sentence += $"; whether its value is at least 1/2 differs from the label at exactly {errors} of the {labels.Length} points that cut the interval into as many equal parts, the right end excepted";
        }

        return new Finding(sentence + ".", [.. facts]);
    }

    private static int Errors(ReluLayers network, int[] labels, Fraction[] ends)
    {
        int errors = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            var x = (ends[0] + ((ends[1] - ends[0]) * new Fraction(i, labels.Length, ends[0].Work))).Reduced();
            var (value, denominator, _) = network.At([x.P], x.Q, x.Work);
            errors += (value + value >= denominator) == (labels[i] == 1) ? 0 : 1;
        }

        return errors;
    }

    /// <summary>The network's graph at the knots, once it is known to be straight in between.</summary>
    /// <remarks>If no z has strictly opposite signs at two neighbouring knots, then, layer after layer, every z and every max(z, 0) is affine between them.</remarks>
    private static List<(Fraction X, Fraction Y)> Points(ReluLayers network, Node witness, Fraction[] ends)
    {
        var work = witness.Work;
        int count = witness.Text().AsSpan().Count(' ') + 1;
        var knots = Array.ConvertAll(Fraction.Row(witness, count), x => x.Reduced());
        if (count < 2 || knots[0].CompareTo(ends[0]) != 0 || knots[^1].CompareTo(ends[1]) != 0)
            throw witness.Refuse($"expected knots from {ends[0]} to {ends[1]}, at least two");
        var points = new List<(Fraction, Fraction)>();
        sbyte[] last = [];
        for (int i = 0; i < count; i++)
        {
            if (i > 0 && knots[i] <= knots[i - 1])
                throw witness.Refuse($"knot {i} does not exceed the one before");
            var (value, denominator, signs) = network.At([knots[i].P], knots[i].Q, work);
            for (int unit = 0; unit < last.Length; unit++)
            {
                if (last[unit] * signs[unit] < 0)
                    throw witness.Refuse($"hidden unit {unit} changes its sign between knots {i - 1} and {i}");
            }

            points.Add((knots[i], new Fraction(value, denominator, work)));
            last = signs;
        }

        return points;
    }

    private static int Pieces(List<(Fraction X, Fraction Y)> points)
    {
        int pieces = 1;
        for (int i = 2; i < points.Count; i++)
        {
            var (a, b, c) = (points[i - 2], points[i - 1], points[i]);
            if (((b.Y - a.Y) * (c.X - b.X)).CompareTo((c.Y - b.Y) * (b.X - a.X)) != 0)
                pieces++;
        }

        return pieces;
    }

    /// <summary>On a piece the difference is a quadratic: its extremes are at the ends, or at its vertex if that lies inside.</summary>
    private static (Fraction Least, Fraction Greatest) Range(List<(Fraction X, Fraction Y)> points, Fraction[] q)
    {
        Fraction Error(Fraction x, Fraction y) => (y - (q[0] + (x * (q[1] + (x * q[2]))))).Reduced();
        var (least, greatest) = (Error(points[0].X, points[0].Y), Error(points[0].X, points[0].Y));
        for (int i = 1; i < points.Count; i++)
        {
            var (a, b) = (points[i - 1], points[i]);
            List<Fraction> errors = [Error(b.X, b.Y)];
            var slope = ((b.Y - a.Y) / (b.X - a.X)).Reduced();
            if (q[2].Sign != 0 && ((slope - q[1]) / (q[2] + q[2])).Reduced() is var vertex && vertex > a.X && vertex < b.X)
                errors.Add(Error(vertex, a.Y + (slope * (vertex - a.X))));
            foreach (var error in errors)
                (least, greatest) = (error < least ? error : least, error > greatest ? error : greatest);
        }

        return (least, greatest);
    }
}
