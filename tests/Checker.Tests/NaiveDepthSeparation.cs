using System.Text.Json;
using Verify.Numerics;
using Verify.Numerics.Boolean;
using Verify.Numerics.PiecewiseLinear;
using static Verify.Checker.Tests.Reading;

namespace Verify.Checker.Tests;

/// <summary>The second judgement on inner products, spheres, normal forms, tensors and circles, by definition and without thrift.</summary>
internal static class NaiveDepthSeparation
{
    // Found by a separate program over all pairs of orders by generic integer weights.
    private static readonly Rational[] Correlations = [1, new(3, 4), new(1, 2), new(21, 64)];

    public static Dictionary<string, SecondJudge> Judges { get; } = new(StringComparer.Ordinal)
    {
        ["inner-product-network"] = (claim, _) => Network(claim),
        ["inner-product-fit"] = Fit,
        ["inner-product-width"] = (claim, _) => Width(claim),
        ["threshold-correlation"] = Gate,
        ["zonal-separation"] = Zonal,
        ["dnf-minimum"] = Form,
        ["tensor-rank"] = (claim, _) => Tensor(claim),
        ["circle-kinks"] = (claim, _) => Kinks(claim),
    };

    private static int InnerProduct(int x, int y) => int.PopCount(x & y) % 2 == 0 ? 1 : -1;

    private static IEnumerable<(int X, int Y)> Pairs(int n) => Enumerable.Range(0, 1 << (2 * n)).Select(code => (code & ((1 << n) - 1), code >> n));

    private static bool Network(JsonElement claim)
    {
        int n = Int(claim, "variables");
        var network = Layers(claim);
        return Pairs(n).All(p => network.At([.. Enumerable.Range(0, 2 * n).Select(i => (Rational)(((i < n ? p.X >> i : p.Y >> (i - n))) & 1))]).Single() == InnerProduct(p.X, p.Y));
    }

    // The residual, point by point, is orthogonal to every feature.
    private static bool Fit(JsonElement claim, JsonElement witness)
    {
        int n = Int(claim, "variables");
        bool relu = claim.GetProperty("activation").GetString() == "relu";
        var units = Matrix(claim, "units");
        Rational At(Rational[] unit, int x, int y) => Enumerable.Range(0, 2 * n).Aggregate(relu ? unit[2 * n] : Rational.Zero, (sum, i) => sum + (unit[i] * ((i < n ? x >> i : y >> (i - n)) & 1)));
        var features = new List<Func<int, int, Rational>>();
        if (relu)
            features.Add((_, _) => Rational.One);
        foreach (var unit in units)
        {
            if (relu)
                features.Add((x, y) => Rational.Max(0, At(unit, x, y)));
            else
                features.AddRange(Pairs(n).Select(p => At(unit, p.X, p.Y)).Distinct().Order().Select(level => (Func<int, int, Rational>)((x, y) => At(unit, x, y) == level ? 1 : 0)));
        }

        var c = Row(witness, "coefficients");
        if (c.Length != features.Count)
            return false;
        var residuals = Pairs(n).Select(p => (p.X, p.Y, Value: InnerProduct(p.X, p.Y) - Sum(features.Select((f, i) => c[i] * f(p.X, p.Y))))).ToList();
        return features.TrueForAll(f => Sum(residuals.Select(r => r.Value * f(r.X, r.Y))) == 0)
            && Sum(residuals.Select(r => r.Value * r.Value)) / residuals.Count == One(claim, "squaredError");
    }

    private static bool Width(JsonElement claim)
    {
        var (n, weight, error, width) = (Int(claim, "variables"), One(claim, "weight"), One(claim, "squaredError"), One(claim, "width"));
        bool Allowed(Rational s) => 1 - (((s * weight * n) + 1) / Rational.Pow(2, n)) <= error;
        return error.Sign >= 0 && weight >= 1 && width.Sign >= 0 && Allowed(width) && (width.Sign == 0 || !Allowed(width - 1));
    }

    private static bool Gate(JsonElement claim, JsonElement witness)
    {
        int n = Int(claim, "variables");
        var (weights, threshold) = (Row(witness, "weights"), One(witness, "threshold"));
        var sum = Pairs(n).Sum(p => InnerProduct(p.X, p.Y) * (Sum(weights.Select((w, i) => w * ((i < n ? p.X >> i : p.Y >> (i - n)) & 1))) >= threshold ? 1 : -1));
        return weights.Length == 2 * n && One(claim, "atLeast") == new Rational(sum, 1 << (2 * n)) && One(claim, "atMost") == Correlations[n - 1];
    }

    // Rodrigues-free: P_n by the three-term recurrence, and the squared distance by its definition as a double sum.
    private static bool Zonal(JsonElement claim, JsonElement witness)
    {
        int d = Int(claim, "dimension"), n = Int(claim, "degree");
        Rational Legendre(Rational t)
        {
            Rational before = 0, current = 1;
            for (int k = 0; k < n; k++)
                (before, current) = (current, ((((2 * k) + d - 2) * t * current) - (k * before)) / (k + d - 2));
            return current;
        }

        var p = Row(witness, "polynomial");
        bool polynomial = p.Length == n + 1 && Enumerable.Range(0, n + 1).All(t => p.Reverse().Aggregate(Rational.Zero, (value, c) => (value * t) + c) == Legendre(t));
        Rational Choose(int a, int b) => Enumerable.Range(0, b).Aggregate(Rational.One, (value, i) => value * (a - i) / (i + 1));
        var harmonics = Choose(d + n - 1, d - 1) - (n < 2 ? 0 : Choose(d + n - 3, d - 1));
        var units = Matrix(claim, "units");
        var budget = One(claim, "budget");
        var pairs = Sum(units.SelectMany(v => units.Select(w => Legendre(Dot(v, w)) * Legendre(Dot(v, w)))));
        return polynomial && harmonics == One(claim, "harmonics") && budget.Sign >= 0 && units.All(v => v.Length == d && Dot(v, v) == 1)
            && One(claim, "squaredError") == harmonics - (2 * budget) + (budget * budget * pairs / (units.Length * units.Length));
    }

    private static bool Form(JsonElement claim, JsonElement witness)
    {
        int n = Int(claim, "variables");
        var f = new BooleanFunction(n, Convert.ToUInt64(claim.GetProperty("table").GetString(), 16));
        var terms = witness.GetProperty("terms").EnumerateArray().Select(Row).ToList();
        return terms.Count == Int(claim, "terms") && terms.Count == MinimalDnf.Of(f).Count
            && Enumerable.Range(0, f.Arguments).All(x => f[x] == terms.Exists(t => (x & (int)t[0].Numerator) == (int)t[1].Numerator));
    }

    // The rank over the rationals of the tensor, entry by entry.
    private static bool Tensor(JsonElement claim)
    {
        var levels = claim.GetProperty("levels").EnumerateArray().Select(level => level.EnumerateArray().Select(node => node.EnumerateArray().Select(Row).ToArray()).ToArray()).ToArray();
        int modes = levels[0].Length, size = levels[0][0][0].Length;
        bool halves = claim.GetProperty("split").GetString() == "halves";
        Rational Entry(int level, int node, int gamma, int[] index)
        {
            if (level == 0)
                return levels[0][node][gamma][index[node]];
            int arity = levels[level - 1].Length / levels[level].Length;
            return Sum(levels[level][node][gamma].Select((a, alpha) => Enumerable.Range(node * arity, arity).Aggregate(a, (product, child) => product * Entry(level - 1, child, alpha, index))));
        }

        int[] rowModes = [.. Enumerable.Range(0, modes).Where(j => halves ? j < modes / 2 : j % 2 == 0)], columnModes = [.. Enumerable.Range(0, modes).Except(rowModes)];
        int Codes(int[] of) => (int)Math.Pow(size, of.Length);
        var matrix = Enumerable.Range(0, Codes(rowModes)).Select(r => Enumerable.Range(0, Codes(columnModes)).Select(c =>
        {
            int[] index = new int[modes];
            for (int k = 0; k < rowModes.Length; k++)
                index[rowModes[k]] = r / (int)Math.Pow(size, k) % size;
            for (int k = 0; k < columnModes.Length; k++)
                index[columnModes[k]] = c / (int)Math.Pow(size, k) % size;
            return Entry(levels.Length - 1, 0, 0, index);
        }).ToArray());
        return One(claim, "rank") == Rank(matrix);
    }

    // Along the square |x| + |y| = 1 all pre-activations are piecewise linear.
    private static bool Kinks(JsonElement claim)
    {
        Rational[] corners = [0, 1, 2, 3, 4];
        PiecewiseLinearFunction[] a = [PiecewiseLinearFunction.Through(corners, [1, 0, -1, 0, 1]), PiecewiseLinearFunction.Through(corners, [0, 1, 0, -1, 0])];
        var counts = new List<Rational>();
        foreach (var layer in claim.GetProperty("layers").EnumerateArray())
        {
            var z = layer.EnumerateArray().Select(Row).Select(row => row.Zip(a, (w, f) => w * f).Aggregate((f, g) => f + g)).ToArray();
            counts.Add(z.Sum(Zeros));
            a = Array.ConvertAll(z, f => f.Relu());
        }

        return Row(claim, "kinks").SequenceEqual(counts);
    }

    private static int Zeros(PiecewiseLinearFunction f)
    {
        int[] signs = [.. f.Values.ToArray().SkipLast(1).Select(v => v.Sign)];
        return Enumerable.Range(0, signs.Length).Count(i => signs[i] * signs[(i + 1) % signs.Length] < 0)
            + Enumerable.Range(0, signs.Length).Count(i => signs[i] == 0 && signs[(i + 1) % signs.Length] != 0 && signs[(i + signs.Length - 1) % signs.Length] != 0);
    }
}
