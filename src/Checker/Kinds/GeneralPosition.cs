using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>Whether every d of given vectors of Q^d are linearly independent, and how many labellings hyperplanes through the origin could then make (Cover 1965).</summary>
internal sealed class GeneralPosition : CertificateKind
{
    public override string Name => "general-position";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, witness, work) = (certificate.Claim, certificate.Witness, certificate.Work);
        var points = claim["points"].Rationals().Rows;
        string position = claim["position"].Word("general", "special", "unclaimed");
        int smallest = 0;
        if (position == "special")
            smallest = Dependent(points, witness, work);
        _ = witness.Find("subset");
        if (position == "general" && Minors(points, work).Dependent is var dependent and > 0)
            throw claim["position"].Refuse($"{dependent} subsets are linearly dependent");

        string cover = work.Text(Cover(points.Length, points[0].Length, work));
        string verdict = position switch
        {
            "general" => "are in general position: every set of at most that many is linearly independent",
            "special" => $"are in special position: {smallest} of them are linearly dependent",
            _ => "may be in general position or not",
        };
        return new Finding(
            $"The {points.Length} given vectors in dimension {points[0].Length} {verdict}. Hyperplanes through the origin make at most {cover} of 2^{points.Length} labellings, and exactly as many in general position.",
            ("points", $"{points.Length}"),
            ("dimension", $"{points[0].Length}"),
            ("position", position),
            ("dependent", $"{smallest}"),
            ("cover", cover));
    }

    /// <summary>The subsets of d points (all points if there are fewer), and how many of them are dependent.</summary>
    public static (int Subsets, int Dependent) Minors(BigInteger[][] points, Work work)
    {
        int size = Math.Min(points.Length, points[0].Length);
        var (subsets, dependent) = (0, 0);
        int[] chosen = [.. Enumerable.Range(0, size)];
        while (true)
        {
            work.Spend(100);
            subsets++;
            dependent += Elimination.Rank(Array.ConvertAll(chosen, i => points[i]), work) < size ? 1 : 0;
            int at = size - 1;
            while (at >= 0 && chosen[at] == points.Length - size + at)
                at--;
            if (at < 0)
                return (subsets, dependent);
            int next = chosen[at] + 1;
            for (int j = at; j < size; j++)
                chosen[j] = next + j - at;
        }
    }

    /// <summary>2 sum_{k &lt; d} C(N-1, k).</summary>
    public static BigInteger Cover(int points, int dimension, Work work)
    {
        BigInteger sum = 0, binomial = 1;
        for (int k = 0; k < Math.Min(dimension, points); k++)
        {
            sum = work.Add(sum, binomial);
            binomial = work.Divide(work.Multiply(binomial, points - 1 - k), k + 1);
        }

        return 2 * sum;
    }

    /// <summary>At most d of the points with coefficients, none 0, that cancel them.</summary>
    private static int Dependent(BigInteger[][] points, Node witness, Work work)
    {
        int[] subset = witness["subset"].Smalls(0, points.Length - 1);
        if (subset.Length == 0 || subset.Length > points[0].Length || subset.Zip(subset.Skip(1), (a, b) => a >= b).Any(falls => falls))
            throw witness["subset"].Refuse($"expected 1 to {points[0].Length} ascending indices");
        var y = witness["dependency"].Integers(subset.Length);
        if (y.Any(v => v.IsZero))
            throw witness["dependency"].Refuse("expected coefficients other than 0");
        for (int j = 0; j < points[0].Length; j++)
        {
            if (!work.Dot(y, Array.ConvertAll(subset, i => points[i][j])).IsZero)
                throw witness["dependency"].Refuse($"coordinate {j} does not cancel");
        }

        return subset.Length;
    }
}
