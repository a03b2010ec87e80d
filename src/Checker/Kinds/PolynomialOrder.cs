using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>Bounds for the least degree of a polynomial with the sign of f(x) = g(t_1) and ... and g(t_m), t_i the ones in the i-th of m boxes of k bits.</summary>
internal sealed class PolynomialOrder : CertificateKind
{
    public override string Name => "polynomial-order";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, witness) = (certificate.Claim, certificate.Witness);
        int boxes = claim["boxes"].Small(1, 8);
        int[] spectrum = claim["spectrum"].Smalls(0, 1);
        if (spectrum.Length is < 2 or > 200)
            throw claim["spectrum"].Refuse($"{spectrum.Length} values; expected 2 to 200");
        int? least = claim.Find("atLeast")?.Small(1, 12 * boxes * spectrum.Length);
        int? most = claim.Find("atMost")?.Small(0, 12 * boxes * spectrum.Length);
        if (least is null && most is null)
            throw claim.Refuse("neither \"atLeast\" nor \"atMost\" is claimed");
        if (least is { } lower)
            RefuteLess(boxes, spectrum, lower, witness["dual"], certificate.Work);
        if (most is { } upper)
            Represent(boxes, spectrum, upper, witness["polynomial"], certificate.Work);

        int size = spectrum.Length - 1;
        string function = $"f(x) = g(t_1) and ... and g(t_{boxes}), t_i the number of ones in the i-th of {boxes} boxes of {size} bits, g = {string.Join(' ', spectrum)}";
        string bounds = string.Join(", and ", new[] { least is null ? null : $"no polynomial of degree below {least} has the sign of f", most is null ? null : $"one of degree at most {most} has" }.Where(b => b is not null));
        List<(string, string)> facts = [("boxes", $"{boxes}"), ("size", $"{size}"), ("bits", $"{boxes * size}")];
        if (least is not null)
            facts.Add(("atLeast", $"{least}"));
        if (most is not null)
            facts.Add(("atMost", $"{most}"));
        if (least == most)
            facts.Add(("order", $"{least}"));
        return new Finding($"For {function}: {bounds}.", [.. facts]);
    }

    /// <summary>Positive weights y on multisets t with sum y_t s_t P(t) = 0 for all products P of power sums of degree below `least`.</summary>
    private static void RefuteLess(int boxes, int[] spectrum, int least, Node node, Work work)
    {
        var rows = Rows(node, boxes + 1);
        var sums = new BigInteger[rows.Length][];
        for (int i = 0; i < rows.Length; i++)
        {
            var t = rows[i][..boxes];
            if (t.Any(v => v < 0 || v >= spectrum.Length) || t.Zip(t.Skip(1), (a, b) => a > b).Any(descends => descends))
                throw node.Refuse($"({work.Text(t)}) is not a multiset of counts in ascending order");
            if (rows[i][boxes].Sign <= 0)
                throw node.Refuse("expected positive weights");
            sums[i] = PowerSums(t, Math.Min(boxes, least - 1), work);
        }

        var signed = Array.ConvertAll(rows, r => Sign(spectrum, r[..boxes]) * r[boxes]);
        RefuseUnlessZero(sums, signed, 0, least - 1, node, work);
    }

    /// <summary>Multiplies in powers of p_1, p_2, ... in turn, as long as the degree allows.</summary>
    private static void RefuseUnlessZero(BigInteger[][] sums, BigInteger[] values, int next, int degree, Node node, Work work)
    {
        if (next == sums[0].Length)
        {
            if (!values.Aggregate(work.Add).IsZero)
                throw node.Refuse("the weights do not cancel a product of power sums");
            return;
        }

        for (int left = degree; left >= 0; left -= next + 1)
        {
            RefuseUnlessZero(sums, values, next + 1, left, node, work);
            values = [.. values.Select((v, i) => work.Multiply(v, sums[i][next]))];
        }
    }

    /// <summary>A polynomial in the power sums of degree at most `most` that is positive where f = 1 and negative elsewhere.</summary>
    private static void Represent(int boxes, int[] spectrum, int most, Node node, Work work)
    {
        var terms = Rows(node, null);
        int parts = terms[0].Length - 1;
        foreach (var term in terms)
        {
            var degree = BigInteger.Zero;
            for (int j = 0; j < parts; j++)
                degree += term[j].Sign >= 0 ? (j + 1) * term[j] : most + 1;
            if (degree > most)
                throw node.Refuse($"the term ({work.Text(term)}) has a negative exponent or a degree above {most}");
        }

        var t = new BigInteger[boxes];
        Array.Fill(t, BigInteger.Zero);
        for (int last = boxes - 1; last >= 0;)
        {
            var sums = PowerSums(t, parts, work);
            var value = BigInteger.Zero;
            foreach (var term in terms)
            {
                var product = term[parts];
                for (int j = 0; j < parts; j++)
                {
                    for (int e = 0; e < (int)term[j]; e++)
                        product = work.Multiply(product, sums[j]);
                }

                value = work.Add(value, product);
            }

            if (value.Sign != Sign(spectrum, t))
                throw node.Refuse($"the polynomial is {work.Text(value)} at the counts ({work.Text(t)})");
            for (last = boxes - 1; last >= 0 && t[last] == spectrum.Length - 1;)
                last--;
            if (last >= 0)
                Array.Fill(t, t[last] + 1, last, boxes - last);
        }
    }

    private static BigInteger[][] Rows(Node node, int? length)
    {
        var rows = node.Matrix();
        return length is null || rows[0].Length == length ? rows : throw node.Refuse($"rows of {rows[0].Length} numbers, expected {length}");
    }

    private static int Sign(int[] spectrum, BigInteger[] t) => t.All(v => spectrum[(int)v] == 1) ? 1 : -1;

    private static BigInteger[] PowerSums(BigInteger[] t, int parts, Work work)
    {
        var (sums, powers) = (new BigInteger[parts], t);
        for (int j = 0; j < parts; j++)
        {
            sums[j] = powers.Aggregate(work.Add);
            powers = [.. powers.Select((v, i) => work.Multiply(v, t[i]))];
        }

        return sums;
    }
}
