using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Perceptrons;
using Verify.Numerics.Separation;
using Verify.Numerics.Statistics;

namespace Verify.Theorems.Perceptrons;

/// <summary>Certificates and pictures of margins, for built-in vectors and for a user's data.</summary>
internal static class Margins
{
    /// <summary>The exact margin of vectors that are signed already.</summary>
    public static MaximalMargin Find(int[][] vectors, CancellationToken cancellation = default) =>
        MaximalMargin.Find<int>(Cubes.Flat(vectors), vectors[0].Length, [.. vectors.Select(_ => true)], cancellation: cancellation);

    /// <summary>The margin of a user's data, everything times their scale.</summary>
    public static MaximalMargin Find(LabelledData data, CancellationToken cancellation) =>
        MaximalMargin.Find<BigInteger>(Flat(data), data.Points[0].Length, [.. data.Labels], cancellation: cancellation);

    /// <summary>The user's points as one flat list of scaled integers.</summary>
    public static BigInteger[] Flat(LabelledData data) => [.. data.Points.SelectMany(p => p)];

    /// <summary>The certificate of an exact margin of signed vectors.</summary>
    public static Certificate Certificate(string name, int[][] vectors, MaximalMargin.Exact margin) => Evidence.Certificate.Of(
        name,
        "maximal-margin",
        new JsonObject { ["points"] = Cubes.Rows<int>(vectors), ["labels"] = Cubes.Row(vectors.Select(_ => 1)), ["marginSquared"] = margin.SquaredMargin.ToString() },
        Combination(margin.Nearest));

    /// <summary>The certificate of a margin, exact or bracketed, in the user's own units.</summary>
    public static Certificate Certificate(string name, LabelledData data, MaximalMargin margin)
    {
        var claim = Labelled(data);
        var unit = new Rational(data.Scale * data.Scale);
        switch (margin)
        {
            case MaximalMargin.Exact exact:
                claim["marginSquared"] = (exact.SquaredMargin / unit).ToString();
                return Evidence.Certificate.Of(name, "maximal-margin", claim, Combination(exact.Nearest));
            case MaximalMargin.Bracket bracket:
                claim["lowerMarginSquared"] = (bracket.Lower / unit).ToString();
                claim["upperMarginSquared"] = (bracket.Upper / unit).ToString();
                var witness = Combination(bracket.Near);
                witness["weights"] = Cubes.Row(bracket.Weights);
                return Evidence.Certificate.Of(name, "margin-bracket", claim, witness);
            default:
                throw new ArgumentException("Only separable data have a margin to certify.", nameof(margin));
        }
    }

    /// <summary>Either side of Gordan's alternative for a user's data, in the user's own units.</summary>
    public static Certificate Certificate(LabelledData data, Separability answer)
    {
        var claim = Labelled(data);
        switch (answer)
        {
            case Separability.Separable yes:
                // The weights belong to scaled points; at the user's own scale they are as many times larger.
                return Evidence.Certificate.Of("separating-vector", "separating-vector", claim, new JsonObject { ["weights"] = Cubes.Row(yes.Weights.Select(w => w * data.Scale)) });
            case Separability.Inseparable no:
                claim["unique"] = false;
                return Evidence.Certificate.Of("gordan-vector", "gordan-vector", claim, new JsonObject { ["multipliers"] = Cubes.Row(no.Multipliers) });
            default:
                throw new ArgumentException("Neither side of the alternative is known.", nameof(answer));
        }
    }

    /// <summary>R²/γ² as the certificate proves it: with the lower end of a bracket.</summary>
    public static Rational UpdateBound(LabelledData data, MaximalMargin margin)
    {
        var radius = data.Points.Max(p => p.Aggregate(BigInteger.Zero, (sum, c) => sum + (c * c)));
        return new Rational(radius) / (margin is MaximalMargin.Exact exact ? exact.SquaredMargin : ((MaximalMargin.Bracket)margin).Lower);
    }

    /// <summary>How many updates each of the orders made, beside the bound.</summary>
    public static Figure UpdatesFigure(IReadOnlyList<PerceptronRun> runs, double? bound)
    {
        double[] sorted = [.. runs.Select(r => Math.Max(1.0, r.Updates)).Order()];
        double[] share = [.. sorted.Select((_, i) => (i + 1.0) / sorted.Length)];
        return new(
            "updates",
            bound is null ? "The perceptron does not stop" : "Updates in 100 random orders",
            bound is null
                ? "The data are not separable, so every order runs on until its cap of a million updates."
                : @"Share of the orders that had made at most so many updates: all lie left of Novikoff's bound $R^2/\gamma^2$.",
            new("updates", AxisScale.Log10),
            new("share of orders", Minimum: 0, Maximum: 1.05),
            [
                new Points(Role.Measurement, "orders", sorted, share),
                .. bound is { } b ? (Layer[])[new BoundLine(Role.Bound, "$R^2/\\gamma^2$", b, Vertical: true)] : [],
            ],
            bound is null ? null : "margin");
    }

    /// <summary>How far each row lies from the best separating hyperplane, by class.</summary>
    public static Figure MarginHistogram(LabelledData data, double[] weights, double margin)
    {
        double norm = Math.Sqrt(PrincipalDirection.Dot(weights, weights));
        double[] distances = [.. Approximate(data).Select(x => PrincipalDirection.Dot(x, weights) / norm)];
        double reach = distances.Max(Math.Abs) * 1.02;
        double[] edges = [.. Enumerable.Range(0, 41).Select(i => reach * ((i / 20.0) - 1))];
        double[] Counts(bool positive) => [.. Enumerable.Range(0, 40).Select(b => (double)distances.Where((s, i) => data.Labels[i] == positive && s >= edges[b] && s < edges[b + 1]).Count())];
        return new(
            "margins",
            "Distances from the separating hyperplane",
            "Signed distance of every row from the hyperplane of maximal margin: no row falls between the two bounds.",
            new("signed distance, in the data's own units"),
            new("rows"),
            [
                new Histogram(Role.Measurement, data.Positive, edges, Counts(true)),
                new Histogram(Role.Reference, "the rest", edges, Counts(false)),
                new BoundLine(Role.Bound, "±γ", margin, Vertical: true),
                new BoundLine(Role.Bound, "", -margin, Vertical: true),
            ],
            "margin");
    }

    /// <summary>The rows in their two most telling directions: along the weights, or between the classes' means, and across.</summary>
    public static Figure Directions(LabelledData data, double[]? weights, string? certificate)
    {
        var rows = Approximate(data);
        double[] Mean(bool positive) => [.. Enumerable.Range(0, rows[0].Length).Select(j => rows.Where((_, i) => data.Labels[i] == positive).Average(r => r[j]))];
        double[] along = weights ?? [.. Mean(true).Zip(Mean(false), (a, b) => a - b)];
        double norm = Math.Sqrt(PrincipalDirection.Dot(along, along));
        along = norm > 0 ? Array.ConvertAll(along, c => c / norm) : along;
        double[] across = PrincipalDirection.Of(rows, along);
        Points Class(Role role, string label, bool positive) => new(
            role,
            label,
            [.. rows.Where((_, i) => data.Labels[i] == positive).Select(r => PrincipalDirection.Dot(r, along))],
            [.. rows.Where((_, i) => data.Labels[i] == positive).Select(r => PrincipalDirection.Dot(r, across))]);
        return new(
            "directions",
            weights is null ? "The classes overlap in every direction" : "The direction that separates",
            weights is null
                ? "Rows along the line through the classes' means and in the direction of most variation across it: as certified, no hyperplane parts them."
                : "Rows along the separating weights and in the direction of most variation across them: the vertical line parts the classes.",
            new(weights is null ? "along the difference of means" : "along the separating weights"),
            new("direction of most variation across"),
            [
                Class(Role.Measurement, data.Positive, true),
                Class(Role.Reference, "the rest", false),
                .. weights is null ? (Layer[])[] : [new BoundLine(Role.Bound, "separating hyperplane", 0, Vertical: true)],
            ],
            certificate);
    }

    /// <summary>A nearby binary64 vector, scaled to at most 1 first so that huge integers survive.</summary>
    public static double[] Approximate(ImmutableArray<BigInteger> weights)
    {
        var greatest = weights.Max(BigInteger.Abs);
        return [.. weights.Select(w => greatest.IsZero ? 0 : (double)new Rational(w, greatest))];
    }

    private static List<double[]> Approximate(LabelledData data) =>
        [.. Enumerable.Range(0, data.Set.Rows).Select(i => (double[])[.. Enumerable.Range(0, data.Set.Features.Count).Select(j => data.Set[i, j].Approximation), 1])];

    private static JsonObject Labelled(LabelledData data) => new()
    {
        ["points"] = Cubes.Rows(data.Points.Select(p => p.Select(c => new Rational(c, data.Scale)))),
        ["labels"] = Cubes.Row(data.Labels.Select(l => l ? 1 : -1)),
    };

    private static JsonObject Combination(ConvexCombination nearest) => new()
    {
        ["support"] = Cubes.Row(nearest.Support),
        ["multipliers"] = Cubes.Row(nearest.Multipliers),
    };
}
