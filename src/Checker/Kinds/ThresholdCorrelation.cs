using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>How well a linear threshold gate of (x, y) can correlate with (-1)^(x.y): a gate from below, all monotone staircases over additive orders from above.</summary>
internal sealed class ThresholdCorrelation : CertificateKind
{
    private const int MaxVariables = 4;

    public override string Name => "threshold-correlation";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, witness, work) = (certificate.Claim, certificate.Witness, certificate.Work);
        int n = claim["variables"].Small(1, MaxVariables), side = 1 << n;
        int[] weights = witness["weights"].Smalls(2 * n, -1_000_000, 1_000_000);
        int threshold = witness["threshold"].Small(-100_000_000, 100_000_000);
        int[] Sums(int from) => [.. Enumerable.Range(0, side).Select(x => Enumerable.Range(0, n).Sum(i => ((x >> i) & 1) * weights[from + i]))];
        int[] ofX = Sums(0), ofY = Sums(n);
        int[,] h = new int[side, side];
        int attained = 0;
        for (int x = 0; x < side; x++)
        {
            for (int y = 0; y < side; y++)
            {
                h[x, y] = int.IsOddInteger(int.PopCount(x & y)) ? -1 : 1;
                attained += ofX[x] + ofY[y] >= threshold ? h[x, y] : -h[x, y];
            }
        }

        // Changing the sign of u_i exchanges x_i and 1 - x_i up to a constant, so every generic u orders the points as ascending positive
        // weights do, after an exclusive or and a permutation. Permuting x and y together changes nothing: rows need no permutation.
        var ascending = new List<int[]>();
        Extend([], new HashSet<(int, int)>(), side, ascending, work);
        List<int[]> rows = [.. ascending.SelectMany(order => Enumerable.Range(0, side).Select(flips => Array.ConvertAll(order, x => x ^ flips)))];
        List<int[]> orders = [.. Permutations(n).SelectMany(p => rows.Select(order => Array.ConvertAll(order, x => Enumerable.Range(0, n).Sum(i => ((x >> i) & 1) << p[i]))))];
        work.Spend(3L * rows.Count * orders.Count * side * (side + 1));
        int greatest = rows.Max(row => orders.Max(column => BestStaircase(row, column, h)));
        Fraction whole = new((BigInteger)side * side, 1, work), below = new Fraction(attained, 1, work) / whole, above = new Fraction(greatest, 1, work) / whole;
        Fraction.Match(claim["atLeast"], below);
        Fraction.Match(claim["atMost"], above);
        return new Finding(
            $"On {{0,1}}^{n} x {{0,1}}^{n} the given threshold gate, as -1 or 1, has correlation {below} with (-1)^(x.y), and no threshold gate has more than {above} in absolute value.",
            ("variables", $"{n}"),
            ("atLeast", $"{below}"),
            ("atMost", $"{above}"),
            ("orders", $"{orders.Count}"));
    }

    /// <summary>All total orders of the subsets of n things in which A below B depends on A without B and B without A alone, the empty set comes first and things ascend: those of generic weights 0 &lt; w_1 &lt; w_2 &lt; … are among them.</summary>
    private static void Extend(List<int> order, HashSet<(int Less, int More)> known, int side, List<int[]> found, Work work)
    {
        work.Spend(40L * side * (order.Count + 1));
        if (order.Count == side)
        {
            work.Store(4L * side);
            found.Add([.. order]);
            return;
        }

        for (int next = 0; next < side; next++)
        {
            if (order.Contains(next) || Lower(next).Any(x => !order.Contains(x)) || order.Exists(before => known.Contains((next & ~before, before & ~next))))
                continue;
            var added = order.Select(before => (before & ~next, next & ~before)).Where(known.Add).ToList();
            if (!added.Exists(pair => known.Contains((pair.Item2, pair.Item1))))
            {
                order.Add(next);
                Extend(order, known, side, found, work);
                order.RemoveAt(order.Count - 1);
            }

            known.ExceptWith(added);
        }
    }

    /// <summary>The subset without thing 1, and those with a thing replaced by the one before it.</summary>
    private static IEnumerable<int> Lower(int subset) =>
        Enumerable.Range(0, 4).Where(i => ((subset >> i) & 1) == 1 && (i == 0 || ((subset >> (i - 1)) & 1) == 0)).Select(i => i == 0 ? subset & ~1 : subset ^ (3 << (i - 1)));

    private static IEnumerable<int[]> Permutations(int n) =>
        n == 0 ? [[]] : Permutations(n - 1).SelectMany(p => Enumerable.Range(0, n).Select(at => (int[])[.. p[..at], n - 1, .. p[at..]]));

    /// <summary>The greatest Σ g(x, y) h(x, y) over g that are 1 from some column of the order on and −1 before, the more so the later the row.</summary>
    private static int BestStaircase(int[] rows, int[] columns, int[,] h)
    {
        int side = rows.Length;
        Span<int> best = stackalloc int[side + 1];
        best.Clear();
        foreach (int x in rows)
        {
            int value = 0;
            for (int k = 0; k < side; k++)
                value -= h[x, columns[k]];
            int reach = int.MinValue;
            for (int k = side; k >= 0; k--)
            {
                reach = Math.Max(reach, best[k]);
                best[k] = reach + value;
                value += k == 0 ? 0 : 2 * h[x, columns[k - 1]];
            }
        }

        int greatest = best[0];
        foreach (int value in best)
            greatest = Math.Max(greatest, value);
        return greatest;
    }
}
