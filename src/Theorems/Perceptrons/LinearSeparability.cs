using System.Numerics;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics.Boolean;
using Verify.Numerics.Separation;

namespace Verify.Theorems.Perceptrons;

/// <summary>Gordan's alternative (1873): labelled points are separable by a hyperplane, or a contradiction y ≥ 0 proves that they are not.</summary>
public sealed class LinearSeparability : DataClaim
{
    private const string Least = "least y⟨w, x⟩ over all points, for the certified weights w";
    private const string Total = "total weight of the certified contradiction Σ yᵢsᵢxᵢ = 0";

    /// <inheritdoc/>
    protected override Statement Theorem { get; } = new(
        Id: "perceptrons/separability",
        Title: "Separable or not, with a certificate either way",
        Formula: @"\exists w:\; s_i\langle w, x_i\rangle \ge 1 \;\;\forall i \qquad\text{or}\qquad \exists y \ge 0,\, y \ne 0:\; \sum_i y_i s_i x_i = 0",
        Prose: @"For finitely many points $x_i$ with labels $s_i = \pm 1$ exactly one of the two holds: some $w$ separates them strictly, or some $y \ge 0$, $y \ne 0$, has $\sum_i y_i s_i x_i = 0$. Whichever holds is found and certified in exact arithmetic.",
        Hypotheses: ["Points are the columns as given, as exact decimals, with a constant 1 appended; nothing is centred or scaled."],
        Sources: [Literature.Gordan1873],
        Rung: Rung.Exact,
        Order: 15);

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "never both: weights of a separable set give every non-negative combination a positive value",
            Domains.Pairs(Domains.SignedPoints(6, 2, 5), Domains.Vectors(6, Domains.Integers(0, 9))),
            p => Cubes.Decide(p.First) is Separability.Separable yes ? (double)p.First.Zip(p.Second, (z, y) => y * z.Zip(yes.Weights, (a, b) => a * b).Aggregate(BigInteger.Add)).Aggregate(BigInteger.Add) : 0),
        Property.ForAll(
            "a second search by linear programming gives the same answer",
            Domains.SignedPoints(10, 2, 4),
            z => Property.Agreement(LargeSeparation.Decide<int>(Cubes.Flat(z), 3, [.. z.Select(_ => true)])?.GetType() == Cubes.Decide(z).GetType())),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("XOR is separable", "its four signed points sum to 0", Decided("AND on {0,1}²", BooleanFunction.Parity(2), separable: true), Least),
        Falsely("AND is not separable", "x₁ + x₂ ≥ 2 separates it", Decided("XOR on {0,1}²", BooleanFunction.And(2), separable: false), Total),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<Experiment> OnBuiltIn =>
    [
        Decided("AND on {0,1}²", BooleanFunction.And(2), separable: true),
        Decided("XOR on {0,1}²", BooleanFunction.Parity(2), separable: false),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<Experiment> On(LabelledData data) =>
    [
        new("Gordan's alternative", context =>
        {
            var answer = LargeSeparation.Decide<BigInteger>(Margins.Flat(data), data.Points[0].Length, [.. data.Labels], context.Cancellation);
            return answer is null ? new Findings { FailedHypotheses = ["neither side of the alternative was certified within the work allowed"] } : Found(data, answer);
        }),
    ];

    private static Findings Found(LabelledData data, Separability answer)
    {
        var certificate = Margins.Certificate(data, answer);
        var weights = (answer as Separability.Separable)?.Weights;
        string[] contradictory = [.. data.Points.Select((p, i) => (Key: Cubes.Row(p), Row: i)).GroupBy(p => p.Key).Where(g => g.Select(p => data.Labels[p.Row]).Distinct().Count() > 1).Select(g => $"Rows {string.Join(" and ", g.Take(4).Select(p => p.Row + 1))} are equal but bear different labels, so no function of the columns tells them apart.")];
        return new Findings
        {
            Comparisons = [weights is { } w ? Smallest(data, w, certificate.Name) : new(Total, Number.Exact(((Separability.Inseparable)answer).Multipliers.Aggregate(BigInteger.Add)), Relation.Above, Number.Exact(0), new Proof(certificate.Name, "total"))],
            Certificates = [certificate],
            Figures = [Margins.Directions(data, weights is { } v ? Margins.Approximate(v) : null, certificate.Name)],
            Remarks = [$"The class «{data.Positive}» is {(weights is null ? "not " : "")}linearly separable from the rest.", .. contradictory.Take(3)],
        };
    }

    private static Comparison Smallest(LabelledData data, IReadOnlyList<BigInteger> weights, string certificate)
    {
        // The certificate's weights are scale times these and its points a scale-th of these: the products agree.
        var least = data.Signed.Min(z => z.Zip(weights, (a, b) => a * b).Aggregate(BigInteger.Add));
        return new(Least, Number.Exact(least), Relation.Above, Number.Exact(0), new Proof(certificate, "minimum"));
    }

    private static Experiment Decided(string name, BooleanFunction f, bool separable) => new(name, _ =>
    {
        var answer = Cubes.Decide(f);
        string certificate = name.Split(' ')[0].ToLowerInvariant();
        var claim = Cubes.LabelledPoints(f);
        if (answer is Separability.Inseparable)
            claim["unique"] = false;
        return new Findings
        {
            Comparisons =
            [
                separable
                    ? new(Least, Number.Exact(answer is Separability.Separable yes ? Cubes.SignedRows(f).Min(z => z.Zip(yes.Weights, (a, b) => a * b).Aggregate(BigInteger.Add)) : 0), Relation.Above, Number.Exact(0), new Proof(certificate, "minimum"))
                    : new(Total, Number.Exact(answer is Separability.Inseparable no ? no.Multipliers.Aggregate(BigInteger.Add) : 0), Relation.Above, Number.Exact(0), new Proof(certificate, "total")),
            ],
            Certificates =
            [
                answer is Separability.Separable w
                    ? Certificate.Of(certificate, "separating-vector", claim, new() { ["weights"] = Cubes.Row(w.Weights) })
                    : Certificate.Of(certificate, "gordan-vector", claim, new() { ["multipliers"] = Cubes.Row(((Separability.Inseparable)answer).Multipliers) }),
            ],
            Figures = [Plane(certificate, name, f, answer)],
        };
    });

    private static Figure Plane(string certificate, string name, BooleanFunction f, Separability answer)
    {
        Points Marked(Role role, string label, bool value)
        {
            int[] corners = [.. Enumerable.Range(0, 4).Where(x => f[x] == value)];
            return new(role, label, [.. corners.Select(x => (double)(x & 1))], [.. corners.Select(x => (double)(x >> 1))]);
        }

        var line = answer is Separability.Separable yes
            ? new Curve(Role.Bound, "⟨w, x⟩ = 0", [-0.3, 1.3], [.. new[] { -0.3, 1.3 }.Select(x => -(((double)yes.Weights[0] * x) + (double)yes.Weights[2]) / (double)yes.Weights[1])])
            : new Curve(Role.Bound, "the contradiction: both diagonals share their midpoint", [0, 1, double.NaN, 0, 1], [0, 1, double.NaN, 1, 0]);
        return new(
            $"plane-{certificate}",
            name,
            answer is Separability.Separable ? "The certified weights put the classes on different sides." : "No line can part the classes: their segments cross.",
            new("$x_1$", Minimum: -0.3, Maximum: 1.3),
            new("$x_2$", Minimum: -0.3, Maximum: 1.3),
            [line, Marked(Role.Measurement, "1", true), Marked(Role.Reference, "0", false)],
            certificate,
            EqualAspect: true);
    }
}
