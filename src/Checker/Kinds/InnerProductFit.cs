using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>The least mean squared distance from (-1)^(x.y) to sums c + Σ v_j φ_j(u_j·x + w_j·y), for given u and w, over all φ_j or for ReLU units, by the normal equations.</summary>
internal sealed class InnerProductFit : CertificateKind
{
    private const int MaxVariables = 8;
    private const int MaxWeight = 1 << 14; // a Gram entry then stays below 2^56
    private const int MaxUnits = 64;
    private const int MaxFeatures = 2000;

    public override string Name => "inner-product-fit";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, work) = (certificate.Claim, certificate.Work);
        int n = claim["variables"].Small(1, MaxVariables), side = 1 << n;
        bool relu = claim["activation"].Word("any", "relu") == "relu";
        var rows = claim["units"].Items().ConvertAll(row => row.Smalls((2 * n) + (relu ? 1 : 0), -MaxWeight, MaxWeight));
        if (rows.Count is 0 or > MaxUnits)
            throw claim["units"].Refuse($"{rows.Count} units, expected 1 to {MaxUnits}");
        work.Spend((long)rows.Count * side * side * 4);
        int[] Sums(int[] row, int from) => [.. Enumerable.Range(0, side).Select(x => Enumerable.Range(0, n).Sum(i => ((x >> i) & 1) * row[from + i]))];
        var along = rows.ConvertAll(row => (OfX: Sums(row, 0), OfY: Sums(row, n), Bias: relu ? row[^1] : 0));

        // The features: 1 and the units; or one indicator for every value of every u_j.x + w_j.y.
        var levels = relu ? [] : along.ConvertAll(a => a.OfX.SelectMany(s => a.OfY.Select(t => s + t)).Distinct().Order().ToList());
        int[] first = [.. Enumerable.Range(0, levels.Count).Select(j => levels.Take(j).Sum(l => l.Count))];
        int features = relu ? rows.Count + 1 : levels.Sum(l => l.Count);
        if (features > MaxFeatures)
            throw claim["units"].Refuse($"the units take {features} values, at most {MaxFeatures} are allowed");
        work.Store(8L * features * features);
        work.Spend(4L * side * side * (rows.Count + 1) * (rows.Count + 1));
        var gram = new long[features, features];
        var right = new long[features];
        var active = new (int Feature, long Value)[relu ? features : rows.Count];
        for (int code = 0; code < side * side; code++)
        {
            int x = code % side, y = code / side;
            if (relu)
                active[0] = (0, 1);
            for (int j = 0; j < rows.Count; j++)
            {
                int z = along[j].OfX[x] + along[j].OfY[y] + along[j].Bias;
                active[relu ? j + 1 : j] = relu ? (j + 1, Math.Max(z, 0)) : (first[j] + levels[j].BinarySearch(z), 1);
            }

            int target = int.IsOddInteger(int.PopCount(x & y)) ? -1 : 1;
            foreach (var (i, a) in active)
            {
                right[i] += a * target;
                foreach (var (k, b) in active)
                    gram[i, k] += a * b;
            }
        }

        var c = certificate.Witness["coefficients"].RationalRow(features);
        var explained = BigInteger.Zero;
        for (int i = 0; i < features; i++)
        {
            var sum = BigInteger.Zero;
            for (int k = 0; k < features; k++)
                sum = gram[i, k] == 0 ? sum : work.Add(sum, work.Multiply(gram[i, k], c.Rows[0][k]));
            if (sum != work.Multiply(right[i], c.Denominator))
                throw certificate.Witness["coefficients"].Refuse($"normal equation {i} does not hold");
            explained = work.Add(explained, work.Multiply(right[i], c.Rows[0][i]));
        }

        Fraction whole = new((BigInteger)side * side, 1, work), error = (whole - new Fraction(explained, c.Denominator, work)) / whole;
        Fraction.Match(claim["squaredError"], error);
        int weight = rows.Max(row => row.Take(n).Max(Math.Abs));
        int dimension = 1 + along.Sum(a => a.OfX.Distinct().Count() - 1);
        Fraction Bound(int rank) => (new Fraction(side, 1, work) - new Fraction(rank, 1, work)) / new Fraction(side, 1, work);
        string form = relu ? "c + sum v_j max(u_j.x + w_j.y + b_j, 0)" : "c + sum v_j f_j(u_j.x + w_j.y) with any functions f_j";
        return new Finding(
            $"Over all x, y in {{0,1}}^{n} the least mean squared distance from (-1)^(x.y) to {form} is {error} for the {rows.Count} given units; their |u_ji| are at most {weight}.",
            ("variables", $"{n}"),
            ("units", $"{rows.Count}"),
            ("weight", $"{weight}"),
            ("dimension", $"{dimension}"),
            ("squaredError", $"{error}"),
            ("dimensionBound", $"{Bound(dimension)}"),
            ("bound", $"{Bound((rows.Count * weight * n) + 1)}"));
    }
}
