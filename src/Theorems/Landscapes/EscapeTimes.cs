using System.Numerics;
using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;

namespace Verify.Theorems.Landscapes;

/// <summary>Du et al. (2017), linearised: along a chain of saddles the escape times grow like (L/γ)^k, so d saddles take time exponential in d.</summary>
public sealed class EscapeTimes : Claim
{
    private const int First = 20;
    private const string Last = "steps at the last saddle";

    private static readonly int[] Known = [20, 63, 196, 609, 1892, 5878, 18259, 56718, 176183];

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "landscapes/escape-times",
        Title: "Along a chain of saddles the escape times grow exponentially",
        Formula: @"T_{k+1} = \left\lceil T_k\,\frac{-\ln(1-\eta L)}{\ln(1+\eta\gamma)}\right\rceil \ge \frac L\gamma\,T_k,\qquad T_k \ge \Bigl(\frac L\gamma\Bigr)^k T_0",
        Prose: @"While gradient descent with step $\eta$ stays $T_k$ steps near one saddle, the coordinate that will lead away from the next one contracts by $1-\eta L$ in each of them; there it must grow by $1+\eta\gamma$ a step back to its old size, which takes $T_{k+1}$ steps. Since $-\ln(1-x) \ge x \ge \ln(1+x)$ the times grow at least by the factor $L/\gamma$. For $L = 2$, $\gamma = 1$, $\eta = \frac14$, $T_0 = 20$ they are 20, 63, 196, 609, 1892, 5878, 18259, 56718, 176183, verified by integer powers and, for the first stages, measured by running the descent.",
        Hypotheses: [@"$0 < \gamma \le L$ and $0 < \eta < 1/L$.", "The chain is linearised: near saddle k coordinate k grows, coordinate k + 1 contracts, all others rest; Du et al. build a smooth function with this behaviour."],
        Sources: [Literature.Du2017.At("Theorem 4.1"), Literature.Ours("landscapes.md").At("Escape times")],
        Rung: Rung.Exact,
        Order: 52);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Chain(2), Measured()];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "T₁ ≥ (L/γ)·T₀ for all steps and curvatures",
            Domains.Pairs(Domains.Pairs(Domains.Integers(1, 12), Domains.Integers(1, 12)), Domains.Pairs(Domains.Integers(1, 40), Domains.Integers(2, 9))),
            p => Slack(Math.Max(p.First.First, p.First.Second), Math.Min(p.First.First, p.First.Second), p.Second.First, p.Second.Second)),
        Property.ForAll(
            "a steeper contraction never shortens the next stage",
            Domains.Pairs(Domains.Integers(1, 8), Domains.Integers(1, 60)),
            p => Next(p.Second, p.First + 1, 1, new Rational(1, 10)) - Next(p.Second, p.First, 1, new Rational(1, 10)),
            cases: 60),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the times grow exponentially also when L = γ", "then they nearly repeat: every stage takes about 1.29 times as long, far from doubling", Chain(1), Last),
    ];

    private static Experiment Chain(int contraction) => new("the chain", context =>
    {
        int stages = context.Size(7, 8, 8);
        Rational step = new(1, 4);
        int[] times = Times(contraction, 1, step, stages);
        return new Findings
        {
            Comparisons =
            [
                new(Last, Number.Exact(times[^1]), Relation.AtLeast, Number.Exact(First * BigInteger.Pow(2, stages)), new Proof("chain", "last")),
                new("steps at the last saddle, as tabulated", Number.Exact(times[^1]), Relation.Equal, Number.Exact(Known[stages]), new Proof("chain", "last")),
                new("stages", Number.Exact(times.Length - 1), Relation.Equal, Number.Exact(stages), new Proof("chain", "stages")),
            ],
            Certificates = [Certified("chain", contraction, times)],
            Figures = [Growth(times)],
            Remarks = [$"Times: {string.Join(", ", times)}."],
        };
    });

    private static Experiment Measured() => new("descent along the chain", context =>
    {
        int stages = context.Size(3, 4, 5);
        int[] counted = Descend(stages);
        return new Findings
        {
            Comparisons = [new("steps of the descent at its last saddle", Number.Exact(counted[^1]), Relation.Equal, Number.Exact(Known[stages]), new Proof("measured", "last"))],
            Certificates = [Certified("measured", 2, counted)],
        };
    });

    private static Certificate Certified(string name, int contraction, int[] times) => Certificate.Of(
        name,
        "escape-chain",
        new JsonObject { ["contraction"] = $"{contraction}", ["escape"] = "1", ["step"] = "1/4", ["first"] = $"{times[0]}", ["last"] = $"{times[^1]}" },
        new JsonObject { ["times"] = string.Join(' ', times) });

    // Every coordinate starts at 1; x_k grows by 5/4 near saddle k until it is at least 1 again, while x_(k+1) is halved. Exact integers: x = a/(4^i·2^j).
    private static int[] Descend(int stages)
    {
        List<int> counted = [First];
        for (int k = 1; k <= stages; k++)
        {
            BigInteger size = BigInteger.One, unit = BigInteger.Pow(2, counted[^1]);
            int steps = 0;
            for (; size < unit; steps++)
                (size, unit) = (5 * size, 4 * unit);
            counted.Add(steps);
        }

        return [.. counted];
    }

    private static int[] Times(int steep, int flat, Rational step, int stages)
    {
        List<int> times = [First];
        for (int k = 0; k < stages; k++)
            times.Add(Next(times[^1], steep, flat, step));
        return [.. times];
    }

    // The least n with (1 + ηγ)^n·(1 − ηL)^m ≥ 1: floating point guesses, integers decide.
    private static int Next(int m, int steep, int flat, Rational step)
    {
        Rational growth = 1 + (step * flat), shrink = 1 - (step * steep);
        bool Reaches(int n) => BigInteger.Pow(growth.Numerator, n) * BigInteger.Pow(shrink.Numerator, m) >= BigInteger.Pow(growth.Denominator, n) * BigInteger.Pow(shrink.Denominator, m);
        int n = (int)Math.Ceiling(-m * Math.Log((double)shrink) / Math.Log((double)growth));
        while (n > 0 && Reaches(n - 1))
            n--;
        while (!Reaches(n))
            n++;
        return n;
    }

    private static double Slack(int steep, int flat, int first, int share) => ((double)flat * Next(first, steep, flat, new Rational(1, (long)steep * share))) - ((double)steep * first);

    private static Figure Growth(int[] times)
    {
        double[] k = [.. times.Select((_, i) => (double)i)];
        return new(
            "growth",
            "Escape times along the chain",
            @"The certified times (points) keep above $20\cdot 2^k$ (line); their ratio tends to $\ln 2/\ln\frac54 = 3.106\dots$",
            new("saddle $k$"),
            new("steps $T_k$", AxisScale.Log10),
            [
                new Curve(Role.Bound, @"$(L/\gamma)^k\,T_0$", k, [.. k.Select(i => First * Math.Pow(2, i))]),
                new Points(Role.Measurement, "$T_k$", k, [.. times.Select(t => (double)t)]),
            ],
            "chain");
    }
}
