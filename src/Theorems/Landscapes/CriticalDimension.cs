using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Landscapes;
using Verify.Numerics.LinearAlgebra;

namespace Verify.Theorems.Landscapes;

/// <summary>Why the spurious minima begin at k = 6: continued to real k, the branch turns from saddle to minimum at an enclosed k* between 5 and 6.</summary>
public sealed class CriticalDimension : Claim
{
    private const string Existence = "farthest coordinate of the Krawczyk image, for all k of the bracket at once";
    private const string Before = "determinant of the standard block at the lower end of the bracket";
    private const string After = "determinant of the standard block at the upper end of the bracket";
    private const string FromBelow = "critical k, from below";
    private const string FromAbove = "critical k, from above";

    // Half the width of the box of parameters.
    private const double Radius = 1e-6;
    private const double RadiusAtEnds = 1e-11;
    private const double HalfBracket = 2e-10;

    // The scan for the figure; the two least eigenvalues differ by more.
    private const double Step = 1.0 / 512;

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "landscapes/critical-dimension",
        Title: "The branch of spurious minima turns stable at the fractional dimension k* = 5.585505247…",
        Formula: @"\det B(k^*) = 0,\qquad 5.585505247 \le k^* \le 5.585505248",
        Prose: @"The critical points of the branch are fixed by all permutations of the first $k-1$ indices; their five equations and the $5\times5$ block $B$ of the Hessian on the standard representation make sense for real $k$. On a bracket of width $4\cdot10^{-10}$ the branch exists for every $k$ and depends continuously on it, and $\det B$ changes its sign, so an eigenvalue of $B$, which for integer $k$ counts $k-2$ times, is zero at some $k^*$ in it. For $k = 5$ the point is a saddle, for $k = 6$ a minimum.",
        Hypotheses: [@"The branch is that of landscapes/spurious-minima, continued in $k$ by the five equations.", @"Sums over groups of equal indices are multiplied by the groups' sizes, which need not be integers."],
        Sources: [Literature.ArjevaniField2021, Literature.Ours("landscapes.md").At("The critical dimension")],
        Rung: Rung.Enclosed,
        Order: 71);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Bracketed(Search)];

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
        Falsely("the branch turns at k = 11/2", "the determinant is negative on both sides there: the turn comes later", Bracketed(() => 5.5), After),
        Falsely("the branch turns at k = 6", "all eigenvalues are positive already before k = 6", Bracketed(() => 6), Before),
    ];

    // Where the determinant changes its sign in floating point: a guess, from which the bracket is laid out.
    private static double Search()
    {
        double low = 5, high = 6;
        for (int i = 0; i < 50; i++)
        {
            double middle = 0.5 * (low + high);
            double[] p = MinimumBranch.Follow([.. MinimumBranch.AtSix], middle);
            (low, high) = SmallSystem.Determinant(MinimumBranch.StandardBlock(p, middle)) < 0 ? (middle, high) : (low, middle);
        }

        return low;
    }

    private static Experiment Bracketed(Func<double> centre) => new("a bracket of the turn", _ =>
    {
        double middle = centre(), lower = middle - HalfBracket, upper = middle + HalfBracket;
        var image = Image(middle, new Interval(lower, upper), Radius);
        var (before, after) = (Determinant(lower), Determinant(upper));
        return new Findings
        {
            Comparisons =
            [
                new(Existence, Number.Enclosed(0, image.Max(x => x.Magnitude)), Relation.Below, Number.Exact(1, 1_000_000)),
                new(Before, Enclosed(before), Relation.Below, Number.Exact(0)),
                new(After, Enclosed(after), Relation.Above, Number.Exact(0)),
                new(FromBelow, Number.Enclosed(lower, upper), Relation.AtLeast, Number.Exact(5_585_505_247, 1_000_000_000)),
                new(FromAbove, Number.Enclosed(lower, upper), Relation.AtMost, Number.Exact(5_585_505_248, 1_000_000_000)),
            ],
            Figures = [Branch(middle)],
        };
    });

    // The branch at k, as a Krawczyk image around the floating point solution at the given middle.
    private static Interval[] Image(double middle, Interval k, double radius)
    {
        double[] p = MinimumBranch.Follow([.. MinimumBranch.AtSix], middle);
        var (_, derivative) = MinimumBranch.Equations(p, middle);
        var (value, _) = MinimumBranch.Equations(Array.ConvertAll(p, x => (Interval)x), k);
        var (_, slopes) = MinimumBranch.Equations(Array.ConvertAll(p, x => x + new Interval(-radius, radius)), k);
        return Krawczyk.Image(value, slopes, SmallSystem.Inverse(derivative), radius);
    }

    private static Interval Determinant(double k)
    {
        var image = Image(k, k, RadiusAtEnds);
        if (!Krawczyk.Proves(image, RadiusAtEnds))
            return Interval.Entire;
        double[] p = MinimumBranch.Follow([.. MinimumBranch.AtSix], k);
        return SmallSystem.Determinant(MinimumBranch.StandardBlock([.. p.Zip(image, (x, move) => x + move)], k));
    }

    private static Number Enclosed(Interval x) => Number.Enclosed(x.Lower, x.Upper);

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
            ]);
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
