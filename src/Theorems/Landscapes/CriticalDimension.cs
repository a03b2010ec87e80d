using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Landscapes;
using Verify.Numerics.LinearAlgebra;
using static Verify.Theorems.CertificateText;

namespace Verify.Theorems.Landscapes;

/// <summary>Why the spurious minima begin at k = 6: continued to real k, the branch turns from saddle to minimum at an enclosed k* between 5 and 6.</summary>
public sealed class CriticalDimension : Claim
{
    private const string Before = "negative eigenvalues of the standard block at the lower end of the bracket";
    private const string After = "negative eigenvalues of the standard block at the upper end of the bracket";
    private const string FromBelow = "critical k, from below";
    private const string FromAbove = "critical k, from above";
    private const string Turn = "turn";

    // Half the widths of the boxes: of the whole bracket, and at its ends.
    private const int RadiusBits = 24;
    private const int RadiusBitsAtEnds = 60;

    // Below the least eigenvalue among the fixed matrices, 0.0659 here.
    private static readonly Rational Curvature = new(1, 20);

    // The scan for the figure; the two least eigenvalues differ by more.
    private const double Step = 1.0 / 512;

    private static readonly decimal From = 5.58550524742m, To = 5.58550524743m;

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "landscapes/critical-dimension",
        Title: "The branch of spurious minima turns stable at the fractional dimension k* = 5.58550524742…",
        Formula: @"\det B(k^*) = 0,\qquad 5.58550524742 \le k^* \le 5.58550524743",
        Prose: @"The critical points of the branch are fixed by all permutations of the first $k-1$ indices; their five equations and the $5\times5$ block $B$ of the Hessian on the standard representation make sense for real $k$. On the bracket of width $10^{-11}$ the branch exists for every $k$ and depends continuously on it. At its lower end one eigenvalue of $B$ is negative, at its upper end none; so an eigenvalue, which for integer $k$ counts $k-2$ times, is zero at some $k^*$ between. For $k = 5$ the point is a saddle, for $k = 6$ a minimum.",
        Hypotheses: [@"The branch is that of landscapes/spurious-minima, continued in $k$ by the five equations.", @"Sums over groups of equal indices are multiplied by the groups' sizes, which need not be integers."],
        Sources: [Literature.ArjevaniField2021, Literature.Ours("landscapes.md").At("The critical dimension")],
        Rung: Rung.Exact,
        Order: 72);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Bracketed(From, To)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "the five equations are entries of the full gradient for integer k",
            Domains.Pairs(Domains.Integers(3, 7), Domains.Integers(0, 1_000_000)),
            p => 1e-12 - EquationGap(p.First, p.Second)),
        Property.ForAll(
            "the standard block acts as the full Hessian does for integer k",
            Domains.Pairs(Domains.Integers(4, 6), Domains.Integers(0, 1_000_000)),
            p => 1e-9 - BlockGap(p.First, p.Second),
            cases: 20),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the branch turns at k = 11/2", "an eigenvalue is negative on both sides there: the turn comes later", Bracketed(Near(11), Near(11) + Width), After),
        Falsely("the branch turns at k = 6", "all eigenvalues are positive already before k = 6", Bracketed(Near(12), Near(12) + Width), Before),
        Falsely("the turn comes 10⁻¹¹ earlier", "at 5.58550524742 the eigenvalue is still negative", Bracketed(From - Width, To - Width), After),
    ];

    private static decimal Width => To - From;

    private static decimal Near(int halves) => (halves / 2m) - (Width / 2);

    private static Experiment Bracketed(decimal from, decimal to) => new("a bracket of the turn", _ =>
    {
        var (before, after) = (Negative(from), Negative(to));
        return new Findings
        {
            Comparisons =
            [
                new(Before, Number.Exact(before), Relation.Equal, Number.Exact(1), new Proof(Turn, "negativeBefore")),
                new(After, Number.Exact(after), Relation.Equal, Number.Exact(0), new Proof(Turn, "negativeAfter")),
                new(FromBelow, Exact(Fraction(from)), Relation.AtLeast, Exact(Fraction(From)), new Proof(Turn, "from")),
                new(FromAbove, Exact(Fraction(to)), Relation.AtMost, Exact(Fraction(To)), new Proof(Turn, "to")),
            ],
            Certificates = before == after ? [] : [Certified(from, to)],
            Figures = [Branch((double)from)],
        };
    });

    private static double[] At(decimal k) => MinimumBranch.Follow([.. MinimumBranch.AtSix], (double)k);

    // det B is the product of its five eigenvalues, of which the four others are positive for k from 5 on.
    private static int Negative(decimal k) => SmallSystem.Determinant(MinimumBranch.StandardBlock(At(k), (double)k)) < 0 ? 1 : 0;

    private static Certificate Certified(decimal from, decimal to) => Certificate.Of(
        Turn,
        "relu-branch-turn",
        new JsonObject { ["from"] = $"{Fraction(from)}", ["to"] = $"{Fraction(to)}", ["entries"] = Entries((from + to) / 2), ["radius"] = $"1/{1L << RadiusBits}" },
        new JsonObject { ["curvature"] = $"{Curvature}", ["before"] = Entries(from), ["after"] = Entries(to), ["radius"] = $"1/{1L << RadiusBitsAtEnds}" });

    private static string Entries(decimal k) => Row(MinimumBranch.Refined(At(k), k).Select(Fraction));

    private static Rational Fraction(decimal x) => Rational.Parse(x.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static double[] Draw(int seed)
    {
        var stream = RandomStream.Named((ulong)seed, "parameters");
        return [stream.NextDouble(0.5, 1.5), stream.NextDouble(-0.2, 0.2), stream.NextDouble(0.1, 0.5), stream.NextDouble(0.1, 0.4), stream.NextDouble(-0.9, -0.3)];
    }

    private static double EquationGap(int k, int seed)
    {
        double[] p = Draw(seed);
        var value = MinimumBranch.Equations(p, k).Value;
        double[] gradient = ReluTeacher<double>.Gradient(MinimumBranch.Matrix(p, k), k);
        double[] entries = [gradient[0], gradient[1], gradient[k - 1], gradient[(k - 1) * k], gradient[(k * k) - 1]];
        return value.Zip(entries, (x, y) => Math.Abs(x - y)).Max();
    }

    private static double BlockGap(int k, int seed)
    {
        double[] p = Draw(seed), y = Draw(seed + 1);
        double[][] block = MinimumBranch.StandardBlock(p, k), hessian = ReluTeacher<double>.Hessian(MinimumBranch.Matrix(p, k), k);
        double[] image = Perturbation([.. block.Select(row => row.Zip(y, (b, c) => b * c).Sum())], k), perturbed = Perturbation(y, k);
        return hessian.Select((row, i) => Math.Abs(row.Zip(perturbed, (h, x) => h * x).Sum() - image[i])).Max();
    }

    // For x = (1, −1, 0, …).
    private static double[] Perturbation(double[] y, int k)
    {
        double X(int i) => i == 0 ? 1 : i == 1 ? -1 : 0;
        return [.. Enumerable.Range(0, k * k).Select(index =>
        {
            int i = index / k, j = index % k;
            return i == k - 1 ? (j == k - 1 ? 0 : y[4] * X(j)) : j == k - 1 ? y[3] * X(i) : i == j ? y[0] * X(i) : (y[1] * X(i)) + (y[2] * X(j));
        })];
    }

    private static Figure Branch(double turn)
    {
        double[] k = [.. Enumerable.Range(0, 61).Select(i => 4.5 + (i * 0.1))];
        return new(
            "branch",
            "The branch turns from saddle to minimum between k = 5 and k = 6",
            "Least eigenvalue of the Hessian on the branch continued to real $k$ (line; floating point): negative before the enclosed $k^*$, positive after it. Points: the integers, where the eigenvalue is enclosed in landscapes/spurious-minima.",
            new("number of units $k$"),
            new("least eigenvalue on the standard block"),
            [
                new BoundLine(Role.Bound, "0", 0),
                new BoundLine(Role.Bound, "$k^*$", turn, Vertical: true),
                new Curve(Role.Measurement, "continued to real $k$", k, Least(k)),
                new Points(Role.Measurement, "integer $k$", [5, 6, 7, 8, 9, 10], Least([5, 6, 7, 8, 9, 10])),
            ],
            Turn);
    }

    // B is similar to a symmetric matrix, so its least eigenvalue is the least zero of det(B − λI); scanned from below in steps, then halved.
    private static double[] Least(double[] k)
    {
        double[] near = MinimumBranch.Follow([.. MinimumBranch.AtSix], k[0]);
        return [.. k.Select(at =>
        {
            near = MinimumBranch.Follow(near, at);
            var block = MinimumBranch.StandardBlock(near, at);
            double Characteristic(double value) => SmallSystem.Determinant([.. block.Select((row, i) => row.Select((x, j) => i == j ? x - value : x).ToArray())]);
            double high = -0.1;
            while (Characteristic(high) > 0)
                high += Step;
            double low = high - Step;
            for (int i = 0; i < 40; i++)
            {
                double middle = 0.5 * (low + high);
                (low, high) = Characteristic(middle) > 0 ? (middle, high) : (low, middle);
            }

            return low;
        })];
    }
}
