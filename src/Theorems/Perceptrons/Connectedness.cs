using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics.Geometry;

namespace Verify.Theorems.Perceptrons;

/// <summary>No perceptron of bounded diameter decides connectedness: four figures that every window sees alike.</summary>
public sealed class Connectedness : Claim
{
    private const string Name = "four-figures";
    private const string Diameter = "the largest D whose windows see the four figures alike";
    private const string Connected = "connected figures among the four";
    private const string Euler = "figures of the four with Euler number 1";

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "perceptrons/connectedness",
        Title: "Connectedness cannot be decided by looking at small parts",
        Formula: @"\psi(X) = \Bigl[\sum_{W} \varphi_W(X\cap W) > \theta\Bigr],\ \diam W \le D \implies \psi \ne [X \text{ is connected}]",
        Prose: @"A diameter-limited perceptron adds up functions of the parts of a figure that windows of side $D$ see. Three horizontal wires of length $L = D+1$ are joined at either end, the middle one with the lower or with the upper; the figure is connected exactly if the ends differ. At every place the windows see in the two connected figures what they see in the two others. So the two sums over connected figures add up to what the other two do, and no threshold lies between. Here $D$ runs up to 40 (quick), 50 (standard), 63 (thorough).",
        Hypotheses: [@"Squares are connected through edges; a part of diameter at most $D$ lies in a $D\times D$ window, and a window has a place.", @"$L \ge 2$; $L \ge 3$ for the Euler number."],
        Sources: [Literature.MinskyPapert1969, Literature.Ours("perceptrons.md")],
        Rung: Rung.Exact,
        Order: 84);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Windows(Bitmap.ThreeWires, longer: 1, euler: 4)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "random weights on windows give equal sums over the connected and the disconnected pair",
            Domains.Pairs(Domains.Integers(3, 14), Domains.Integers(0, 1 << 20)),
            p => Property.Agreement(Sum(Bitmap.ThreeWires, p.First, p.First - 1, p.Second) == 0)),
        Property.ForAll(
            "the windows are balanced exactly up to D = L − 1",
            Domains.Integers(2, 24),
            length => Property.Agreement(Balanced(Bitmap.ThreeWires, length, length + 1) - (length - 1)),
            cases: 30),
        Property.ForAll(
            "the Euler number, a sum over 2 × 2 windows, is components minus holes",
            Domains.Vectors(36, Domains.Integers(0, 1)),
            bits => Property.Agreement(Random(bits) is var f && f.Euler == f.Components - f.Holes)),
        Property.ForAll(
            "the Euler number is additive over figures that do not touch",
            Domains.Pairs(Domains.Vectors(36, Domains.Integers(0, 1)), Domains.Vectors(36, Domains.Integers(0, 1))),
            p => Property.Agreement(Beside(Random(p.First), Random(p.Second)).Euler == Random(p.First).Euler + Random(p.Second).Euler)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("wires of length D will do", "a window as long as the wires sees both ends at once", Windows(Bitmap.ThreeWires, longer: 0, euler: 4), Diameter),
        Falsely("two wires will do", "joining at either end is OR, not XOR: three of the four figures are connected", Windows(Bitmap.TwoWires, longer: 1, euler: 4), Connected),
        Falsely("the Euler number, a sum over 2 × 2 windows, tells the connected two from the others", "it counts the components of figures without holes only; here it is 1 on all four", Windows(Bitmap.ThreeWires, longer: 1, euler: 2), Euler),
    ];

    private static Experiment Windows(Func<int, bool, bool, Bitmap> gadget, int longer, int euler) => new("four figures of wires", context =>
    {
        int diameter = context.Size(40, 50, 63);
        var figures = Four(gadget, diameter + longer);
        int balanced = Balanced(gadget, diameter + longer, diameter + 1);
        bool proved = figures[..2].All(f => f.Components == 1) && figures[2..].All(f => f.Components > 1) && balanced >= 1;
        return new Findings
        {
            Comparisons =
            [
                Cubes.Count(Diameter, balanced, diameter, Name, "diameter"),
                Cubes.Count(Connected, figures.Count(f => f.Components == 1), 2, Name, "connected"),
                Cubes.Count(Euler, figures.Count(f => f.Euler == 1), euler, Name, "eulerOne"),
            ],
            Certificates = proved ? [Certify(figures, balanced)] : [],
            Figures = [Wires(gadget)],
        };
    });

    // First the two whose ends differ, then the two whose ends agree.
    private static Bitmap[] Four(Func<int, bool, bool, Bitmap> gadget, int length) =>
        [gadget(length, false, true), gadget(length, true, false), gadget(length, false, false), gadget(length, true, true)];

    private static int Balanced(Func<int, bool, bool, Bitmap> gadget, int length, int most) =>
        Four(gadget, length) is var f ? Bitmap.BalancedUpTo(f[0], f[1], f[2], f[3], most) : 0;

    private static Certificate Certify(Bitmap[] figures, int diameter) => Certificate.Of(
        Name,
        "window-balance",
        new JsonObject
        {
            ["diameter"] = $"{diameter}",
            ["connected"] = new JsonArray([.. figures[..2].Select(Lines)]),
            ["disconnected"] = new JsonArray([.. figures[2..].Select(Lines)]),
        },
        []);

    private static JsonNode Lines(Bitmap figure) => new JsonArray([.. figure.Lines.Select(line => (JsonNode)line)]);

    // f(01) + f(10) − f(00) − f(11) for window functions whose values are mixed from place and contents.
    private static long Sum(Func<int, bool, bool, Bitmap> gadget, int length, int side, int seed)
    {
        long sum = 0;
        var figures = Four(gadget, length);
        for (int bottom = 1 - side; bottom < figures[0].Rows.Length; bottom++)
        {
            for (int left = 1 - side; left < length; left++)
            {
                for (int i = 0; i < 4; i++)
                    sum += (i < 2 ? 1 : -1) * Mixed($"{seed} {left} {bottom} {figures[i].Window(left, bottom, side)}");
            }
        }

        return sum;
    }

    private static long Mixed(string text) => text.Aggregate(17L, (hash, c) => ((hash * 1_000_003) + c) % 2_147_483_647);

    private static Bitmap Random(int[] bits) =>
        new([.. bits.Chunk(6).Select(row => row.Select((b, x) => (ulong)b << x).Aggregate((a, b) => a | b))], 6);

    private static Bitmap Beside(Bitmap left, Bitmap right) =>
        new([.. left.Rows.Zip(right.Rows, (a, b) => a | (b << (left.Width + 1)))], left.Width + right.Width + 1);

    private static Figure Wires(Func<int, bool, bool, Bitmap> gadget)
    {
        const int Length = 12;
        string[] names = ["connected", "connected", "two pieces", "two pieces"];
        var polygons = Four(gadget, Length).SelectMany((f, i) => Enumerable.Range(0, f.Rows.Length).SelectMany(y => Enumerable.Range(0, Length).Where(x => f[x, y]).Select(x =>
            Square(x + (i % 2 * (Length + 3)), y + (i < 2 ? 9 : 0), 1, i < 2 ? 0 : 1))));
        return new(
            "four-figures",
            "Four figures that small windows cannot tell apart",
            @"Here with wires of length 12: a window of side 11 (framed) sees at most one end, and what it sees in one figure it sees at the same place in a figure of the other kind. The proof has longer wires.",
            new("", Minimum: -2, Maximum: (2 * Length) + 5, Ticks: []),
            new("", Minimum: -2, Maximum: 17, Ticks: []),
            [
                new Polygons(Role.Measurement, "", [.. polygons]),
                new Curve(Role.Bound, "a window of side 11", [-0.5, 10.5, 10.5, -0.5, -0.5], [-3, -3, 8, 8, -3]),
                .. names.Select((n, i) => new Note(Role.Reference, n, (i % 2 * (Length + 3)) + 6, i < 2 ? 15 : 6)),
            ],
            Name,
            EqualAspect: true);
    }

    private static Polygon Square(double x, double y, double side, int category) =>
        new([x, x + side, x + side, x], [y, y, y + side, y + side], category);
}
