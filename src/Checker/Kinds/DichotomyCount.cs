using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>How many ways hyperplanes through the origin divide given vectors into two labelled sides, and whether the vectors are in general position.</summary>
internal sealed class DichotomyCount : CertificateKind
{
    private const int MaxPoints = 60;

    public override string Name => "dichotomy-count";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, witness, work) = (certificate.Claim, certificate.Witness, certificate.Work);
        var points = claim["points"].Matrix();
        int dimension = points[0].Length;
        if (points.Length > MaxPoints)
            throw claim["points"].Refuse($"{points.Length} points; at most {MaxPoints} are allowed");
        var realised = Realised(points, witness["weights"], work);
        var dependencies = Dependencies(points, witness["dependencies"], work);
        RefuseUnlessComplete(points.Length, realised, dependencies, witness, work);

        int count = 2 * realised.Count;
        claim["dichotomies"].MustBe(count);
        var (minors, vanishing) = GeneralPosition.Minors(points, work);
        string cover = work.Text(GeneralPosition.Cover(points.Length, dimension, work));
        return new Finding(
            $"Hyperplanes through the origin divide the {points.Length} given vectors of Z^{dimension} in exactly {count} of 2^{points.Length} ways; " +
            $"of their {minors} subsets of {Math.Min(dimension, points.Length)} vectors {vanishing} are linearly dependent, and general position would give {cover}.",
            ("points", $"{points.Length}"),
            ("dimension", $"{dimension}"),
            ("dichotomies", $"{count}"),
            ("cover", cover),
            ("subsets", $"{minors}"),
            ("dependentSubsets", $"{vanishing}"));
    }

    /// <summary>The signs of &lt;w, x_i> for each listed w: none 0, the first positive, no two lists alike. Bit i stands for a plus.</summary>
    private static HashSet<long> Realised(BigInteger[][] points, Node node, Work work)
    {
        var realised = new HashSet<long>();
        foreach (var w in node.Matrix())
        {
            if (w.Length != points[0].Length)
                throw node.Refuse($"weights of length {w.Length} for points of length {points[0].Length}");
            long signs = 0;
            for (int i = 0; i < points.Length; i++)
            {
                int side = work.Dot(w, points[i]).Sign;
                if (side == 0 || (i == 0 && side < 0))
                    throw node.Refuse($"the weights {work.Text(w)} put point {i} on the hyperplane, or the first point on the negative side");
                signs |= side > 0 ? 1L << i : 0;
            }

            if (!realised.Add(signs))
                throw node.Refuse($"the weights {work.Text(w)} repeat a dichotomy");
        }

        return realised;
    }

    /// <summary>Linear dependencies as bits of their positive and negative entries, grouped by the last point that has an entry.</summary>
    private static List<(long Plus, long Minus)>[] Dependencies(BigInteger[][] points, Node node, Work work)
    {
        var byLast = Array.ConvertAll(points, _ => new List<(long Plus, long Minus)>());
        foreach (var row in node.Items())
        {
            var y = row.Integers(points.Length);
            int last = Array.FindLastIndex(y, v => !v.IsZero);
            if (last < 0)
                throw row.Refuse("a dependency needs an entry that is not 0");
            for (int j = 0; j < points[0].Length; j++)
            {
                if (!work.Dot(y, Array.ConvertAll(points, x => x[j])).IsZero)
                    throw row.Refuse($"coordinate {j} of sum y_i x_i is not 0");
            }

            byLast[last].Add((Bits(y, 1), Bits(y, -1)));
        }

        return byLast;
    }

    private static long Bits(BigInteger[] y, int sign) => Enumerable.Range(0, y.Length).Where(i => y[i].Sign == sign).Aggregate(0L, (bits, i) => bits | (1L << i));

    /// <summary>Signs point after point, the first one plus; a dependency all of one sign refutes a prefix, whatever is left must be listed.</summary>
    private static void RefuseUnlessComplete(int points, HashSet<long> realised, List<(long Plus, long Minus)>[] dependencies, Node witness, Work work)
    {
        List<long> prefixes = [1];
        for (int i = 0; i < points; i++)
        {
            work.Spend(200 + (prefixes.Count * (200L + (4L * dependencies[i].Count))));
            prefixes.RemoveAll(s => dependencies[i].Exists(y => Agrees(y.Plus, y.Minus, s) || Agrees(y.Minus, y.Plus, s)));
            if (i + 1 < points)
                prefixes = [.. prefixes, .. prefixes.Select(s => s | (1L << (i + 1)))];
        }

        if (prefixes.Count != realised.Count || !prefixes.TrueForAll(realised.Contains))
            throw witness.Refuse($"{prefixes.Count} dichotomies with the first point on the positive side are refuted by no dependency, {realised.Count} have weights");
    }

    private static bool Agrees(long plus, long minus, long signs) => (plus & ~signs) == 0 && (minus & signs) == 0;
}
