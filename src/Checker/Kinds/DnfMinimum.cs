namespace Verify.Checker.Kinds;

/// <summary>The least number of terms of a disjunctive normal form: a form, and as many points no two of which fit into one term.</summary>
internal sealed class DnfMinimum : CertificateKind
{
    private const int MaxVariables = 12;
    private const string HexDigits = "0123456789abcdef";

    public override string Name => "dnf-minimum";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, witness, work) = (certificate.Claim, certificate.Witness, certificate.Work);
        int n = claim["variables"].Small(2, MaxVariables), all = (1 << n) - 1;
        bool[] f = Table(claim["table"], n);
        var terms = witness["terms"].Items().ConvertAll(row => row.Smalls(2, 0, all));
        var covered = new bool[f.Length];
        for (int t = 0; t < terms.Count; t++)
        {
            int mask = terms[t][0], value = terms[t][1], free = all & ~mask;
            if ((value & free) != 0)
                throw witness["terms"].Refuse($"term {t} fixes a variable outside its mask");
            foreach (int part in Parts(free, work))
                covered[value | part] = f[value | part] ? true : throw witness["terms"].Refuse($"term {t} is true at {value | part}, where the function is false");
        }

        int missed = Array.FindIndex([.. f.Zip(covered)], pair => pair.First && !pair.Second);
        if (missed >= 0)
            throw witness["terms"].Refuse($"no term is true at {missed}");
        int[] points = witness["fooling"].Smalls(0, all);
        if (points.Length != terms.Count)
            throw witness["fooling"].Refuse($"{points.Length} points beside {terms.Count} terms");
        for (int i = 0; i < points.Length; i++)
        {
            if (!f[points[i]])
                throw witness["fooling"].Refuse($"the function is false at {points[i]}");
            for (int j = 0; j < i; j++)
            {
                if (Parts(points[i] ^ points[j], work).All(part => f[points[i] ^ part]))
                    throw witness["fooling"].Refuse($"points {points[j]} and {points[i]} fit into one term");
            }
        }

        claim["terms"].MustBe(terms.Count);
        work.Spend(8L * n * f.Length);
        int flips = Enumerable.Range(0, f.Length).Sum(x => Enumerable.Range(0, n).Count(i => x < (x ^ (1 << i)) && f[x] != f[x ^ (1 << i)]));
        return new Finding(
            $"The given Boolean function of {n} variables, true at {f.Count(v => v)} points, is a disjunction of {terms.Count} conjunctions of literals and of no fewer.",
            ("variables", $"{n}"),
            ("ones", $"{f.Count(v => v)}"),
            ("flips", $"{flips}"),
            ("terms", $"{terms.Count}"),
            ("literals", $"{terms.Sum(t => int.PopCount(t[0]))}"));
    }

    /// <summary>All subsets of a set of bits, the smallest early.</summary>
    private static IEnumerable<int> Parts(int bits, Work work)
    {
        for (int rest = bits; ; rest = (rest - 1) & bits)
        {
            work.Spend(20);
            yield return bits & ~rest;
            if (rest == 0)
                yield break;
        }
    }

    /// <summary>The function as one hexadecimal number whose bit x is f(x), leading zeros included.</summary>
    private static bool[] Table(Node node, int n)
    {
        string text = node.Text();
        if (text.Length != (1 << n) / 4 || text.Any(digit => !HexDigits.Contains(digit)))
            throw node.Refuse($"expected {(1 << n) / 4} digits of {HexDigits}, came {node.Shown}");
        return [.. Enumerable.Range(0, 1 << n).Select(x => ((HexDigits.IndexOf(text[^((x / 4) + 1)]) >> (x % 4)) & 1) == 1)];
    }
}
