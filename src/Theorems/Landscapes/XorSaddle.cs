using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Boolean;
using static Verify.Theorems.CertificateText;

namespace Verify.Theorems.Landscapes;

/// <summary>For XOR the origin of a 2-2-1 tanh network is a saddle without negative curvature; the loss falls at order 4.</summary>
public sealed class XorSaddle : Claim
{
    private const string Negative = "negative eigenvalues of the Hessian at 0";
    private const string Order = "order at which the loss leaves its value along the ray";
    private const int Terms = 8;

    private static readonly TanhLoss Xor = TanhLoss.Of(BooleanFunction.Parity(2).Negate(), 2);

    /// <summary>v = (1, 2), u = ((1, 1), (−½, −½)), b = (−1, ½), c = 0.</summary>
    private static readonly Rational[] Direction = TanhLoss.Direction(0, [1, 1, 1, -1], [2, new(-1, 2), new(-1, 2), new(1, 2)]);

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "landscapes/xor-saddle",
        Title: "XOR's saddle at the origin has no negative curvature: the loss falls at order 4",
        Formula: @"\nabla L(0) = 0,\quad \nabla^2 L(0) = \operatorname{diag}(0,\dots,0,4),\quad L(t\theta) = 2 - 6t^4 + O(t^5)",
        Prose: @"Let $f = c + \sum_{k=1}^{2} v_k\tanh(u_k\cdot x + b_k)$ and $L = \tfrac12\sum_{x \in \{-1,1\}^2}(f(x) - x_1x_2)^2$. The origin is critical, its Hessian has the eigenvalue 4 (for $c$) and eight zeros, so it is no strict saddle; yet along $\theta$ with $v = (1,2)$, $u = ((1,1), (-\tfrac12,-\tfrac12))$, $b = (-1,\tfrac12)$, $c = 0$ the loss falls at order 4. For AND in place of XOR, at $c$ = the mean, the Hessian has two negative eigenvalues. Nothing is claimed about other critical points of this network.",
        Hypotheses: ["Targets are ±1, the output unit is linear, the loss is the sum of half squares."],
        Sources: [Literature.SprinkhuizenBoers1996, Literature.Ours("landscapes.md").At("XOR")],
        Rung: Rung.Exact,
        Order: 10);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Hessian(Xor, negative: 0), Ray(order: 4), Rise()];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("L(tθ) = 2 + 2c²t² + 4c⟨v, b⟩t³ + t⁴(½ Σ_x (Σ v(u·x + b))² + 8 Σ v u₁u₂b) + O(t⁵) for every θ", Domains.Vectors(9, Domains.Rationals(9)), theta =>
        {
            Rational[] v = [theta[0], theta[4]], u1 = [theta[1], theta[5]], u2 = [theta[2], theta[6]], b = [theta[3], theta[7]];
            var c = theta[8];
            Rational Sum(Func<int, Rational> term) => term(0) + term(1);
            var square = Xor.Points.Select(x => Sum(k => v[k] * ((u1[k] * x[0]) + (u2[k] * x[1]) + b[k]))).Select(a => a * a).Aggregate((x, y) => x + y);
            Rational[] expected = [2, 0, 2 * c * c, 4 * c * Sum(k => v[k] * b[k]), (square / 2) + (8 * Sum(k => v[k] * u1[k] * u2[k] * b[k]))];
            Rational[] series = Xor.Series(CriticalPoints.Ray(new Rational[9], theta), 4);
            return Property.Agreement(expected.Zip(series).Count(pair => pair.First != pair.Second));
        }),
        Property.ForAll("exchanging the hidden units, or turning the sign of one (v, u, b), changes no coefficient", Domains.Vectors(9, Domains.Rationals(9)), theta =>
        {
            Rational[] series = Series(theta), exchanged = Series([.. theta[4..8], .. theta[..4], theta[8]]), turned = Series([.. theta[..4].Select(x => -x), .. theta[4..]]);
            return Property.Agreement(series.Zip(exchanged).Count(p => p.First != p.Second) + series.Zip(turned).Count(p => p.First != p.Second));
        }),
        Property.ForAll("scaling θ by s multiplies coefficient j by s^j", Domains.Pairs(Domains.Vectors(9, Domains.Rationals(5)), Domains.Rationals(5)), p =>
        {
            Rational[] series = Series(p.First), scaled = Series([.. p.First.Select(x => p.Second * x)]);
            return Property.Agreement(series.Index().Count(c => scaled[c.Index] != c.Item * Rational.Pow(p.Second, c.Index)));
        }),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the origin is a strict saddle for XOR", "its Hessian is diag(0, …, 0, 4), which has no negative eigenvalue", Hessian(Xor, negative: 2), Negative),
        Falsely("AND's origin is as flat", "AND correlates with single coordinates, so v and u couple at order 2", Hessian(TanhLoss.Of(BooleanFunction.And(2), 2), negative: 0), Negative),
        Falsely("the loss falls quadratically along the ray", "all terms below t⁴ vanish for c = 0", Ray(order: 2), Order),
    ];

    private static Rational[] Series(Rational[] theta) => Xor.Series(CriticalPoints.Ray(new Rational[9], theta), 6);

    private static Experiment Hessian(TanhLoss loss, int negative) => new("the Hessian at the origin", _ =>
    {
        var (value, inertia) = loss.AtOrigin();
        return new Findings
        {
            Comparisons =
            [
                new(Negative, Number.Exact(inertia.Negative), Relation.Equal, Number.Exact(negative), new Proof("origin", "negative")),
                new("positive eigenvalues of the Hessian at 0", Number.Exact(inertia.Positive), Relation.Equal, Number.Exact(1), new Proof("origin", "positive")),
                new("loss at 0", Exact(value), Relation.Equal, Number.Exact(2), new Proof("origin", "value")),
            ],
            Certificates = [CriticalPoints.Critical("origin", loss.Function, loss.Origin, value, inertia)],
        };
    });

    private static Experiment Ray(int order) => new("the ray of descent", _ =>
    {
        Rational[][] path = CriticalPoints.Ray(Xor.Origin, Direction);
        Rational[] series = Xor.Series(path, Terms);
        return new Findings
        {
            Comparisons =
            [
                new(Order, Number.Exact(CriticalPoints.Order(series)), Relation.Equal, Number.Exact(order), new Proof("ray", "order")),
                new("leading coefficient along the ray", Exact(series[CriticalPoints.Order(series)]), Relation.Equal, Number.Exact(-6), new Proof("ray", "coefficient")),
            ],
            Certificates = [CriticalPoints.Series("ray", Xor.Function, path, series)],
            Figures = [Along(), Plane()],
        };
    });

    // Along c the loss rises: the origin is no maximum.
    private static Experiment Rise() => new("the output bias", _ =>
    {
        Rational[][] path = CriticalPoints.Ray(Xor.Origin, [.. new Rational[8], 1]);
        Rational[] series = Xor.Series(path, 2);
        return new Findings
        {
            Comparisons = [new("leading coefficient along c", Exact(series[CriticalPoints.Order(series)]), Relation.Above, Number.Exact(0), new Proof("bias", "coefficient"))],
            Certificates = [CriticalPoints.Series("bias", Xor.Function, path, series)],
        };
    });

    private static double[] At(double t, double sign) => [.. Direction.Select((d, i) => t * (double)d * (i % 4 == 0 ? sign : 1))];

    private static Figure Along()
    {
        var and = TanhLoss.Of(BooleanFunction.And(2), 2);
        double[] t = [.. Enumerable.Range(-50, 101).Select(k => k / 100.0)];
        double[] AndAt(double x) => [x, x, x, 0, 2 * x, x / 2, x / 2, 0, -0.5];
        return new(
            "ray",
            "Flat to fourth order",
            @"The loss along the ray, less its value at 0. XOR's falls like $-6t^4$ (tangent); for AND, along $v = (1,2)$, $u = ((1,1), (\tfrac12,\tfrac12))$, $b = 0$ at $c$ = mean, the loss falls at order 2 (control).",
            new("$t$"),
            new("$L(t\\theta) - L(0)$"),
            [
                new Curve(Role.Control, "AND", t, [.. t.Select(x => and.At(AndAt(x)) - and.At(AndAt(0)))]),
                new Curve(Role.Bound, "$-6t^4$", t, [.. t.Select(x => -6 * x * x * x * x)]),
                new Curve(Role.Measurement, "XOR", t, [.. t.Select(x => Xor.At(At(x, 1)) - 2)]),
            ],
            "ray");
    }

    private static Figure Plane()
    {
        const int cells = 60;
        double Place(int k) => ((k + 0.5) / cells * 2) - 1;
        return new(
            "plane",
            "Flat at the origin, falling one way and rising the other",
            @"The loss on the plane spanned by the ray of descent $\theta$ (across) and the ray with $v$ negated (up): it falls along one, rises along the other, and is flat in between.",
            new("along $\\theta$"),
            new("along $\\theta$ with $v$ negated"),
            [
                new HeatMap(Role.Measurement, "loss", cells, cells, [.. Enumerable.Range(0, cells * cells).Select(k => Xor.At([.. At(Place(k % cells), 1).Zip(At(Place(k / cells), -1), (a, b) => a + b)]))], -1, 1, -1, 1),
                new Points(Role.Bound, "the origin", [0], [0]),
            ],
            "ray",
            EqualAspect: true);
    }
}
