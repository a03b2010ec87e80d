using System.Text.Json.Nodes;
using Verify.Evidence;
using Verify.Numerics;

namespace Verify.Theorems.Generalization;

/// <summary>
/// m draws, with replacement, from N orthonormal atoms that all bear the label +1. Here the largest gap between risk and margin loss over
/// a ball of linear classifiers can be read off the multiplicities: docs/generalization.md has the proof.
/// </summary>
/// <param name="Atoms">N.</param>
/// <param name="Seen">Seen[k − 1] is the number of atoms drawn exactly k times.</param>
internal sealed record AtomSample(int Atoms, int[] Seen)
{
    // Weights are multiples of this; the bracket's ends lose no more than a millionth of their size to it.
    private const int Grid = 1_000_000;

    /// <summary>m.</summary>
    public int Size => Seen.Select((n, k) => n * (k + 1)).Sum();

    /// <summary>D, the number of different atoms drawn.</summary>
    public int Distinct => Seen.Sum();

    /// <summary>‖c‖², c the vector of multiplicities.</summary>
    public long SquaredNorm => Seen.Select((n, k) => (long)n * (k + 1) * (k + 1)).Sum();

    /// <summary>Draws a sample.</summary>
    public static AtomSample Draw(RandomStream stream, int size, int atoms)
    {
        int[] draws = [.. Enumerable.Range(0, size).Select(_ => stream.Next(atoms))];
        int[] multiplicities = [.. draws.GroupBy(a => a).Select(g => g.Count())];
        return new(atoms, [.. Enumerable.Range(1, multiplicities.Max()).Select(k => multiplicities.Count(c => c == k))]);
    }

    /// <summary>The sample in which atom i was drawn so many times, with ten atoms behind them that were not drawn.</summary>
    public static AtomSample Of(int[] multiplicities) =>
        new(multiplicities.Length + 10, [.. Enumerable.Range(1, multiplicities.Max()).Select(k => multiplicities.Count(c => c == k))]);

    /// <summary>R − R̂_ρ on <see cref="Of"/> for weights in a direction, of length just below ratio·ρ: by definition, without a formula.</summary>
    public static Rational Gap(int[] multiplicities, int[] direction, int ratio)
    {
        var scale = new Rational(ratio, (int)Math.Ceiling(Math.Sqrt(direction.Sum(t => t * t))));
        Rational[] t = [.. direction.Select(d => d * scale)];
        var loss = multiplicities.Zip(t, (c, z) => c * Rational.Max(0, Rational.Min(1, 1 - z))).Aggregate((a, b) => a + b) / multiplicities.Sum();
        return 1 - new Rational(t.Count(z => z.Sign > 0), t.Length + 10) - loss;
    }

    /// <summary>The weights t_k = min(1, τk) in units of ρ, with τ = (Λ/ρ)/‖c‖ rounded down: one number for each multiplicity.</summary>
    /// <param name="ratio">Λ/ρ.</param>
    public Rational[] Weights(Rational ratio)
    {
        var tau = Floor(ratio * ratio / SquaredNorm);
        return [.. Seen.Select((_, k) => Rational.Min(1, tau * (k + 1)))];
    }

    /// <summary>R − R̂_ρ of weights given by multiplicity, 0 on all unseen atoms.</summary>
    public Rational Excess(Rational[] weights)
    {
        var gain = weights.Select((t, k) => t * ((long)Seen[k] * (k + 1))).Aggregate((a, b) => a + b) / Size;
        return gain - new Rational(weights.Select((t, k) => t.Sign > 0 ? Seen[k] : 0).Sum(), Atoms);
    }

    /// <summary>An upper bound on R − R̂_ρ over all ‖w‖ ≤ Λ: (Λ/ρ)‖c‖/m rounded up, or 1.</summary>
    public Rational Cap(Rational ratio) => Rational.Min(1, Floor(ratio * ratio * SquaredNorm / ((long)Size * Size)) + new Rational(1, Grid));

    /// <summary>The bracket as a certificate.</summary>
    public Certificate Certified(string name, Rational ratio)
    {
        var weights = Weights(ratio);
        return Certificate.Of(
            name,
            "margin-excess",
            new JsonObject
            {
                ["atoms"] = $"{Atoms}",
                ["seen"] = CertificateText.Row(Seen),
                ["ratio"] = $"{ratio}",
                ["excess"] = $"{Excess(weights)}",
                ["cap"] = $"{Cap(ratio)}",
            },
            new JsonObject { ["weights"] = CertificateText.Row(weights) });
    }

    // The largest multiple of 1/Grid whose square is at most the given one.
    private static Rational Floor(Rational square)
    {
        var scaled = Rational.Floor(square * Grid * Grid);
        var root = (System.Numerics.BigInteger)Math.Sqrt((double)scaled);
        while (root * root > scaled)
            root--;
        while ((root + 1) * (root + 1) <= scaled)
            root++;
        return new Rational(root, Grid);
    }
}
