namespace Verify.Evidence.Tests;

/// <summary>Evidence with every kind of number, layer, verdict and optional member in it.</summary>
internal static class Samples
{
    public static Statement Statement { get; } = new("topic/claim", "A title", "a^2", "Prose.", ["A hypothesis."], [new("Key 1900", "A. Author", "Work", "Venue", 1900), new("Key 1901", "A. Author", "Work", "Venue", 1901, "p. 1")], Rung.Enclosed);

    public static Comparison Holding { get; } = new("exact", Number.Exact(3, 4), Relation.AtMost, Number.Exact(1), new Proof("certificate", "fact"));

    public static ClaimEvidence Claim { get; } = new(
        "topic/claim",
        Statement,
        [
            new("experiment", [Holding, new("enclosed", Number.Enclosed(-0.0, 0.1), Relation.Below, Number.Exact(1), TrivialBound: Number.Exact(2))], [Figure()], ["A remark."], [], []),
            new("another", [new("estimated", Number.Estimated(0.5, 0.4, 0.6, 1e-5), Relation.Equal, Number.Exact(1, 2)), new("observed", Number.Observed(2, 1, 3), Relation.Above, Number.Enclosed(0, 0))], [], [], [], []),
        ],
        [new("illustration", [], ["Seen."])],
        [new("law", 100, Verdict.Holds, 0.25), new("vacuous law", 1, Verdict.Refuted, double.NegativeInfinity, "x = 1", "topic/claim:vacuous law:1.1.1")],
        [new("false", "it is not true", ControlVerdict.Refuted, new("enclosed", Number.Enclosed(2, 3), Relation.Below, Number.Exact(1)), new("power", Number.Exact(1), Relation.AtLeast, Number.Exact(999999, 1000000))), new("open", "it is not true", ControlVerdict.Inconclusive, Obstacle: "an exception")],
        [new("certificate", "certificates/topic/claim/certificate.json", new string('a', 64), 17, "separating-vector", true, "Verified."), new("unjudged", "certificates/topic/claim/unjudged.json", new string('b', 64), 17, "", null, "No checker was asked.")]);

    public static RunRecord Run { get; } = new(RunRecord.CurrentFormat, "1.2.3", ulong.MaxValue, Effort.Thorough, ["topic", "*"], new("data.csv", new string('c', 64), 150, 5, "species", "setosa"), [ClaimEntry.Of(Claim)]);

    private static Figure Figure()
    {
        double[] x = [0, 1], y = [double.NaN, 1];
        return new(
            "figure",
            "Title",
            "Caption",
            new("x", AxisScale.Log2, 1, 2, [new(1, "one")]),
            new("y"),
            [
                new Curve(Role.Measurement, "c", x, y), new Points(Role.Control, "p", x, x, x, x), new Band(Role.Reference, "b", x, x, x), new BoundLine(Role.Bound, "l", 1, Vertical: true),
                new HeatMap(Role.Measurement, "h", 1, 2, y, 0, 1, 0, 1), new Histogram(Role.Measurement, "g", x, [1]), new Polygons(Role.Measurement, "s", [new(x, x, 1)]),
                new Graph(Role.Measurement, "n", [new(0, 0, "a")], [new(0, 0, "e")]), new Note(Role.Measurement, "t", 0, 0),
            ],
            "certificate",
            EqualAspect: true);
    }
}
