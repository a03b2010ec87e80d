using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>What becomes of w += z whenever &lt;w,z&gt; &lt;= 0, started at 0, when the vectors are presented again and again in one order: for every order, by following it.</summary>
internal sealed class CyclicOrders : CertificateKind
{
    private const int MostVectors = 8;
    private const int MostPasses = 100_000;

    public override string Name => "cyclic-orders";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, work) = (certificate.Claim, certificate.Work);
        var vectors = claim["vectors"].Matrix();
        if (vectors.Length > MostVectors)
            throw claim["vectors"].Refuse($"{vectors.Length} vectors; all orders of at most {MostVectors} are followed");
        int passes = certificate.Witness["passes"].Small(1, MostPasses);
        var fates = Orders([], vectors.Length).Select(order => Follow(vectors, order, passes, certificate.Witness["passes"], work)).ToList();
        var cycles = fates.Where(fate => fate.Updates > 0).ToList();
        claim["orders"].MustBe(fates.Count);
        claim["cyclingOrders"].MustBe(cycles.Count);
        var longest = fates.Max(fate => fate.Longest);
        var onCycles = cycles.Select(fate => fate.LongestOnLoop).DefaultIfEmpty().Max();
        int throughZero = cycles.Count(fate => fate.ThroughZero);
        int most = cycles.Select(fate => fate.Updates).DefaultIfEmpty().Max();
        return new Finding(
            $"Presented with the {vectors.Length} given vectors of Z^{vectors[0].Length} in any of the {fates.Count} cyclic orders, the rule \"w += z whenever <w,z> <= 0\" started at 0 " +
            $"returns to an earlier pass's end: {cycles.Count} orders end in a cycle with at most {most} updates and |w|^2 <= {work.Text(onCycles)} ({throughZero} of them through 0), the others stop; |w|^2 never exceeds {work.Text(longest)}.",
            ("orders", $"{fates.Count}"),
            ("returningOrders", $"{fates.Count}"),
            ("cyclingOrders", $"{cycles.Count}"),
            ("stoppingOrders", $"{fates.Count - cycles.Count}"),
            ("mostUpdates", $"{most}"),
            ("ordersThroughZero", $"{throughZero}"),
            ("cycleMaxNormSquared", work.Text(onCycles)),
            ("maxNormSquared", work.Text(longest)));
    }

    /// <summary>One order's end: the updates in its loop (none when it stops), and how far the weights went.</summary>
    private readonly record struct Fate(int Updates, bool ThroughZero, BigInteger LongestOnLoop, BigInteger Longest);

    private static Fate Follow(BigInteger[][] vectors, int[] order, int passes, Node limit, Work work)
    {
        var w = new BigInteger[vectors[0].Length];
        var ends = new Dictionary<string, int>(StringComparer.Ordinal) { [work.Text(w)] = 0 };
        List<BigInteger> norms = [BigInteger.Zero];
        List<bool> updated = [];
        for (int pass = 1; pass <= passes; pass++)
        {
            foreach (var z in order.Select(i => vectors[i]))
            {
                bool update = work.Dot(w, z).Sign <= 0;
                if (update)
                    w = [.. w.Zip(z, work.Add)];
                updated.Add(update);
                norms.Add(work.Keep(work.Dot(w, w)));
            }

            if (!ends.TryAdd(work.Text(w), pass))
            {
                int start = ends[work.Text(w)] * order.Length;
                var loop = norms.Skip(start).ToList();
                return new Fate(updated.Skip(start).Count(u => u), loop.Contains(BigInteger.Zero), loop.Max(), norms.Max());
            }
        }

        throw limit.Refuse($"after {passes} passes in the order ({string.Join(' ', order)}) the weights have not returned to an earlier pass's end");
    }

    private static IEnumerable<int[]> Orders(int[] begun, int count) =>
        begun.Length == count ? [begun] : Enumerable.Range(0, count).Except(begun).SelectMany(next => Orders([.. begun, next], count));
}
