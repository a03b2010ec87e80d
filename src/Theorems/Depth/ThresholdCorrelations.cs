using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Theorems.Approximation;

namespace Verify.Theorems.Depth;

/// <summary>How well one linear threshold gate, with any real weights, can correlate with the inner product modulo 2.</summary>
public sealed class ThresholdCorrelations : Claim
{
    private static readonly Rational[] Claimed = [1, new(3, 4), new(1, 2), new(21, 64)];

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "depth/threshold-correlation",
        Title: "One threshold gate has correlation at most 1, 3/4, 1/2 with the inner product mod 2 of 1, 2, 3 bits",
        Formula: @"\kappa_n = \max_{u,w,\theta}\ \bigl\lvert\mathbb{E}\,\operatorname{sgn}(u\cdot x + w\cdot y - \theta)\,(-1)^{x\cdot y}\bigr\rvert:\qquad \kappa_1 = 1,\ \kappa_2 = \tfrac34,\ \kappa_3 = \tfrac12,\qquad \kappa_n \le n\,2^{-n/2} + 2^{-n}",
        Prose: @"No real weights help a single gate: its correlation with $(-1)^{x\cdot y}$ is at most $\kappa_n$, exactly $1$, $\tfrac34$, $\tfrac12$ for $n = 1, 2, 3$ (and $\tfrac{21}{64}$ for $n = 4$, which runs of standard effort verify), and at most $n2^{-n/2} + 2^{-n}$ always. A ReLU is an integral of thresholds, so a network of one hidden layer with real weights, $B = \sum_j\lvert v_j\rvert\max\varphi_j$ and output bias $c$ has mean squared error at least $(1 - B\kappa_n - \lvert c\rvert 2^{-n})_+^2$.",
        Hypotheses: [@"$x$ and $y$ are uniform on $\{0,1\}^n$ and independent; $\operatorname{sgn}$ is $1$ at $0$.", @"$\max\varphi_j$ is the greatest value of the ReLU unit on the cube; its least is taken as 0."],
        Sources: [Literature.Hajnal1993, Literature.Ours("depth.md").At("Threshold gates: staircases")],
        Rung: Rung.Exact,
        Order: 41);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Gates(Claimed, gates: 1)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "Lindsey's lemma: a rectangle A × B of (−1)^(x·y) sums to at most √(N·|A|·|B|), N = 16",
            Domains.Pairs(Domains.Integers(0, 65_535), Domains.Integers(0, 65_535)),
            p => (16.0 * int.PopCount(p.First) * int.PopCount(p.Second)) - Math.Pow(Rectangle(p.First, p.Second), 2)),
        Property.ForAll(
            "random gates on 2·6 bits: the correlation is at most n·2^(−n/2) + 2^(−n)",
            Domains.Vectors(13, Domains.Integers(-40, 40)),
            w => Staircases.LindseyBound(6) - (double)Rational.Abs(Staircases.Correlation(6, w[..^1], w[^1]))),
        Property.ForAll(
            "random gates on 2·3 bits stay below κ₃ = 1/2",
            Domains.Vectors(7, Domains.Integers(-9, 9)),
            w => (double)(new Rational(1, 2) - Rational.Abs(Staircases.Correlation(3, w[..^1], w[^1])))),
        Property.ForAll(
            "random ReLU networks of two units on 2·3 bits err by at least (1 − Bκ₃ − |c|/8)²",
            Domains.Pairs(Domains.Vectors(2, Domains.Vectors(7, Domains.Integers(-3, 3))), Domains.Vectors(3, Domains.Rationals(8))),
            p => SlackOfNetwork(p.First, p.Second)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the correlation is (3/4)^(n−1)", "that is 9/16 for n = 3, which arbitrary staircases reach and linear gates do not", Gates([1, new(3, 4), new(9, 16), new(27, 64)], gates: 1), Below(3)),
        Falsely("two gates multiplied do no better", "for two bits the product of the gates NAND(x₁, y₁) and NAND(x₂, y₂) is the function itself", Gates(Claimed, gates: 2), Above(2)),
    ];

    private static string Below(int n) => $"correlation reached by a gate, n = {n}";

    private static string Above(int n) => $"greatest correlation, n = {n}";

    private static Experiment Gates(Rational[] claimed, int gates) => new("gates and staircases", context =>
    {
        int[] sizes = [1, 2, 3, .. context.Size<int[]>([], [4], [4])];
        var best = sizes.Select(Reached).ToList();
        var above = sizes.Select(n => gates == 1 ? Staircases.Greatest(n) : Products(n)).ToList();
        return new Findings
        {
            Comparisons =
            [
                .. sizes.Select((n, i) => new Comparison(Below(n), Networks.Exact(best[i]), Relation.AtLeast, Networks.Exact(claimed[i]), new Proof($"gate-{n}", "atLeast"))),
                .. sizes.Select((n, i) => new Comparison(Above(n), Networks.Exact(above[i]), Relation.AtMost, Networks.Exact(claimed[i]), new Proof($"gate-{n}", "atMost"))),
            ],
            Certificates = gates > 1 ? [] : [.. sizes.Select((n, i) => Certificate.Of(
                $"gate-{n}",
                "threshold-correlation",
                new JsonObject { ["variables"] = n.ToString(), ["atLeast"] = best[i].ToString(), ["atMost"] = above[i].ToString() },
                new JsonObject { ["weights"] = Networks.Row(Staircases.Gate(n).Weights), ["threshold"] = Staircases.Gate(n).Threshold.ToString() }))],
            Figures = gates > 1 ? [] : [Figure(sizes, above, best)],
        };
    });

    private static Rational Reached(int n) => Staircases.Correlation(n, Staircases.Gate(n).Weights, Staircases.Gate(n).Threshold);

    /// <summary>The correlation of the product of the gates 1[x_i + y_i ≤ 1], as signs, for the first two i.</summary>
    private static Rational Products(int n) => new(Enumerable.Range(0, 1 << (2 * n)).Sum(code => InnerProductUnits.InnerProduct(code & 3 & ((1 << n) - 1), code >> n) * InnerProductUnits.InnerProduct(code & ((1 << n) - 1), code >> n)), 1 << (2 * n));

    private static int Rectangle(int rows, int columns) => Enumerable.Range(0, 256).Where(code => ((rows >> (code & 15)) & 1) == 1 && ((columns >> (code >> 4)) & 1) == 1).Sum(code => InnerProductUnits.InnerProduct(code & 15, code >> 4));

    private static double SlackOfNetwork(int[][] rows, Rational[] outputs)
    {
        var (squares, budget) = (Rational.Zero, Rational.Zero);
        var greatest = new int[rows.Length];
        for (int code = 0; code < 64; code++)
        {
            int[] values = Array.ConvertAll(rows, row => Math.Max(0, row[6] + Enumerable.Range(0, 6).Sum(i => row[i] * ((code >> i) & 1))));
            greatest = [.. greatest.Zip(values, Math.Max)];
            var error = outputs[2] + (values[0] * outputs[0]) + (values[1] * outputs[1]) - InnerProductUnits.InnerProduct(code & 7, code >> 3);
            squares += error * error / 64;
        }

        budget = (greatest[0] * Rational.Abs(outputs[0])) + (greatest[1] * Rational.Abs(outputs[1]));
        var gap = Rational.Max(0, 1 - (budget / 2) - (Rational.Abs(outputs[2]) / 8));
        return (double)(squares - (gap * gap));
    }

    private static Figure Figure(int[] sizes, List<Rational> above, List<Rational> best)
    {
        double[] n = [.. Enumerable.Range(1, 16).Select(k => (double)k)];
        double[] small = [.. sizes.Select(k => (double)k)];
        return new(
            "correlation",
            "A single gate knows little of the inner product",
            @"Greatest correlation of a threshold gate with $(-1)^{x\cdot y}$: gates found (points) meet the bound over all staircases of linear orders; the general bound decays like $n2^{-n/2}$.",
            new("bits $n$"),
            new("correlation", AxisScale.Log10),
            [
                new Curve(Role.Bound, "$n2^{-n/2} + 2^{-n}$", n, [.. n.Select(k => Staircases.LindseyBound((int)k))]),
                new Curve(Role.Reference, "all staircases", small, [.. above.Select(v => (double)v)]),
                new Points(Role.Measurement, "gates", small, [.. best.Select(b => (double)b)]),
                new Curve(Role.Control, "$(3/4)^{n-1}$", n, [.. n.Select(k => Math.Pow(0.75, k - 1))]),
            ],
            "gate-3");
    }
}
