using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>The Vapnik-Chervonenkis dimension of a family of subsets of a finite set: one set is shattered, and none that has a member more.</summary>
internal sealed class VcDimension : CertificateKind
{
    private const int MaxPoints = 24;

    public override string Name => "vc-dimension";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, work) = (certificate.Claim, certificate.Work);
        int points = claim["points"].Small(0, MaxPoints);
        int[] family = claim["sets"].Smalls(0, (1 << points) - 1);
        if (family.Length == 0 || family.Zip(family.Skip(1)).Any(pair => pair.First >= pair.Second))
            throw claim["sets"].Refuse("expected at least one set, the numbers strictly ascending");

        int[] shattered = certificate.Witness["shattered"].Smalls(0, points - 1);
        if (shattered.Distinct().Count() != shattered.Length || !Shatters(family, shattered, 0, work))
            throw certificate.Witness["shattered"].Refuse("the listed points are not shattered");
        claim["dimension"].MustBe(shattered.Length);

        // A set that contains a shattered one is not shattered unless that is, so one size more is enough.
        if (Larger(family, points, shattered.Length + 1, 0, [], work) is { } larger)
            throw claim["dimension"].Refuse($"the points {string.Join(' ', larger)} are shattered as well");
        BigInteger sauer = 0, term = 1;
        for (int i = 0; i <= shattered.Length; i++)
            (sauer, term) = (sauer + term, term * (points - i) / (i + 1));
        return new Finding(
            $"The {family.Length} given subsets of {points} points shatter {shattered.Length} points and no {shattered.Length + 1}; the subsets of at most {shattered.Length} points are {sauer}.",
            ("points", $"{points}"),
            ("sets", $"{family.Length}"),
            ("dimension", $"{shattered.Length}"),
            ("sauer", work.Text(sauer)));
    }

    /// <summary>Points are shattered if the members with the first point, and those without it, both shatter the rest.</summary>
    private static bool Shatters(int[] family, IReadOnlyList<int> points, int from, Work work)
    {
        work.Spend(20 + (4L * family.Length));
        if (from == points.Count)
            return family.Length > 0;
        return family.Length >> (points.Count - from) > 0
            && Shatters(Array.FindAll(family, set => (set >> points[from] & 1) == 1), points, from + 1, work)
            && Shatters(Array.FindAll(family, set => (set >> points[from] & 1) == 0), points, from + 1, work);
    }

    /// <summary>A shattered set of <paramref name="size"/> points that begins as given, if there is one.</summary>
    private static IReadOnlyList<int>? Larger(int[] family, int points, int size, int next, List<int> chosen, Work work)
    {
        if (chosen.Count == size)
            return Shatters(family, chosen, 0, work) ? chosen : null;
        for (int i = next; i <= points - (size - chosen.Count); i++)
        {
            if (Larger(family, points, size, i + 1, [.. chosen, i], work) is { } found)
                return found;
        }

        return null;
    }
}
