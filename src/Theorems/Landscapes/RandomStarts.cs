using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Statistics;

namespace Verify.Theorems.Landscapes;

/// <summary>Lee, Simchowitz, Jordan and Recht (2016), sampled: of ten thousand random starts none ends at a strict saddle.</summary>
public sealed class RandomStarts : Claim
{
    private const double Alpha = 1e-5;
    private const double Step = 0.1;
    private const double Coupling = 0.1;
    private const int MostSteps = 3000;
    private const int Shards = 8;
    private const string AtSaddle = "probability to end at a critical point that is no minimum";

    // One start in a hundred on the stable manifold, for the control.
    private const int Atom = 100;

    private static readonly Number RequiredPower = Number.Exact(999_999, 1_000_000);

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "landscapes/random-starts",
        Title: "From random starts gradient descent ends at no strict saddle",
        Formula: @"\Pr\bigl[x_k \to x^*\bigr] = 0 \quad\text{for every strict saddle } x^*,\qquad 0<\alpha<1/L,\quad x_0 \text{ absolutely continuous}",
        Prose: @"The function $f(y) = \sum_{i\le3}(y_i^4/4 - y_i^2/2) + (y_1y_2 + y_2y_3)/10$ has minima, strict saddles and a maximum. From starts uniform on $[-1,1]^3$ gradient descent with step $\frac1{10}$ is followed until it rests, for at most 3000 steps; no run ends within $10^{-6}$ of being critical where the Hessian has a negative eigenvalue. The theorem is asymptotic and gives no rate; the sample is consistent with probability 0 and bounds it by the Clopper–Pearson limit.",
        Hypotheses: ["Starts are independent and uniform on the cube, hence absolutely continuous, from named streams.", @"On $[-\frac32,\frac32]^3$, which descent does not leave, the gradient is Lipschitz with $L < 6 < 1/\alpha$."],
        Sources: [Literature.LeeSimchowitzJordanRecht2016, Literature.Ours("landscapes.md").At("Strict saddles")],
        Rung: Rung.Statistical,
        Order: 53);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Sampled(atom: false)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "descent never leaves the cube of half width 3/2",
            Domains.Vectors(3, Domains.Integers(-1500, 1500)),
            y => 1.5 - Descend(Point(y, 1), 50).Max(Math.Abs)),
        Property.ForAll(
            "a change of all signs goes through descent",
            Domains.Vectors(3, Domains.Integers(-1000, 1000)),
            y => Property.Agreement(Descend(Point(y, 1), 50).Zip(Descend(Point(y, -1), 50), (a, b) => a.Equals(-b) || (a == 0 && b == 0)).All(b => b))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely(
            "the starts need no density",
            "one start in a hundred at the origin, which is on its own stable manifold, stays there",
            Sampled(atom: true),
            AtSaddle,
            context =>
            {
                var power = Rational.One - Rational.Pow(new Rational(Atom - 1, Atom), Starts(context));
                return new("power: some start is the origin, which rejects", Number.Exact(power.Numerator, power.Denominator), Relation.AtLeast, RequiredPower);
            }),
    ];

    private static int Starts(Context context) => context.Size(1500, 10_000, 100_000);

    private static Experiment Sampled(bool atom) => new("random starts", context =>
    {
        int n = Starts(context);
        var parts = context.Map(Shards, s => Enumerable.Range(n * s / Shards, (n * (s + 1) / Shards) - (n * s / Shards)).Select(r => Descend(Drawn(context.Stream(r), atom), MostSteps)).ToArray());
        var ends = parts.SelectMany(p => p).ToList();
        int caught = ends.Count(AtNoMinimum);
        var (lower, upper) = Binomial.ClopperPearson(caught, n, Alpha);
        return new Findings
        {
            Comparisons = [new(AtSaddle, Number.Estimated((double)caught / n, lower, upper, Alpha), Relation.Equal, Number.Exact(0))],
            Figures = [Landing(ends)],
            Remarks =
            [
                $"Of {n} starts {caught} ended where the Hessian has a negative eigenvalue; at confidence 1 − 1/100000 the probability of that is at most {upper:0.0000}.",
                $"The runs ended at {ends.Select(Named).Distinct().Count()} different points.",
            ],
        };
    });

    private static double[] Drawn(RandomStream stream, bool atom)
    {
        double[] y = [stream.NextDouble(-1, 1), stream.NextDouble(-1, 1), stream.NextDouble(-1, 1)];
        return atom && stream.Next(Atom) == 0 ? [0, 0, 0] : y;
    }

    private static double[] Point(int[] thousandths, int sign) => Array.ConvertAll(thousandths, c => sign * c / 1000.0);

    private static double[] Slope(double[] y) =>
        [(y[0] * y[0] * y[0]) - y[0] + (Coupling * y[1]), (y[1] * y[1] * y[1]) - y[1] + (Coupling * (y[0] + y[2])), (y[2] * y[2] * y[2]) - y[2] + (Coupling * y[1])];

    // It ends early once a step changes nothing, as it then always will.
    private static double[] Descend(double[] start, int steps)
    {
        double[] y = start;
        bool moves = true;
        for (int k = 0; k < steps && moves; k++)
        {
            double[] next = Slope(y);
            moves = false;
            for (int i = 0; i < next.Length; i++)
            {
                next[i] = y[i] - (Step * next[i]);
                moves |= !next[i].Equals(y[i]);
            }

            y = next;
        }

        return y;
    }

    // Sylvester: the Hessian is positive definite exactly if its three leading minors are positive.
    private static bool AtNoMinimum(double[] y)
    {
        double[] d = Array.ConvertAll(y, c => (3 * c * c) - 1);
        double two = (d[0] * d[1]) - (Coupling * Coupling), three = (d[2] * two) - (Coupling * Coupling * d[0]);
        return Slope(y).Max(Math.Abs) < 1e-6 && !(d[0] > 0 && two > 0 && three > 0);
    }

    private static string Named(double[] y) => string.Join(' ', y.Select(c => $"{c:+0.000;-0.000}"));

    private static Figure Landing(List<double[]> ends)
    {
        var places = ends.GroupBy(Named).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        double[] at = [.. places.Select((_, i) => (double)i)];
        return new(
            "landing",
            "Where the runs end",
            "Runs by the point at which they rest: the eight minima share all of them; no strict saddle gets any.",
            new("resting point, by the signs of $y$", Ticks: [.. places.Select((g, i) => new Tick(i, string.Concat(g.First().Select(c => c > 0 ? "+" : c < 0 ? "−" : "0"))))], Minimum: -0.7, Maximum: places.Count - 0.3),
            new("runs", Minimum: 0),
            [
                new Points(Role.Measurement, "runs", at, [.. places.Select(g => (double)g.Count())]),
                new BoundLine(Role.Bound, "0, at every strict saddle", 0),
            ]);
    }
}
