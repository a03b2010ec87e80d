using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics.Boolean;
using Verify.Numerics.PolynomialOrder;

namespace Verify.Theorems.Perceptrons;

/// <summary>Parity on n bits has order n, and a symmetric function as many as its spectrum has sign changes.</summary>
public sealed class OrderOfParity : Claim
{
    private const int Most = 20;

    private static readonly (string Name, BoxFunction F)[] Others =
    [
        ("majority of 9", BoxFunction.Symmetric(9, t => t > 4)),
        ("exactly 3 of 8", BoxFunction.Symmetric(8, t => t == 3)),
        ("a multiple of 3 of 12", BoxFunction.Symmetric(12, t => t % 3 == 0)),
        ("all or none of 10", BoxFunction.Symmetric(10, t => t is 0 or 10)),
    ];

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "perceptrons/order-of-parity",
        Title: "Parity on n bits needs a predicate that sees all n bits",
        Formula: @"\operatorname{ord}(x_1 \oplus \dots \oplus x_n) = n, \qquad \operatorname{ord}(f) = \#\{t < n : g(t) \ne g(t+1)\}\ \text{ for } f(x) = g(x_1+\dots+x_n)",
        Prose: @"The order of $f$ is the least degree of a polynomial that is positive where $f = 1$ and negative where $f = 0$; it is the least number of inputs that the partial predicates of a perceptron must see. Parity on $n$ bits has order $n$, here for every $n \le 20$: with the weights $\binom{n}{t}$ on the inputs with $t$ ones, that is 1 on every input, all lower degrees cancel. A symmetric function has the order that its spectrum has sign changes.",
        Hypotheses: [@"Partial predicates may be any functions of at most $k$ inputs; a linear combination of them is a polynomial of degree at most $k$, and conversely."],
        Sources: [Literature.MinskyPapert1969, Literature.Gordan1873, Literature.Ours("perceptrons.md")],
        Rung: Rung.Exact,
        Order: 80);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Parities(surplus: 0), Symmetric(f => f.SignChanges), NotLow(Most, divisor: 0)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "the order of a symmetric function of 7 bits is its number of sign changes, by linear programs",
            Domains.Vectors(8, Domains.Integers(0, 1)),
            g => Property.Agreement(Degree(new(1, [.. g.Select(v => v == 1)])) == new BoxFunction(1, [.. g.Select(v => v == 1)]).SignChanges)),
        Property.ForAll(
            "a function and its negation have the same order (n = 4)",
            Domains.BooleanFunctions(4),
            f => Property.Agreement(SignDegree.Of(f) == SignDegree.Of(f.Negate()))),
        Property.ForAll(
            "adding a new bit modulo 2 raises the order by one (n = 3)",
            Domains.BooleanFunctions(3),
            f => Property.Agreement(SignDegree.Of(BooleanFunction.From(4, x => f[x & 7] != (x > 7))) == SignDegree.Of(f) + 1)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("predicates of n − 1 inputs suffice for parity", "the weight 1 on every input cancels all degrees below n", Parities(surplus: -1), Parity(Most)),
        Falsely("the order of a symmetric function is the number of values 1 in its spectrum", "majority changes sign once only", Symmetric(f => f.Spectrum.Count(v => v)), Named("majority of 9")),
        Falsely("every symmetric function of n bits has order at least n/2", "majority has order 1", NotLow(9, divisor: 2), Low),
    ];

    private const string Low = "order, against the bits that must be seen";

    private static string Parity(int n) => $"order of parity on {n} bit{(n == 1 ? "" : "s")}";

    private static string Named(string name) => $"order of: {name}";

    private static Experiment Parities(int surplus) => new("parity on up to 20 bits", _ =>
    {
        var certificates = Enumerable.Range(1, Most).Select(n => Orders.Symmetric($"parity-{n}", BoxFunction.Parity(n))).ToArray();
        return new Findings
        {
            Comparisons = [.. Enumerable.Range(1, Most).Select(n => Cubes.Count(Parity(n), BoxFunction.Parity(n).SignChanges, n + surplus, $"parity-{n}", "order"))],
            Certificates = certificates,
            Figures = [Growth($"parity-{Most}")],
        };
    });

    private static Experiment Symmetric(Func<BoxFunction, int> expected) => new("four symmetric functions", _ => new Findings
    {
        Comparisons = [.. Others.Select((o, i) => Cubes.Count(Named(o.Name), o.F.SignChanges, expected(o.F), $"symmetric-{i + 1}", "order"))],
        Certificates = [.. Others.Select((o, i) => Orders.Symmetric($"symmetric-{i + 1}", o.F))],
    });

    // Parity of `bits` bits in the claim; in the control majority, and a bound of half the bits.
    private static Experiment NotLow(int bits, int divisor) => new("no order below the bits that must be seen", _ =>
    {
        var f = divisor == 0 ? BoxFunction.Parity(bits) : BoxFunction.Symmetric(bits, t => divisor * t > bits);
        return new Findings
        {
            Comparisons = [new(Low, Number.Exact(f.SignChanges), Relation.AtLeast, Number.Exact(bits, Math.Max(divisor, 1)), new Proof("not-low", "atLeast"))],
            Certificates = [Orders.Symmetric("not-low", f)],
        };
    });

    private static int Degree(BoxFunction f) => Enumerable.Range(0, f.Size + 1).First(d => SignDegree.Decide(f, d) is SignDegree.Represented);

    private static Figure Growth(string certificate)
    {
        double[] n = [.. Enumerable.Range(1, Most).Select(k => (double)k)];
        return new(
            "order-of-parity",
            "Parity sees everything or nothing",
            "The certified order of parity (points) is the number of bits; majority has order 1 for every number of bits.",
            new("bits $n$", Minimum: 0, Maximum: Most + 1),
            new("order", Minimum: 0, Maximum: Most + 1),
            [
                new Curve(Role.Bound, "$n$", n, n),
                new Curve(Role.Control, "majority", n, [.. n.Select(_ => 1.0)]),
                new Points(Role.Measurement, "parity", n, [.. n.Select(k => (double)BoxFunction.Parity((int)k).SignChanges)]),
            ],
            certificate);
    }
}
