using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Rademacher;
using Verify.Theorems.Approximation;

namespace Verify.Theorems.Generalization;

/// <summary>The mean of |s₁ + … + sₙ| in closed form: how large the Rademacher average of one function with its negative is.</summary>
public sealed class SignsOfNumbers : Claim
{
    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "generalization/mean-of-signs",
        Title: "The mean of |s₁ + … + sₙ| has a closed form",
        Formula: @"\mathbb{E}\,\lvert s_1 + \dots + s_n\rvert = n\,2^{1-n}\binom{n-1}{\lfloor (n-1)/2\rfloor}",
        Prose: @"For independent fair signs the mean distance of the walk from 0 after $n$ steps is $n\,2^{1-n}\binom{n-1}{\lfloor (n-1)/2\rfloor}$: 1, 1, $\frac32$, $\frac32$, $\frac{15}{8}$, … It does not change from an odd $n$ to the next even one, and over $\sqrt n$ it is least at $n = 2$ and tends to $\sqrt{2/\pi}$.",
        Hypotheses: ["The signs are independent and fair; $n \\ge 1$."],
        Sources: [Literature.Szarek1976, Literature.Ours("generalization.md").At("The mean of a sum of signs")],
        Rung: Rung.Exact,
        Order: 31);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Means(SignSums.MeanOfSigns), Least(2)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("an even step changes nothing: the mean at 2k is the mean at 2k − 1", Domains.Integers(1, 200), k => Property.Agreement(SignSums.MeanOfSigns(2 * k) == SignSums.MeanOfSigns((2 * k) - 1))),
        Property.ForAll("the ratio to √n lies between 1/√2 and √(2/π) for even n", Domains.Integers(1, 200), k => (double)Rational.Min(Squared(2 * k) - new Rational(1, 2), Interval.FromRational(Squared(2 * k)).Upper is var u && u < 2 / Math.PI ? Rational.One : Rational.NegativeOne)),
        Property.ForAll("the law by enumeration is the binomial law", Domains.Integers(1, 14), n => Property.Agreement(SignSums.Of([.. Enumerable.Repeat((int[])[1], n)]) is var law && law.Counts.SequenceEqual(SignSums.OfSigns(n).Counts) && law.Norms.SequenceEqual(SignSums.OfSigns(n).Norms))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the binomial coefficient is C(n, ⌊n/2⌋)", "that counts the sums of n signs nearest to 0, not those of n − 1", Means(n => SignSums.MeanOfSigns(n + 1) * n / (n + 1)), Mean(5)),
        Falsely("the mean is √(2n/π)", "that is the limit of the ratio, not yet reached at n = 10", Means(n => Rational.FromDouble(Math.Sqrt(2 * n / Math.PI))), Mean(10)),
        Falsely("the ratio to √n is least at n = 4", "(3/2)²/4 = 9/16 is more than 1²/2 at n = 2", Least(4), Ratio(2)),
    ];

    private static string Mean(int n) => $"mean of |s₁ + … + sₙ| for n = {n}";

    private static string Ratio(int n) => $"squared ratio of the mean to √n at n = {n}";

    private static Rational Squared(int n) => SignSums.MeanOfSigns(n) * SignSums.MeanOfSigns(n) / n;

    private static SignSums Law(int n) => n <= 20 ? SignSums.Of([.. Enumerable.Repeat((int[])[1], n)]) : SignSums.OfSigns(n);

    private static Experiment Means(Func<int, Rational> formula) => new("the closed form", context =>
    {
        int[] sizes = [1, 2, 3, 4, 5, 10, 20, context.Size(60, 100, 190)];
        var laws = Array.ConvertAll(sizes, Law);
        return new Findings
        {
            Comparisons = [.. sizes.Select((n, i) => new Comparison(Mean(n), Networks.Exact(laws[i].Mean!.Value), Relation.Equal, Networks.Exact(formula(n)), new Proof($"signs-{n}", "mean")))],
            Certificates = [.. sizes.Select((n, i) => KhintchineSandwich.Certificate($"signs-{n}", [.. Enumerable.Repeat((int[])[1], n)], laws[i]))],
            Figures = [Figure()],
        };
    });

    private static Experiment Least(int at) => new("where the ratio is least", _ => new Findings
    {
        Comparisons = [.. Enumerable.Range(1, 12).Select(n => new Comparison(Ratio(n), Networks.Exact(Law(n).SquaredRatio.Lower), Relation.AtLeast, Networks.Exact(Squared(at)), new Proof($"ratio-{n}", "lower")))],
        Certificates = [.. Enumerable.Range(1, 12).Select(n => KhintchineSandwich.Certificate($"ratio-{n}", [.. Enumerable.Repeat((int[])[1], n)], Law(n)))],
    });

    private static Figure Figure()
    {
        double[] n = [.. Enumerable.Range(1, 40).Select(k => (double)k)];
        return new(
            "means",
            "A walk of n signs ends about √(2n/π) from home",
            @"Exact means (points) rise by pairs along $\sqrt{2n/\pi}$, their limit; none is below $\sqrt{n/2}$, which the mean at $n = 2$ attains.",
            new("signs $n$"),
            new(@"mean of $\lvert s_1 + \dots + s_n\rvert$"),
            [
                new Curve(Role.Reference, @"$\sqrt{2n/\pi}$", n, [.. n.Select(k => Math.Sqrt(2 * k / Math.PI))]),
                new Curve(Role.Bound, @"$\sqrt{n/2}$", n, [.. n.Select(k => Math.Sqrt(k / 2))]),
                new Points(Role.Measurement, "exact mean", n, [.. n.Select(k => (double)SignSums.MeanOfSigns((int)k))]),
            ],
            "signs-20");
    }
}
