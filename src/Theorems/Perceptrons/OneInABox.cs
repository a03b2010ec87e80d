using System.Collections.Immutable;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics.Boolean;
using Verify.Numerics.PolynomialOrder;

namespace Verify.Theorems.Perceptrons;

/// <summary>How many bits the boxes must have before "every box holds a 1" needs predicates of m inputs: far fewer than 4m².</summary>
public sealed class OneInABox : Claim
{
    // The smallest k with order m, by m; computed here, both sides certified.
    private static readonly ImmutableArray<int> Smallest = [0, 1, 2, 4, 7, 10, 13];

    private static readonly int[] Boxes = [2, 3, 4, 5, 6];

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "perceptrons/one-in-a-box",
        Title: "One-in-a-box has order m for boxes of 2, 4, 7, 10, 13 bits (m = 2, …, 6)",
        Formula: @"\min\Bigl\{k : \operatorname{ord}\bigwedge_{i=1}^{m}\bigvee_{j=1}^{k} x_{ij} = m\Bigr\} = 2,\,4,\,7,\,10,\,13 \quad (m = 2,\dots,6)",
        Prose: @"The function that asks whether each of $m$ boxes of $k$ bits holds a 1 has order at most $m$, as $2\prod t_i - 1$ shows, where $t_i$ counts the ones of a box; Minsky and Papert prove order exactly $m$ for $k \ge 4m^2$. The least $k$ is much smaller: 2, 4, 7, 10 and 13 for $m = 2,\dots,6$. Positive weights on inputs refute degree $m-1$ at these $k$, and an explicit polynomial of degree $m-1$ has the sign of $f$ at $k-1$. For three boxes the weights are a pair of multisets with equal sums and equal sums of squares, $\{1,1,4\}$ and $\{0,3,3\}$.",
        Hypotheses: [@"The order is the least degree of a polynomial that is positive where $f = 1$ and negative where $f = 0$; it does not fall as $k$ grows, since bits may be fixed to 0."],
        Sources: [Literature.MinskyPapert1969, Literature.Gordan1873, Literature.Ours("perceptrons.md")],
        Rung: Rung.Exact,
        Order: 82);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [.. Boxes.Select(m => Table(m, Smallest[m]))];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "symmetric polynomials in the counts give the order that all polynomials in the bits give (at most 4 bits)",
            Domains.Integers(0, Shapes.Length - 1),
            i => Property.Agreement(SignDegree.Of(OnBits(Shapes[i])) == Order(Shapes[i])),
            cases: 20),
        Property.ForAll(
            "the order does not fall when the boxes grow (m ≤ 3, k ≤ 5)",
            Domains.Pairs(Domains.Integers(1, 3), Domains.Integers(1, 4)),
            p => Order(BoxFunction.OneInABox(p.First, p.Second + 1)) - Order(BoxFunction.OneInABox(p.First, p.Second)),
            cases: 15),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("order m needs no more than k = m (m = 3)", "with three boxes of three bits a polynomial of degree 2 has the sign of f", Table(3, 3), AtSmallest(3)),
        Falsely("order m needs no more than k = m (m = 4)", "with four boxes of four bits a polynomial of degree 3 has the sign of f", Table(4, 4), AtSmallest(4)),
        Falsely("order m needs 4m² bits (m = 2)", "two boxes of two bits have order 2 already", Table(2, 16), JustBelow(2)),
    ];

    private static readonly BoxFunction[] Shapes =
        [BoxFunction.OneInABox(2, 2), BoxFunction.OneInABox(1, 4), BoxFunction.OneInABox(2, 1), BoxFunction.OneInABox(4, 1), new(2, [false, true, false]), new(2, [true, false, true]), BoxFunction.Parity(4)];

    private static string AtSmallest(int m) => $"order with {m} boxes of the stated size, at least";

    private static string JustBelow(int m) => $"order with {m} boxes one bit smaller, at most";

    private static Experiment Table(int m, int k) => new($"{m} boxes", context =>
    {
        BoxFunction f = BoxFunction.OneInABox(m, k), smaller = BoxFunction.OneInABox(m, k - 1);
        var (below, above) = (SignDegree.Decide(f, m - 1, context.Cancellation), SignDegree.Decide(smaller, m - 1, context.Cancellation));
        int least = below is SignDegree.Refuted ? m : m - 1;
        int most = above is SignDegree.Represented ? m - 1 : m;
        return new Findings
        {
            Comparisons =
            [
                new(AtSmallest(m), Number.Exact(least), Relation.AtLeast, Number.Exact(m), new Proof($"boxes-{m}", "atLeast")),
                new(JustBelow(m), Number.Exact(most), Relation.AtMost, Number.Exact(m - 1), new Proof($"smaller-boxes-{m}", "atMost")),
            ],
            Certificates =
            [
                .. below is SignDegree.Refuted refuted ? [Orders.Certify($"boxes-{m}", f, refuted, null, m)] : (Certificate[])[],
                .. above is SignDegree.Represented represented ? [Orders.Certify($"smaller-boxes-{m}", smaller, null, represented, m - 1)] : (Certificate[])[],
            ],
            Figures = m == Boxes[^1] ? [Sizes($"boxes-{m}")] : [],
        };
    });

    private static int Order(BoxFunction f) => Enumerable.Range(0, (f.Boxes * f.Size) + 1).First(d => SignDegree.Decide(f, d) is SignDegree.Represented);

    private static BooleanFunction OnBits(BoxFunction f) => BooleanFunction.From(f.Boxes * f.Size, x =>
    {
        int[] counts = [.. Enumerable.Range(0, f.Boxes).Select(i => int.PopCount((x >> (i * f.Size)) & ((1 << f.Size) - 1)))];
        return f.At(counts);
    });

    private static Figure Sizes(string certificate)
    {
        double[] m = [.. Boxes.Select(b => (double)b)];
        return new(
            "box-sizes",
            "Small boxes suffice",
            "The least box size with order $m$ (points, both sides certified) against the sufficient $4m^2$ of Minsky and Papert; boxes of $m$ bits (control) are too small from $m = 3$ on.",
            new("boxes $m$", Ticks: [.. m.Select(b => new Tick(b, $"{b}"))], Minimum: 1.7, Maximum: Boxes[^1] + 0.3),
            new("bits of a box $k$", AxisScale.Log10),
            [
                new Curve(Role.Bound, "$4m^2$", m, [.. m.Select(b => 4 * b * b)]),
                new Curve(Role.Control, "$m$", m, m),
                new Points(Role.Measurement, "least $k$", m, [.. Boxes.Select(b => (double)Smallest[b])]),
            ],
            certificate);
    }
}
