using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;

namespace Verify.Theorems.Landscapes;

/// <summary>The linear heart of Lee, Simchowitz, Jordan and Recht (2016): gradient descent reaches a strict saddle from its stable subspace alone.</summary>
public sealed class StrictSaddles : Claim
{
    private const string OnStable = "slowest contraction a step from starts on the stable subspace";
    private const string OffStable = "slowest expansion a step from starts off the stable subspace";
    private const int Cases = 12;

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "landscapes/strict-saddles",
        Title: "Gradient descent reaches a strict saddle from its stable subspace alone",
        Formula: @"x_{k+1} = x_k - \alpha H x_k:\qquad v\cdot x_k = (1-\alpha\lambda)^k\,v\cdot x_0\ (Hv = \lambda v),\qquad x_k\to 0 \iff v\cdot x_0 = 0 \text{ whenever } \lambda \le 0",
        Prose: @"For $f(x) = \frac12x^{\mathsf T}Hx$ with a negative eigenvalue and $0 < \alpha < 2/L$, gradient descent converges to the saddle 0 exactly if the start has no component along eigenvalues $\lambda \le 0$; any other start keeps its component, multiplied by $1 + \alpha|\lambda|$ in each step. The stable subspace has measure 0. Certified with rational eigenbases for drawn matrices of dimension 3 to 6 with one and two negative eigenvalues, starts on the subspace and off it by one part in a million.",
        Hypotheses: [@"$H = QDQ^{\mathsf T}$ with a rational orthogonal $Q$ (Cayley's $(I-S)(I+S)^{-1}$) and a diagonal $D$ with at least one negative and no zero entry.", @"$0 < \alpha < 2/L$ with $L$ the largest eigenvalue."],
        Sources: [Literature.LeeSimchowitzJordanRecht2016, Literature.Ours("landscapes.md").At("Strict saddles")],
        Rung: Rung.Exact,
        Order: 50);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Fates(step: new(3, 2), lowest: -1)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "Cayley's matrices are orthogonal",
            Domains.Vectors(3, Domains.Rationals(9)),
            s => Property.Agreement(Orthogonal(Cayley([[0, s[0], s[1]], [-s[0], 0, s[2]], [-s[1], -s[2], 0]])))),
        Property.ForAll(
            "steps in the basis of eigenvectors are steps in the plain one: five exact iterates agree",
            Domains.Pairs(Domains.Integers(0, 100_000), Domains.Rationals(20)),
            p => Property.Agreement(Equivariant(p.First, p.Second))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the step size does not matter", "above 2/L the steepest coordinate grows, and even starts on the stable subspace leave", Fates(step: new(5, 2), lowest: -1), OnStable),
        Falsely("the saddle need not be strict", "along an eigenvalue 0 nothing grows", Fates(step: new(3, 2), lowest: 0), OffStable),
    ];

    // The step is given in units of 1/L.
    private static Experiment Fates(Rational step, int lowest) => new("quadratic saddles", context =>
    {
        var saddles = Enumerable.Range(0, Cases).Select(i => Drawn(context.Stream(i), 3 + (i % 4), 1 + (i % 2), lowest)).ToList();
        var on = saddles.Select((s, i) => Certified($"on-{i}", s, step / s.Largest, s.Stable)).ToList();
        var off = saddles.Select((s, i) => Certified($"off-{i}", s, step / s.Largest, [.. s.Stable.Zip(s.Unstable, (x, v) => x + (new Rational(1, 1_000_000) * v))])).ToList();
        int slowest = Enumerable.Range(0, Cases).MaxBy(i => on[i].Rate), least = Enumerable.Range(0, Cases).MinBy(i => off[i].Rate);
        return new Findings
        {
            Comparisons =
            [
                new(OnStable, Exact(on[slowest].Rate), Relation.Below, Number.Exact(1), new Proof($"on-{slowest}", "rate")),
                new(OffStable, Exact(off[least].Rate), Relation.Above, Number.Exact(1), new Proof($"off-{least}", "rate")),
            ],
            Certificates = [.. on.Select(c => c.Certificate), .. off.Select(c => c.Certificate)],
            Figures = [Orbits(saddles[0], step / saddles[0].Largest, off[0].Rate)],
        };
    });

    private sealed record Saddle(Rational[][] Matrix, Rational[][] Vectors, Rational[] Values)
    {
        public Rational Largest => Values.Aggregate(Rational.Max);

        // A start with a component along every positive eigenvalue and no other; and the eigenvector of the lowest.
        public Rational[] Stable => Combined(i => Values[i].Sign > 0 ? 1 : 0);

        public Rational[] Unstable => Combined(i => i == 0 ? 1 : 0);

        private Rational[] Combined(Func<int, int> weight) =>
            [.. Enumerable.Range(0, Values.Length).Select(c => Sum(Enumerable.Range(0, Values.Length), i => weight(i) * Vectors[i][c]))];
    }

    private static Saddle Drawn(RandomStream stream, int n, int unstable, int lowest)
    {
        var skew = Enumerable.Range(0, n).Select(_ => new Rational[n]).ToArray();
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                skew[i][j] = stream.Next(-2, 2);
                skew[j][i] = -skew[i][j];
            }
        }

        var q = Cayley(skew);
        Rational[] values = [.. Enumerable.Range(0, n).Select(i => i < unstable ? (Rational)(lowest * (1 + i)) / (1 + stream.Next(3)) : (Rational)(1 + stream.Next(9)))];

        // Rows of Qᵀ are the eigenvectors of QDQᵀ.
        Rational[][] vectors = [.. Enumerable.Range(0, n).Select(i => q.Select(row => row[i]).ToArray())];
        Rational[][] matrix = [.. Enumerable.Range(0, n).Select(r => Enumerable.Range(0, n).Select(c => Sum(Enumerable.Range(0, n), i => values[i] * vectors[i][r] * vectors[i][c])).ToArray())];
        return new(matrix, vectors, values);
    }

    private static (Certificate Certificate, Rational Rate) Certified(string name, Saddle saddle, Rational step, Rational[] start)
    {
        int n = start.Length;
        var rate = Enumerable.Range(0, n).Where(i => Sum(Enumerable.Range(0, n), c => saddle.Vectors[i][c] * start[c]).Sign != 0).Select(i => Rational.Abs(1 - (step * saddle.Values[i]))).Aggregate(Rational.Max);
        JsonArray Rows(Rational[][] rows) => [.. rows.Select(row => (JsonNode)string.Join(' ', row))];
        return (Certificate.Of(
            name,
            "quadratic-descent",
            new JsonObject { ["matrix"] = Rows(saddle.Matrix), ["step"] = $"{step}", ["start"] = string.Join(' ', start), ["rate"] = $"{rate}", ["fate"] = rate < 1 ? "converges" : "stays" },
            new JsonObject { ["eigenvectors"] = Rows(saddle.Vectors), ["eigenvalues"] = string.Join(' ', saddle.Values) }), rate);
    }

    /// <summary>(I − S)(I + S)⁻¹ for skew S: orthogonal, and I + S is always invertible.</summary>
    private static Rational[][] Cayley(Rational[][] skew)
    {
        int n = skew.Length;

        // Since I − S and (I + S)⁻¹ commute, solve (I + S)X = I − S.
        Rational[][] rows = [.. Enumerable.Range(0, n).Select(i => (Rational[])[.. Enumerable.Range(0, n).Select(j => skew[i][j] + (i == j ? 1 : 0)), .. Enumerable.Range(0, n).Select(j => (i == j ? 1 : 0) - skew[i][j])])];
        for (int k = 0; k < n; k++)
        {
            int pivot = Enumerable.Range(k, n - k).First(i => rows[i][k].Sign != 0);
            (rows[k], rows[pivot]) = (rows[pivot], rows[k]);
            rows[k] = [.. rows[k].Select(x => x / rows[k][k])];
            for (int i = 0; i < n; i++)
            {
                var factor = rows[i][k];
                if (i != k && factor.Sign != 0)
                    rows[i] = [.. rows[i].Zip(rows[k], (x, y) => x - (factor * y))];
            }
        }

        return [.. rows.Select(row => row[n..])];
    }

    private static bool Orthogonal(Rational[][] q) => q.Select((r, i) => q.Select((s, j) => r.Zip(s, (x, y) => x * y).Aggregate((x, y) => x + y) == (i == j ? 1 : 0)).All(b => b)).All(b => b);

    private static bool Equivariant(int seed, Rational step)
    {
        var saddle = Drawn(RandomStream.Named((ulong)seed, "saddle"), 3, 1, -1);
        Rational[] x = [1, 2, 3];
        Rational[] y = [.. saddle.Vectors.Select(v => Sum(Enumerable.Range(0, 3), c => v[c] * x[c]))];
        for (int k = 0; k < 5; k++)
        {
            x = [.. Enumerable.Range(0, 3).Select(r => x[r] - (step * Sum(Enumerable.Range(0, 3), c => saddle.Matrix[r][c] * x[c])))];
            y = [.. y.Zip(saddle.Values, (c, value) => (1 - (step * value)) * c)];
        }

        return saddle.Vectors.Zip(y, (v, c) => Sum(Enumerable.Range(0, 3), i => v[i] * x[i]) == c).All(b => b);
    }

    private static Rational Sum(IEnumerable<int> indices, Func<int, Rational> term) => indices.Aggregate(Rational.Zero, (sum, i) => sum + term(i));

    private static Number Exact(Rational x) => Number.Exact(x.Numerator, x.Denominator);

    // Floating point, from a start one millionth off.
    private static Figure Orbits(Saddle saddle, Rational step, Rational rate)
    {
        const int steps = 60;
        double[][] h = Array.ConvertAll(saddle.Matrix, row => Array.ConvertAll(row, x => (double)x));
        double[] v = Array.ConvertAll(saddle.Vectors[0], x => (double)x), x = [.. saddle.Stable.Zip(v, (a, b) => (double)a + (1e-6 * b))];
        double[] k = [.. Enumerable.Range(0, steps + 1).Select(i => (double)i)], along = new double[steps + 1], rest = new double[steps + 1];
        for (int i = 0; i <= steps; i++)
        {
            double component = x.Zip(v, (a, b) => a * b).Sum();
            (along[i], rest[i]) = (component, Math.Sqrt(x.Zip(v, (a, b) => (a - (component * b)) * (a - (component * b))).Sum()));
            x = [.. x.Select((a, r) => a - ((double)step * h[r].Zip(x, (b, c) => b * c).Sum()))];
        }

        return new(
            "orbit",
            "A start one part in a million off the stable subspace",
            "Gradient descent from the first start off the subspace: the component along the negative eigenvalue grows by the certified factor in every step while the rest shrinks, until the saddle is left.",
            new("step $k$"),
            new("size", AxisScale.Log10),
            [
                new Curve(Role.Bound, "certified rate", k, [.. k.Select(i => 1e-6 * Math.Pow((double)rate, i))]),
                new Points(Role.Measurement, "along the negative eigenvalue", k, along),
                new Points(Role.Reference, "all other components", k, rest),
            ],
            "off-0");
    }
}
