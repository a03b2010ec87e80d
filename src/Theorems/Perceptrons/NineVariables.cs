using System.Numerics;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics.Counting;

namespace Verify.Theorems.Perceptrons;

/// <summary>The finite-field count pushed to nine variables. The checker recounts a sample only, so the claim stands with enclosures.</summary>
public sealed class NineVariables : Claim
{
    private const string Agreeing = "primes at which multisets and necklaces give one $T(q)$";

    private const string Counting = "threshold functions of the most variables this effort reaches";

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "perceptrons/nine-variables",
        Title: "Threshold functions counted over finite fields, up to nine variables as effort allows",
        Formula: @"\#\mathrm{LTF}_n = \sum_{i=0}^{n+1} b_i = 8378070864,\; 17561539552946,\; 144130531453121108 \quad (n = 7, 8, 9)",
        Prose: @"There are 8378070864, 17561539552946 and 144130531453121108 threshold functions of $n = 7, 8, 9$ variables. A run verifies the one number that its effort reaches, and says no more: $n = 7$ at quick effort, $n = 8$ at standard, and $n = 9$ at thorough effort, in dimension $N = 10$ with seven primes from 149 on, one more than needed. Every $T(q)$ is counted twice, over all multisets of residues and over one for each necklace. The checker recounts a sample of the terms ($4\cdot10^{10}$ of them for $n = 9$), not all, so the numbers count as enclosed.",
        Hypotheses: [@"The primes exceed $2(N-1)(N-2)^{N/2-1}/2^{N-1} = 144$ (Ehlich, Wojtas), so they divide no determinant but 0."],
        Sources: [Literature.Gruzling2006, Literature.OeisA000609, Literature.Ehlich1964, Literature.Wojtas1964, Literature.Zaslavsky1975, Literature.Athanasiadis1996, Literature.Ours("perceptrons.md")],
        Rung: Rung.Enclosed,
        Order: 23);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Counted(lost: 0)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "the parts of a count may be summed in any order (N = 5)",
            Domains.Integers(1, 3),
            h => Property.Agreement(SignedSums.Assemble(5, (2 * h) + 1, Enumerable.Range(1, h).Reverse().Select(j => SignedSums.Part(5, (2 * h) + 1, j))) == SignedSums.Count(5, (2 * h) + 1)),
            cases: 10),
        Property.ForAll(
            "one multiset for each necklace gives the same count (N ≤ 7, q ≤ 13)",
            Domains.Pairs(Domains.Integers(2, 7), Domains.Integers(1, 4)),
            p => Property.Agreement(SignedSums.CountByNecklaces(p.First, Small[p.Second]) == SignedSums.Count(p.First, Small[p.Second])),
            cases: 20),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("a part lost at one prime goes unnoticed", "the polynomial then misses the spare prime", Counted(lost: 1), Arrangements.Residual(Counting)),
        Falsely("a part lost at one prime leaves the count as it is", "the interpolated numbers change, and their sum with them", Counted(lost: 1), Counting),
        Falsely("a part lost at one prime escapes a second enumeration", "necklaces come in other parts", Counted(lost: 1), Agreeing),
    ];

    private static readonly int[] Small = [3, 5, 7, 11, 13];

    private static Experiment Counted(int lost) => new("as many variables as the effort allows", context =>
    {
        // A control needs no minutes: seven variables show what a lost part does.
        int n = lost > 0 ? 7 : context.Size(7, 8, 9);
        var primes = Arrangements.Primes(n);
        var counts = Arrangements.Count(context, n, primes);
        if (lost > 0)
            counts = [.. counts.Select((c, i) => i > 0 ? c : c with { Count = SignedSums.Assemble(n + 1, c.Prime, c.Parts.Skip(lost)) })];
        var again = Arrangements.CountByNecklaces(context, n, primes);
        var arrangement = Arrangements.Interpolate(n, counts);
        return new Findings
        {
            Comparisons =
            [
                .. Arrangements.Compare(Counting, arrangement, Arrangements.Known[n], "arrangement"),
                Cubes.Count(Agreeing, counts.Zip(again).Count(c => c.First.Count == c.Second), primes.Length),
            ],
            Certificates = lost > 0 ? [] : [Arrangements.Certify("arrangement", arrangement, counts, spot: true)],
            Figures = [Betti(arrangement)],
            Remarks =
            [
                $"This run reached {n} variables: primes {string.Join(", ", primes)}, Betti numbers {string.Join(", ", arrangement.Betti)}.",
                "The checker recounts the terms with large smallest residue and the sums, not every term: the coverage is spot, so the numbers count as enclosed.",
            ],
        };
    });

    private static Figure Betti(ThresholdArrangement arrangement)
    {
        double[] i = [.. Enumerable.Range(0, arrangement.Dimension + 1).Select(k => (double)k)];
        double[] b = [.. arrangement.Betti.Select(r => (double)r)];
        return new(
            "betti-numbers",
            "Betti numbers rise, then fall",
            @"The Betti numbers of the complement (points) are log-concave, as they must be, and stay below $\binom{2^{N-1}}{i}$, which independent hyperplanes would give; their sum is the number of threshold functions.",
            new("degree $i$", Ticks: [.. i.Select(k => new Tick(k, $"{k}"))]),
            new("$b_i$", AxisScale.Log10),
            [
                new Curve(Role.Bound, @"$\binom{2^{N-1}}{i}$", i, [.. i.Select(k => Binomial(arrangement.Dimension, (int)k))]),
                new Points(Role.Measurement, "$b_i$", i, b),
            ],
            "arrangement");
    }

    private static double Binomial(int dimension, int i)
    {
        BigInteger m = BigInteger.One << (dimension - 1), product = 1;
        for (int k = 1; k <= i; k++)
            product = product * (m - k + 1) / k;
        return (double)product;
    }
}
