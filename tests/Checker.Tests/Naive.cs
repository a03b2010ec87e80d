using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Verify.Checker.Tests;

/// <summary>A second, plain judgement on the mathematics of a certificate; its syntax is not its business.</summary>
internal static class Naive
{
    public static bool IsTrue(byte[] utf8)
    {
        using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { AllowDuplicateProperties = false });
        var (claim, witness) = (document.RootElement.GetProperty("claim"), document.RootElement.GetProperty("witness"));
        return document.RootElement.GetProperty("kind").GetString() switch
        {
            "margin-excess" or "lipschitz-network" => NaiveGeneralizationA.IsTrue(document.RootElement.GetProperty("kind").GetString()!, claim, witness),
            "network-cover" => NaiveGeneralizationC.IsTrue(claim, witness),
            "threshold-table" => Table(claim, witness),
            "two-layer-threshold-count" => TwoLayer(claim, witness),
            "relu-critical-point" or "escape-chain" or "quadratic-descent" or "spectral-separators" => NaiveLandscapesB.IsTrue(document.RootElement.GetProperty("kind").GetString()!, claim, witness),
            "relu-branch-minimum" or "relu-branch-turn" => NaiveBranch.IsTrue(document.RootElement.GetProperty("kind").GetString()!, claim),
            "separating-vector" => Separating(claim, witness),
            "gordan-vector" => Gordan(claim, witness),
            "maximal-margin" => Margin(claim, witness),
            "margin-bracket" => Bracket(claim, witness),
            "worst-order" => Longest(claim),
            "reachable-closure" => Closure(claim, witness),
            "boolean-network" => Network(claim, witness),
            "cyclic-orders" => Orders(claim, witness),
            "general-position" => Position(claim, witness),
            "dichotomy-count" => Dichotomies(claim, witness),
            "polynomial-order" => Order(claim, witness),
            "window-balance" => Windows(claim),
            "large-weight" => NaiveWeights.IsTrue(claim),
            "threshold-classes" => Classes(claim, witness),
            "characteristic-polynomial" => Arrangement(claim, witness),
            "sign-sums" or "rademacher-maximum" or "vc-dimension" or "hinge-network" or "hinge-signs" => NaiveGeneralizationB.IsTrue(document.RootElement.GetProperty("kind").GetString()!, claim, witness),
            "fewest-errors" or "planar-cells" or "minkowski-area" or "maximum-by-one-layer" => NaiveDepthA.IsTrue(document.RootElement.GetProperty("kind").GetString()!, claim, witness),
            "program-gradient" or "critical-point" or "path-series" or "walsh-degree" or "dead-units" => NaiveLandscape.IsTrue(document.RootElement.GetProperty("kind").GetString()!, claim, witness),
            "inner-product-network" or "inner-product-fit" or "inner-product-width" or "threshold-correlation" or "zonal-separation" or "dnf-minimum" or "tensor-rank" or "circle-kinks" => NaiveDepthB.IsTrue(document.RootElement.GetProperty("kind").GetString()!, claim, witness),
            var kind => NaiveApproximation.IsTrue(kind!, claim, witness),
        };
    }

    private static bool Table(JsonElement claim, JsonElement witness) =>
        Int(claim, "variables") is var n && Int(claim, "thresholdFunctions") == Samples.ThresholdFunctions(n).Count && Evidence(witness, n);

    private static bool Evidence(JsonElement witness, int n)
    {
        var threshold = Samples.ThresholdFunctions(n);
        int size = 1 << n;
        int Bit(int bits, int i) => (bits >> i) & 1;
        BigInteger[][] Numbers(string key) => witness.TryGetProperty(key, out var list) ? [.. list.EnumerateArray().Select(Row)] : [];
        bool weights = Numbers("weights").Select(row => (uint)row[0]).SequenceEqual(threshold.Keys) && Numbers("weights").All(row =>
            Enumerable.Range(0, size).All(x => (Enumerable.Range(0, n).Aggregate(BigInteger.Zero, (sum, i) => sum + (row[i + 1] * Bit(x, i))) >= row[^1]) == (Bit((int)row[0], x) == 1)));
        bool gordan = Numbers("gordan").All(row =>
            row.Skip(1).All(y => y >= 0) && row.Skip(1).Any(y => y > 0) &&
            Enumerable.Range(-1, n + 1).All(i => Enumerable.Range(0, size).Aggregate(BigInteger.Zero, (sum, x) => sum + (row[x + 1] * ((2 * Bit((int)row[0], x)) - 1) * (i < 0 ? 1 : Bit(x, i)))).IsZero));
        if (!witness.TryGetProperty("parallelograms", out var packed))
            return weights && gordan;
        var others = Enumerable.Range(0, 1 << size).Where(table => !threshold.ContainsKey((uint)table) && Numbers("gordan").All(row => row[0] != table)).ToList();
        string digits = packed.GetString()!;
        bool parallelograms = digits.Length == 3 * others.Count && others.Select((table, k) =>
        {
            int[] p = [.. digits.Substring(3 * k, 3).Select(digit => int.Parse($"{digit}", NumberStyles.HexNumber))];
            var all = Enumerable.Range(0, size).Where(d => Enumerable.Range(0, n).All(i => Bit(p[0], i) + Bit(p[1], i) == Bit(p[2], i) + Bit(d, i))).ToList();
            return all.Count == 1 && Bit(table, p[0]) == Bit(table, p[1]) && Bit(table, p[2]) == Bit(table, all[0]) && Bit(table, p[0]) != Bit(table, p[2]);
        }).All(right => right);
        return weights && gordan && parallelograms;
    }

    private static bool TwoLayer(JsonElement claim, JsonElement witness)
    {
        int table = Int(claim, "table"), networks = 0, triples = 0;
        foreach (uint first in Samples.ThresholdFunctions(2).Keys)
        {
            foreach (uint second in Samples.ThresholdFunctions(2).Keys)
            {
                foreach (uint top in Samples.ThresholdFunctions(2).Keys)
                {
                    triples++;
                    networks += Enumerable.Range(0, 4).All(x => ((top >> (int)(((first >> x) & 1) + (2 * ((second >> x) & 1)))) & 1) == ((table >> x) & 1)) ? 1 : 0;
                }
            }
        }

        return Int(claim, "networks") == networks && Int(claim, "triples") == triples && Evidence(witness, 2);
    }

    private static (BigInteger P, BigInteger Q)[][] SignedPoints(JsonElement claim)
    {
        var labels = Row(claim.GetProperty("labels"));
        var points = claim.GetProperty("points").EnumerateArray().Select(Fractions).ToArray();
        return labels.Length == points.Length && labels.All(s => BigInteger.Abs(s).IsOne) && points.All(x => x.Length == points[0].Length)
            ? [.. points.Select((x, i) => x.Select(v => (labels[i] * v.P, v.Q)).ToArray())]
            : throw new FormatException("labels and points do not fit");
    }

    private static bool Separating(JsonElement claim, JsonElement witness) =>
        Fractions(witness.GetProperty("weights")) is var w && SignedPoints(claim).All(x => x.Length == w.Length && Dot(w, x) is var dot && dot.P >= dot.Q);

    private static bool Gordan(JsonElement claim, JsonElement witness)
    {
        var z = SignedPoints(claim);
        var y = Row(witness.GetProperty("multipliers"));
        bool solves = y.Length == z.Length && y.All(v => v >= 0) && y.Any(v => v > 0) && Enumerable.Range(0, z[0].Length).All(j =>
            Dot([.. y.Select(v => (v, BigInteger.One))], [.. z.Select(x => x[j])]).P.IsZero);
        return solves && (!claim.GetProperty("unique").GetBoolean() || z.Length - Rank(z) == 1);
    }

    private static (BigInteger P, BigInteger Q)[] Mean(JsonElement witness, (BigInteger P, BigInteger Q)[][] x)
    {
        var (support, y) = (Row(witness.GetProperty("support")), Row(witness.GetProperty("multipliers")));
        var total = y.Aggregate(BigInteger.Add);
        return support.Length == y.Length && y.All(v => v > 0) && support.Distinct().Count() == support.Length
            ? [.. Enumerable.Range(0, x[0].Length).Select(j => Dot([.. y.Select(v => (v, total))], [.. support.Select(i => x[(int)i][j])]))]
            : throw new FormatException("no convex combination");
    }

    private static int Compare((BigInteger P, BigInteger Q) a, (BigInteger P, BigInteger Q) b) => (a.P * b.Q).CompareTo(b.P * a.Q);

    private static bool Margin(JsonElement claim, JsonElement witness)
    {
        var x = SignedPoints(claim);
        var z = Mean(witness, x);
        return Dot(z, z).P > 0 && Compare(Dot(z, z), Fractions(claim.GetProperty("marginSquared"))[0]) == 0 && x.All(point => Compare(Dot(z, point), Dot(z, z)) >= 0);
    }

    private static bool Bracket(JsonElement claim, JsonElement witness)
    {
        var x = SignedPoints(claim);
        var (z, w) = (Mean(witness, x), Fractions(witness.GetProperty("weights")));
        var (lower, upper) = (Fractions(claim.GetProperty("lowerMarginSquared"))[0], Fractions(claim.GetProperty("upperMarginSquared"))[0]);
        bool above = x.All(point => Dot(w, point) is var m && m.P > 0 && Compare((m.P * m.P, m.Q * m.Q), Dot([lower], [Dot(w, w)])) >= 0);
        return above && lower.P > 0 && Compare(Dot(z, z), upper) <= 0;
    }

    /// <summary>All orders tried, one update after the other.</summary>
    private static bool Longest(JsonElement claim)
    {
        BigInteger[][] z = [.. claim.GetProperty("vectors").EnumerateArray().Select(Row)];
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        int From(BigInteger[] w)
        {
            string key = Samples.Text(w);
            if (!known.TryGetValue(key, out int longest))
            {
                longest = z.Where(v => v.Zip(w, (a, b) => a * b).Aggregate(BigInteger.Add).Sign <= 0).Select(v => 1 + From([.. v.Zip(w, (a, b) => a + b)])).Append(0).Max();
                known.Add(key, longest);
            }

            return longest;
        }

        return From(new BigInteger[z[0].Length]) == Int(claim, "updates") && known.Count == Int(claim, "states");
    }

    /// <summary>Gaussian elimination over the rationals.</summary>
    private static int Rank((BigInteger P, BigInteger Q)[][] matrix)
    {
        var rows = matrix.Select(row => row.ToArray()).ToList();
        int rank = 0;
        for (int j = 0; j < matrix[0].Length; j++)
        {
            int pivot = rows.FindIndex(rank, row => !row[j].P.IsZero);
            if (pivot < 0)
                continue;
            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            for (int i = rank + 1; i < rows.Count; i++)
            {
                var factor = (-rows[i][j].P * rows[rank][j].Q, rows[i][j].Q * rows[rank][j].P);
                rows[i] = [.. rows[i].Zip(rows[rank], (a, b) => Dot([a, factor], [(1, 1), b]))];
            }

            rank++;
        }

        return rank;
    }

    private static bool Closure(JsonElement claim, JsonElement witness)
    {
        int[][] z = [.. claim.GetProperty("vectors").EnumerateArray().Select(row => Row(row).Select(v => (int)v).ToArray())];
        var reached = Samples.Reach(z).States.ConvertAll(Samples.Text);
        List<int[]> listed = [new int[z[0].Length]];
        foreach (var (parent, move) in Row(witness.GetProperty("parents")).Zip(Row(witness.GetProperty("moves"))))
            listed.Add([.. listed[(int)parent].Zip(z[(int)move], (a, b) => a + b)]);
        bool same = listed.Count == reached.Count && listed.ConvertAll(Samples.Text).ToHashSet(StringComparer.Ordinal).SetEquals(reached);
        bool right = same && Int(claim, "states") == reached.Count && Int(claim, "maxNormSquared") == listed.Max(w => w.Sum(v => v * v));
        if (!right || !claim.TryGetProperty("cycle", out var cycle))
            return right;
        int[] start = listed[Int(cycle, "start")];
        int[] at = start;
        var moves = Row(cycle.GetProperty("moves"));
        foreach (int move in moves)
        {
            right &= at.Zip(z[move], (a, b) => a * b).Sum() <= 0;
            at = [.. at.Zip(z[move], (a, b) => a + b)];
        }

        return right && moves.Length > 0 && at.SequenceEqual(start);
    }

    /// <summary>Presents far more passes than asked for, then looks whether one more pass still updates.</summary>
    private static bool Orders(JsonElement claim, JsonElement witness)
    {
        BigInteger[][] z = [.. claim.GetProperty("vectors").EnumerateArray().Select(Row)];
        int orders = 0, cycling = 0;
        foreach (int code in Enumerable.Range(0, (int)Math.Pow(z.Length, z.Length)))
        {
            int[] order = [.. Enumerable.Range(0, z.Length).Select(i => code / (int)Math.Pow(z.Length, i) % z.Length)];
            if (order.Distinct().Count() < z.Length)
                continue;
            orders++;
            var w = z[0].Select(_ => BigInteger.Zero).ToArray();
            bool updates = false;
            for (int pass = 0; pass <= Int(witness, "passes"); pass++)
            {
                updates = false;
                foreach (int i in order.Where(i => w.Zip(z[i], (a, b) => a * b).Aggregate(BigInteger.Add).Sign <= 0))
                {
                    w = [.. w.Zip(z[i], (a, b) => a + b)];
                    updates = true;
                }
            }

            cycling += updates ? 1 : 0;
        }

        return Int(claim, "orders") == orders && Int(claim, "cyclingOrders") == cycling;
    }

    private static bool Network(JsonElement claim, JsonElement witness)
    {
        int n = Int(claim, "variables");
        var table = BigInteger.Parse("0" + claim.GetProperty("table").GetString(), NumberStyles.AllowHexSpecifier);
        return table < BigInteger.One << (1 << n) && Enumerable.Range(0, 1 << n).All(x =>
        {
            (BigInteger P, BigInteger Q)[] a = [.. Enumerable.Range(0, n).Select(i => ((BigInteger)((x >> i) & 1), BigInteger.One))];
            foreach (var layer in witness.GetProperty("layers").EnumerateArray())
            {
                var biases = Fractions(layer.GetProperty("biases"));
                var z = layer.GetProperty("weights").EnumerateArray().Select((row, i) => Dot([.. a, biases[i]], [.. Fractions(row), (1, 1)])).ToArray();
                if (z.Length != biases.Length)
                    return false;
                a = layer.GetProperty("activation").GetString() switch
                {
                    "threshold" => [.. z.Select(v => (v.P >= 0 ? BigInteger.One : 0, BigInteger.One))],
                    "relu" => [.. z.Select(v => (BigInteger.Max(v.P, 0), v.Q))],
                    _ => z,
                };
            }

            return a.Length == 1 && a[0].P == a[0].Q * ((table >> x) & 1);
        });
    }

    /// <summary>Regions are threshold functions, which a search of its own lists; the parts must add up to the count.</summary>
    private static bool Arrangement(JsonElement claim, JsonElement witness)
    {
        int dimension = Int(claim, "dimension");
        BigInteger[] betti = Row(witness.GetProperty("betti")), counts = Row(witness.GetProperty("counts"));
        int[] primes = [.. Row(witness.GetProperty("primes")).Select(q => (int)q)];
        bool right = Int(claim, "regions") == Samples.ThresholdFunctions(dimension - 1).Count && betti.Aggregate(BigInteger.Add) == Int(claim, "regions") && primes.Length == counts.Length;
        for (int i = 0; i < primes.Length; i++)
        {
            var value = betti.Select((b, k) => (k % 2 == 0 ? b : -b) * BigInteger.Pow(primes[i], dimension - k)).Aggregate(BigInteger.Add);
            right &= value == counts[i] && counts[i] == Samples.SumFree(dimension, primes[i]);
            if (witness.TryGetProperty("parts", out var parts))
                right &= (primes[i] - 1) * (Row(parts[i]).Aggregate(BigInteger.Add) + ((dimension - 2) * (primes[i] - 2) * (primes[i] - 2)) + primes[i] - 1) == counts[i];
        }

        return right;
    }

    private static bool Position(JsonElement claim, JsonElement witness)
    {
        (BigInteger P, BigInteger Q)[][] points = [.. claim.GetProperty("points").EnumerateArray().Select(Fractions)];
        int size = Math.Min(points.Length, points[0].Length);
        switch (claim.GetProperty("position").GetString())
        {
            case "general":
                return Enumerable.Range(0, 1 << points.Length).Where(set => int.PopCount(set) == size).All(set => Rank([.. points.Where((_, i) => ((set >> i) & 1) == 1)]) == size);
            case "special":
                int[] subset = [.. Row(witness.GetProperty("subset")).Select(i => (int)i)];
                return subset.Length <= points[0].Length && subset.Distinct().Count() == subset.Length && Rank([.. subset.Select(i => points[i])]) < subset.Length;
            default:
                return true;
        }
    }

    /// <summary>Every labelling of few points, decided by the listed weights or refuted by a listed dependency.</summary>
    private static bool Dichotomies(JsonElement claim, JsonElement witness)
    {
        BigInteger[][] points = [.. claim.GetProperty("points").EnumerateArray().Select(Row)];
        BigInteger Product(BigInteger[] a, BigInteger[] b) => a.Zip(b, (x, y) => x * y).Aggregate(BigInteger.Add);
        var weights = witness.GetProperty("weights").EnumerateArray().Select(Row).ToArray();
        var dependencies = witness.GetProperty("dependencies").EnumerateArray().Select(Row).ToArray();
        bool real = dependencies.All(y => y.Any(v => !v.IsZero) && Enumerable.Range(0, points[0].Length).All(j => Product(y, [.. points.Select(x => x[j])]).IsZero));
        int made = 0;
        foreach (int labelling in Enumerable.Range(0, 1 << points.Length))
        {
            int Sign(int i) => ((labelling >> i) & 1) == 1 ? 1 : -1;
            bool weighted = weights.Any(w => new[] { 1, -1 }.Any(s => Enumerable.Range(0, points.Length).All(i => Product(w, points[i]).Sign == s * Sign(i))));
            bool refuted = dependencies.Any(y => new[] { 1, -1 }.Any(s => Enumerable.Range(0, points.Length).All(i => s * Sign(i) * y[i] >= 0)));
            real &= weighted != refuted;
            made += weighted ? 1 : 0;
        }

        return real && Int(claim, "dichotomies") == made;
    }

    /// <summary>All monomials of the counts, symmetric or not, over all orders of the listed counts; the polynomial at all tuples of counts.</summary>
    private static bool Order(JsonElement claim, JsonElement witness)
    {
        int m = Int(claim, "boxes");
        var g = Row(claim.GetProperty("spectrum"));
        int[][] Tuples(int top) => [.. Enumerable.Range(0, (int)Math.Pow(top + 1, m)).Select(code => Enumerable.Range(0, m).Select(i => code / (int)Math.Pow(top + 1, i) % (top + 1)).ToArray())];
        int Sign(int[] t) => t.All(v => g[v].IsOne) ? 1 : -1;
        bool right = true;
        if (claim.TryGetProperty("atLeast", out _))
        {
            int least = Int(claim, "atLeast");
            var dual = witness.GetProperty("dual").EnumerateArray().Select(Row).ToArray();
            right &= dual.All(row => row[^1] > 0) && dual.Length > 0;
            foreach (int[] e in Tuples(least - 1).Where(e => e.Sum() < least))
            {
                // Each listed multiset stands for all its orders, in equal shares.
                var sum = Tuples(g.Length - 1).Select(t => (T: t, Rows: dual.Where(row => row[..m].SequenceEqual(t.Order().Select(v => (BigInteger)v)))))
                    .SelectMany(p => p.Rows.Select(row => new Fraction(Sign(p.T) * row[m] * p.T.Select((v, i) => BigInteger.Pow(v, e[i])).Aggregate(BigInteger.Multiply), Orders(p.T))))
                    .Aggregate(new Fraction(0, 1), (a, b) => new((a.P * b.Q) + (b.P * a.Q), a.Q * b.Q));
                right &= sum.P.IsZero;
            }
        }

        if (claim.TryGetProperty("atMost", out _))
        {
            var terms = witness.GetProperty("polynomial").EnumerateArray().Select(Row).ToArray();
            right &= terms.All(term => Enumerable.Range(0, term.Length - 1).Sum(j => (j + 1) * (int)term[j]) <= Int(claim, "atMost"));
            right &= Tuples(g.Length - 1).All(t => terms.Select(term => Enumerable.Range(0, term.Length - 1).Select(j =>
                BigInteger.Pow(t.Select(v => BigInteger.Pow(v, j + 1)).Aggregate(BigInteger.Add), (int)term[j])).Aggregate(term[^1], BigInteger.Multiply)).Aggregate(BigInteger.Add).Sign == Sign(t));
        }

        return right;
    }

    /// <summary>All images of the listed functions under permutations and negations are the threshold functions, and no rejected one has descending weights.</summary>
    private static bool Classes(JsonElement claim, JsonElement witness)
    {
        int n = Int(claim, "variables") + 1;
        var rows = witness.GetProperty("weights").EnumerateArray().Select(Row).ToArray();
        long Table(BigInteger[] w) => Enumerable.Range(0, 1 << n).Aggregate(0L, (table, x) => table | (w.Select((v, i) => ((x >> i) & 1) == 1 ? v : -v).Aggregate(BigInteger.Add).Sign > 0 ? 1L << x : 0));
        var images = new HashSet<long>();
        int classes = 0;
        foreach (var w in rows)
        {
            classes += images.Contains(Table(w)) ? 0 : 1;
            foreach (int code in Enumerable.Range(0, (int)Math.Pow(n, n)))
            {
                int[] order = [.. Enumerable.Range(0, n).Select(i => code / (int)Math.Pow(n, i) % n)];
                if (order.Distinct().Count() == n)
                    images.UnionWith(Enumerable.Range(0, 1 << n).Select(signs => Table([.. order.Select((k, i) => ((signs >> i) & 1) == 1 ? w[k] : -w[k])])));
            }
        }

        // A rejected function may be a threshold function elsewhere, but not one of descending weights; small ones show all of these.
        var descending = Enumerable.Range(0, (int)Math.Pow(5, n)).Select(code => Enumerable.Range(0, n).Select(i => (BigInteger)(code / (int)Math.Pow(5, i) % 5)).ToArray())
            .Where(w => w.Zip(w.Skip(1)).All(pair => pair.First >= pair.Second)).Select(Table).ToHashSet();
        bool rejected = witness.GetProperty("rejections").EnumerateArray().Select(Row).All(row =>
            !descending.Contains(Table(rows[(int)row[0]]) ^ (1L << (int)row[1]) ^ (1L << ((1 << n) - 1 - (int)row[1]))));
        return rejected && classes == rows.Length && Int(claim, "classes") == classes && images.Count == Int(claim, "thresholdFunctions") && images.Count == Samples.ThresholdFunctions(n - 1).Count;
    }

    private sealed record Fraction(BigInteger P, BigInteger Q);

    private static int Orders(int[] t)
    {
        int Factorial(int n) => n <= 1 ? 1 : n * Factorial(n - 1);
        return Factorial(t.Length) / t.GroupBy(v => v).Aggregate(1, (product, group) => product * Factorial(group.Count()));
    }

    /// <summary>Pads every figure by a margin and cuts whole windows out of it.</summary>
    private static bool Windows(JsonElement claim)
    {
        int most = Int(claim, "diameter");
        string[][] Figures(string key) => [.. claim.GetProperty(key).EnumerateArray().Select(f => f.EnumerateArray().Select(row => row.GetString()!).ToArray())];
        string[][] figures = [.. Figures("connected"), .. Figures("disconnected")];
        char At(string[] figure, int x, int y) => y >= 0 && y < figure.Length && x >= 0 && x < figure[0].Length ? figure[y][x] : '0';
        bool right = figures.Length == 4 && figures.Select((f, i) => (Pieces(f) == 1) == (i < 2)).All(fine => fine);
        for (int side = 1; side <= most; side++)
        {
            for (int place = 0; place < 10_000; place++)
            {
                var (x, y) = ((place % 100) - side, (place / 100) - side);
                if (x >= figures[0][0].Length || y >= figures[0].Length)
                    continue;
                string[] seen = [.. figures.Select(f => string.Concat(Enumerable.Range(0, side * side).Select(k => At(f, x + (k % side), y + (k / side)))))];
                right &= seen[..2].Order(StringComparer.Ordinal).SequenceEqual(seen[2..].Order(StringComparer.Ordinal));
            }
        }

        return right;
    }

    /// <summary>Components by merging labels until nothing changes.</summary>
    private static int Pieces(string[] figure)
    {
        var label = new Dictionary<(int, int), int>();
        for (int y = 0; y < figure.Length; y++)
        {
            for (int x = 0; x < figure[y].Length; x++)
            {
                if (figure[y][x] == '1')
                    label[(x, y)] = label.Count;
            }
        }

        for (bool changed = true; changed;)
        {
            changed = false;
            foreach (var (x, y) in label.Keys.ToList())
            {
                foreach (var next in new[] { (x + 1, y), (x, y + 1), (x - 1, y), (x, y - 1) })
                {
                    if (label.TryGetValue(next, out int other) && other < label[(x, y)])
                    {
                        label[(x, y)] = other;
                        changed = true;
                    }
                }
            }
        }

        return label.Values.Distinct().Count();
    }

    private static int Int(JsonElement parent, string key) => int.Parse(parent.GetProperty(key).GetString()!);

    private static BigInteger[] Row(JsonElement text) =>
        [.. text.GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(BigInteger.Parse)];

    private static (BigInteger P, BigInteger Q)[] Fractions(JsonElement text) =>
        [.. text.GetString()!.Split(' ').Select(token => token.Split('/')).Select(parts => (BigInteger.Parse(parts[0]), parts.Length > 1 ? BigInteger.Parse(parts[1]) : 1))];

    /// <summary>An inner product of fractions, its denominator made positive.</summary>
    private static (BigInteger P, BigInteger Q) Dot((BigInteger P, BigInteger Q)[] a, (BigInteger P, BigInteger Q)[] b)
    {
        if (a.Length != b.Length)
            throw new FormatException("lengths differ");
        var sum = a.Zip(b).Aggregate((P: BigInteger.Zero, Q: BigInteger.One), (s, pair) =>
        {
            var q = pair.First.Q * pair.Second.Q;
            return ((s.P * q) + (pair.First.P * pair.Second.P * s.Q), s.Q * q);
        });
        return sum.Q.Sign < 0 ? (-sum.P, -sum.Q) : sum;
    }
}
