using System.Numerics;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Boolean;
using Verify.Numerics.Separation;

namespace Verify.Theorems.Perceptrons;

/// <summary>The maximal margin is the distance of 0 from the hull of the signed points: one convex combination proves it from both sides.</summary>
public sealed class MaximalMargins : DataClaim
{
    private const string Squared = "the square of the maximal margin";
    private const string Lower = "lower bound on the square of the maximal margin, certified";

    /// <inheritdoc/>
    protected override Statement Theorem { get; } = new(
        Id: "perceptrons/margin",
        Title: "The maximal margin is the distance of the hull from the origin",
        Formula: @"\max_{\lVert u\rVert = 1}\min_i s_i\langle u, x_i\rangle = \min\Bigl\{\lVert z\rVert : z = \sum_i \alpha_i s_i x_i,\; \alpha \ge 0,\; \sum_i \alpha_i = 1\Bigr\}",
        Prose: @"For separable points the maximal margin $\gamma$ through the origin equals the norm of the shortest point $z$ of $\operatorname{conv}\{s_i x_i\}$. A rational $z$ with $\langle z, s_j x_j\rangle \ge \lVert z\rVert^2$ for all $j$ proves $\gamma^2 = \lVert z\rVert^2$ exactly.",
        Hypotheses: ["The points are finitely many and separable through the origin, $\\gamma > 0$; a constant coordinate 1 is part of $x$."],
        Sources: [Literature.Novikoff1962, Literature.Ours("perceptrons.md")],
        Rung: Rung.Exact,
        Order: 25);

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "no weights among 20 have a larger margin than the certified one",
            Domains.Pairs(Domains.SignedPoints(8, 2, 5), Domains.Vectors(20, Domains.Vectors(3, Domains.Integers(-9, 9)))),
            p => p.Second.Where(w => w.Any(c => c != 0)).Select(w => (double)(Value(p.First) - Achieved(p.First, w))).DefaultIfEmpty(0).Min(),
            given: p => Cubes.Decide(p.First) is Separability.Separable),
        Property.ForAll(
            "tripling the points makes the squared margin nine times as large",
            Domains.SignedPoints(8, 2, 5),
            z => Property.Agreement(Value([.. z.Select(v => v.Select(c => 3 * c).ToArray())]) == 9 * Value(z)),
            given: z => Cubes.Decide(z) is Separability.Separable),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the mean of the signed points is the shortest", "the shortest point of the hull lies on a face: for AND three of the four points support it", Margin("AND on {0,1}²", Cubes.SignedRows(BooleanFunction.And(2)), Mean), Squared),
        Falsely("the margin is the least length of a point", "the hull comes nearer to 0 than any of its vertices: for e₁ … e₈ it is 1/√8, not 1", Margin("e₁ … e₈", Cubes.Orthonormal(8), z => z.Min(v => v.Sum(c => (long)c * c))), Squared),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<Experiment> OnBuiltIn =>
    [
        Margin("AND on {0,1}²", Cubes.SignedRows(BooleanFunction.And(2)), _ => new Rational(1, 17)),
        Margin("AND on {−1,1}³", Cubes.SignedRows(BooleanFunction.And(3), plusMinus: true), _ => new Rational(1, 7)),
        Margin("majority on {−1,1}³", Cubes.SignedRows(BooleanFunction.Majority(3), plusMinus: true), _ => new Rational(1, 3)),
        Margin("e₁ … e₈", Cubes.Orthonormal(8), _ => new Rational(1, 8)),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<Experiment> On(LabelledData data) => [new("the margin of the data", context => Found(data, Margins.Find(data, context.Cancellation)))];

    private static Findings Found(LabelledData data, MaximalMargin margin)
    {
        var unit = new Rational(data.Scale * data.Scale);
        switch (margin)
        {
            case MaximalMargin.Exact exact:
                var weights = exact.Nearest.Support.Zip(exact.Nearest.Multipliers, (i, y) => data.Signed[i].Select(c => c * y)).Aggregate((a, b) => a.Zip(b, BigInteger.Add)).ToArray();
                double length = Math.Sqrt((double)(exact.SquaredMargin / unit));
                return new Findings
                {
                    Comparisons = [new(Squared, Exact(exact.SquaredMargin / unit), Relation.Above, Number.Exact(0), new Proof("margin", "marginSquared"))],
                    Certificates = [Margins.Certificate("margin", data, margin)],
                    Figures = [Margins.MarginHistogram(data, Margins.Approximate([.. weights]), length)],
                    Remarks = [$"γ ≈ {length:G6} in the data's own units, with {exact.Nearest.Support.Length} rows on the margin; R²/γ² ≈ {(double)Margins.UpdateBound(data, margin):G6}."],
                };
            case MaximalMargin.Bracket bracket:
                return new Findings
                {
                    Comparisons = [new(Lower, Exact(bracket.Lower / unit), Relation.Above, Number.Exact(0), new Proof("margin", "lowerMarginSquared"))],
                    Certificates = [Margins.Certificate("margin", data, margin)],
                    Figures = [Margins.MarginHistogram(data, Margins.Approximate(bracket.Weights), Math.Sqrt((double)(bracket.Lower / unit)))],
                    Remarks = [$"γ² lies between {(double)(bracket.Lower / unit):G6} and {(double)(bracket.Upper / unit):G6}; the exact value was not reached within the work allowed."],
                };
            case MaximalMargin.Inseparable no:
                return new Findings
                {
                    Comparisons = [new("total weight of the certified contradiction Σ yᵢsᵢxᵢ = 0", Number.Exact(no.Multipliers.Aggregate(BigInteger.Add)), Relation.Above, Number.Exact(0), new Proof("gordan-vector", "total"))],
                    Certificates = [Margins.Certificate(data, new Separability.Inseparable(no.Multipliers))],
                    Figures = [Margins.Directions(data, null, "gordan-vector")],
                    Remarks = ["The data are not separable, so there is no positive margin; the certificate proves it."],
                };
            default:
                return new Findings { FailedHypotheses = ["neither separability nor its contrary was certified within the work allowed"] };
        }
    }

    private static Rational Value(int[][] z) => ((MaximalMargin.Exact)Margins.Find(z)).SquaredMargin;

    // (min ⟨w, z⟩)²/‖w‖² where w separates, else 0.
    private static Rational Achieved(int[][] z, int[] w)
    {
        int least = z.Min(v => v.Zip(w, (a, b) => a * b).Sum());
        return least <= 0 ? Rational.Zero : new Rational(least * least, w.Sum(c => c * c));
    }

    private static Rational Mean(int[][] z)
    {
        var sums = Enumerable.Range(0, z[0].Length).Select(j => z.Sum(v => (long)v[j]));
        return new Rational(sums.Sum(s => s * s), (long)z.Length * z.Length);
    }

    private static Number Exact(Rational r) => Number.Exact(r.Numerator, r.Denominator);

    private static Experiment Margin(string name, int[][] vectors, Func<int[][], Rational> claimed) => new(name, context =>
    {
        if (Margins.Find(vectors, context.Cancellation) is not MaximalMargin.Exact margin)
            return new Findings { FailedHypotheses = ["the data are not separable"] };
        string certificate = $"margin-{Cubes.Slug(name)}";
        return new Findings
        {
            Comparisons = [new(Squared, Exact(margin.SquaredMargin), Relation.Equal, Exact(claimed(vectors)), new Proof(certificate, "marginSquared"))],
            Certificates = [Margins.Certificate(certificate, vectors, margin)],
            Figures = vectors[0].Length == 3 ? [Lines(certificate, name, vectors, margin)] : [],
        };
    });

    private static Figure Lines(string certificate, string name, int[][] vectors, MaximalMargin.Exact margin)
    {
        double[] w = [.. Enumerable.Range(0, 3).Select(j => margin.Nearest.Support.Zip(margin.Nearest.Multipliers, (i, y) => vectors[i][j] * (double)y).Sum())];
        double[] angles = [.. Enumerable.Range(0, 181).Select(i => -90 + (double)i)];
        double norm = Math.Sqrt(w.Sum(c => c * c));
        double[] side = [w[1], -w[0], 0];
        double across = Math.Sqrt(side.Sum(c => c * c));
        double AlongTilt(double degrees)
        {
            double a = degrees * Math.PI / 180;
            return vectors.Min(z => Enumerable.Range(0, 3).Sum(j => z[j] * ((Math.Cos(a) * w[j] / norm) + (Math.Sin(a) * side[j] / across))));
        }

        return new(
            certificate,
            $"No direction does better: {name}",
            @"Least signed distance $\min_i s_i\langle u, x_i\rangle$ as the unit vector $u$ tilts away from the certified one: it touches the certified $\gamma$ once, at angle 0.",
            new("tilt of $u$, in degrees"),
            new("least signed distance"),
            [
                new Curve(Role.Measurement, "least signed distance", angles, [.. angles.Select(AlongTilt)]),
                new BoundLine(Role.Bound, "certified γ", Math.Sqrt((double)margin.SquaredMargin)),
            ],
            certificate);
    }
}
