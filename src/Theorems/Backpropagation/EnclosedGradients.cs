using System.Numerics;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Networks;

namespace Verify.Theorems.Backpropagation;

/// <summary>The sweep in binary64 stays within a stated distance of the true gradient, which the sweep over intervals encloses.</summary>
public sealed class EnclosedGradients : Claim
{
    private const double Drawn = 1e-18;
    private const string Error = "largest error of a double derivative, as a part of its bound";

    // Math.Tanh promises nothing; each of its values in the run is held to this many units of 2⁻⁵³ by intervals.
    private const int TanhRoundings = 8;

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "backpropagation/rounding",
        Title: "In double precision the sweep errs by a bound known in advance, proved by intervals",
        Formula: @"\lvert \bar\theta_i - \partial_{\theta_i} f\rvert \le \gamma_{c_i} M_i,\qquad \gamma_c = \frac{c\,u}{1-c\,u},\quad u = 2^{-53}",
        Prose: @"Let $M_i$ be what the reverse sweep returns when all numbers are replaced by their absolute values, every difference by a sum and $\tanh$ by the identity, and $c_i$ the number of roundings on the way, counted as in a sum (the larger count, plus one) or a product (both, plus one). Then the sweep in double precision errs by at most $\gamma_{c_i}M_i$: nothing is lost by differencing, unlike with difference quotients. For random tanh networks of shapes 2-4-1, 3-8-8-2 and 2-16-1 with parameters in $[-1, 1]$ intervals enclose the exact gradient, meet the enclosure that dual intervals give, and show every error within the bound.",
        Hypotheses: ["Parameters, inputs and targets are binary64 numbers, taken as exact; nothing underflows.", @"$\tanh$ is computed with an error of at most $8u\lvert\tanh\rvert$, which intervals check for every value of the run."],
        Sources: [Literature.Higham2002.At("section 3.4"), Literature.GriewankWalther2008.At("chapter 3"), Literature.Ours("landscapes.md").At("Gradients")],
        Rung: Rung.Enclosed,
        Order: 40);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Enclosed(transposed: false, single: false)];

    /// <inheritdoc/>
    public override IEnumerable<Illustration> Illustrations => [new("step sizes", _ => new Findings { Figures = [Quotients()] })];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("the derivative along any direction by dual intervals meets ⟨∇f, v⟩ by the sweep over intervals", Sampled.Seeds, seed =>
        {
            var stream = Sampled.Stream(seed);
            var sample = Case.Draw(stream, [2, 3, 1]);
            Interval[] v = [.. Enumerable.Range(0, sample.Parameters.Length).Select(_ => new Interval(stream.NextDouble(-1, 1)))];
            var sum = sample.Swept(x => new Interval(x), new Tanh<Interval>()).Zip(v, (g, d) => g * d).Aggregate((a, b) => a + b);
            return Meeting(sum, sample.Along(v));
        }),
        Property.ForAll("parameters widened by 2⁻²⁰ give a wider enclosure that contains the gradient at the middle", Sampled.Seeds, seed =>
        {
            var sample = Case.Draw(Sampled.Stream(seed), [2, 3, 1]);
            var point = sample.Swept(x => new Interval(x), new Tanh<Interval>());
            var box = sample.Swept(x => new Interval(x - double.ScaleB(1, -20), x + double.ScaleB(1, -20)), new Tanh<Interval>());
            return point.Zip(box, (p, b) => Math.Min(p.Lower - b.Lower, b.Upper - p.Upper)).Min();
        }),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("a matrix left untransposed on the way back would not be noticed", "the wrong derivatives are far outside the enclosure", Enclosed(transposed: true, single: false), Error + ", 3-8-8-2"),
        Falsely("single precision keeps the bound of double precision", "u is 2⁻²⁴ there", Enclosed(transposed: false, single: true), Error + ", 3-8-8-2"),
    ];

    private static double Meeting(Interval a, Interval b) => Math.Min(a.Upper - b.Lower, b.Upper - a.Lower);

    private static Experiment Enclosed(bool transposed, bool single) => new("random networks", context =>
    {
        var stream = context.Stream();
        var (comparisons, errors, failed) = (new List<Comparison>(), new List<(int Parameters, double Error, double Bound)>(), new List<string>());
        foreach (int[] widths in new int[][] { [2, 4, 1], [3, 8, 8, 2], [2, 16, 1] })
        {
            string shape = string.Join('-', widths);
            var (worst, surely, apart) = (0.0, 0.0, 0);
            foreach (int _ in Enumerable.Range(0, context.Size(3, 20, 100)))
            {
                var sample = Case.Draw(stream, widths);
                if (sample.WorstTanh() > TanhRoundings)
                    failed.Add($"tanh is off by more than {TanhRoundings} units of 2⁻⁵³ in a network {shape}");
                var intervals = sample.Swept(x => new Interval(x), new Tanh<Interval>());
                double[] doubles = single
                    ? Array.ConvertAll(sample.Swept(x => (float)x, new Tanh<float>()), x => (double)x)
                    : (transposed ? sample.Untransposed() : sample).Swept(x => x, new Tanh<double>(), sample);
                Interval[] bounds = Array.ConvertAll(sample.Swept(Majorant.Exactly, new TanhMajorant()), m => m.ErrorBound);
                Interval[] off = [.. doubles.Zip(intervals, (x, g) => Interval.Abs(new Interval(x) - g))];
                Interval[] parts = [.. off.Zip(bounds, (e, b) => e / b)];
                worst = Math.Max(worst, parts.Max(p => p.Upper));
                surely = Math.Max(surely, parts.Max(p => p.Lower));
                double largest = intervals.Max(g => g.Magnitude);
                errors.Add((doubles.Length, Math.Max(off.Max(e => e.Upper) / largest, Drawn), bounds.Max(b => b.Upper) / largest));
                apart += Enumerable.Range(0, 3).Select(_ => stream.Next(doubles.Length)).Count(k =>
                    Meeting(intervals[k], sample.Along([.. intervals.Select((_, i) => i == k ? Interval.One : Interval.Zero)])) < 0);
            }

            comparisons.Add(new($"{Error}, {shape}", Number.Enclosed(surely, worst), Relation.AtMost, Number.Exact(1)));
            comparisons.Add(new($"derivatives of {shape} where the sweep and dual intervals exclude each other", Number.Exact(apart), Relation.Equal, Number.Exact(0)));
        }

        return new Findings { Comparisons = comparisons, FailedHypotheses = failed, Figures = [Errors(errors)] };
    });

    private static Figure Errors(List<(int Parameters, double Error, double Bound)> errors)
    {
        double[] at = [.. errors.Select(e => (double)e.Parameters)];
        return new(
            "errors",
            "What rounding costs a gradient",
            "For each random network the largest error of a derivative in double precision, relative to the gradient's largest entry, as the intervals bound it, below the largest bound known in advance. Errors below $10^{-18}$ are drawn there.",
            new("parameters"),
            new("relative error, upper bound", AxisScale.Log10),
            [
                new Points(Role.Bound, @"$\gamma_c M$", at, [.. errors.Select(e => e.Bound)]),
                new BoundLine(Role.Reference, "$2^{-53}$", double.ScaleB(1, -53)),
                new Points(Role.Measurement, "random networks", at, [.. errors.Select(e => e.Error)]),
            ]);
    }

    // f(x) = tanh(3x)·x² at x = 1/2, over complex numbers too.
    private static Figure Quotients()
    {
        const double at = 0.5;
        static Complex F(Complex x) => Complex.Tanh(3 * x) * x * x;
        var exact = Dual<Interval>.Tanh(new(new Interval(1.5), new Interval(3))) * new Dual<Interval>(new Interval(0.25), new Interval(1));
        double derivative = 0.5 * (exact.Derivative.Lower + exact.Derivative.Upper);
        double[] steps = [.. Enumerable.Range(0, 65).Select(k => Math.Pow(10, -k / 4.0))];
        double Relative(double quotient) => Math.Max(Math.Abs(quotient - derivative) / derivative, 1e-17);
        return new(
            "step-sizes",
            "Difference quotients have a best step, complex steps have none",
            @"Relative error of the derivative of $\tanh(3x)\,x^2$ at $x = \tfrac12$ against the step $h$: central differences improve as $h^2$ until cancellation takes over, the complex step $\operatorname{Im} f(x + ih)/h$ has nothing to cancel. Errors below $10^{-17}$ are drawn there.",
            new("step $h$", AxisScale.Log10),
            new("relative error", AxisScale.Log10),
            [
                new Curve(Role.Control, "central differences", steps, [.. steps.Select(h => Relative((F(at + h) - F(at - h)).Real / (2 * h)))]),
                new Curve(Role.Reference, "complex step", steps, [.. steps.Select(h => Relative(F(new(at, h)).Imaginary / h))]),
                new BoundLine(Role.Bound, "$2^{-53}$", double.ScaleB(1, -53)),
            ]);
    }

    /// <summary>A tanh network with binary64 parameters at a sample.</summary>
    /// <summary>tanh, for which |tanh x| ≤ |x| and |tanh x − tanh y| ≤ |x − y|.</summary>
    private sealed record TanhMajorant : IActivation<Majorant>
    {
        public Majorant Value(Majorant x) => x with { Roundings = x.Roundings + TanhRoundings };

        public TNumber Slope<TNumber>(TNumber x, TNumber y)
            where TNumber : INumberBase<TNumber> => TNumber.One - (y * y);
    }

    private sealed record Case(int[] Widths, double[] Parameters, double[] Input, double[] Target)
    {
        public static Case Draw(RandomStream stream, int[] widths)
        {
            double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => stream.NextDouble(-1, 1))];
            return new(widths, Numbers(new ParameterLayout(widths).Count), Numbers(widths[0]), Numbers(widths[^1]));
        }

        /// <summary>The gradient of the squared loss by the reverse sweep over T, from the forward pass of <paramref name="forward"/>.</summary>
        public T[] Swept<T>(Func<double, T> lift, IActivation<T> hidden, Case? forward = null)
            where T : INumberBase<T>
        {
            var trace = (forward ?? this).Network(lift, hidden).Trace([.. Input.Select(lift)]);
            return Verify.Numerics.Networks.Backpropagation.Pullback<T>(Network(lift, hidden), trace, [.. trace.Output.Zip(Target, (y, t) => y - lift(t))]).Parameters;
        }

        /// <summary>The largest relative error of a hidden unit's tanh, in units of 2⁻⁵³.</summary>
        public double WorstTanh() => Network(x => x, new Tanh<double>()).Trace(Input).Sums.SkipLast(1).SelectMany(layer => layer).Where(z => z != 0).Max(z =>
            (Interval.Abs((new Interval(Math.Tanh(z)) / Interval.Tanh(new Interval(z))) - 1) * (1L << 53)).Upper);

        public Interval Along(Interval[] direction)
        {
            var lifted = Network(x => new Interval(x), new Tanh<Interval>()).Select((p, i) => new Dual<Interval>(p, direction[i]), a => new DualActivation<Interval>(a));
            var output = lifted.Forward([.. Input.Select(x => Dual<Interval>.Constant(new Interval(x)))]);
            return output.Zip(Target, (y, t) => (y.Value - new Interval(t)) * y.Derivative).Aggregate((a, b) => a + b);
        }

        /// <summary>The square matrix of the second layer transposed, if there is one.</summary>
        public Case Untransposed()
        {
            var layout = new ParameterLayout(Widths);
            double[] parameters = [.. Parameters];
            if (Widths[1] == Widths[2])
            {
                for (int k = 0; k < Widths[1] * Widths[1]; k++)
                    parameters[layout.Weight(1, k / Widths[1], k % Widths[1])] = Parameters[layout.Weight(1, k % Widths[1], k / Widths[1])];
            }

            return this with { Parameters = parameters };
        }

        private DenseNetwork<T> Network<T>(Func<double, T> lift, IActivation<T> hidden)
            where T : INumberBase<T> =>
            new(Widths, [.. Enumerable.Repeat(hidden, Widths.Length - 2), new Identity<T>()], [.. Parameters.Select(lift)]);
    }
}
