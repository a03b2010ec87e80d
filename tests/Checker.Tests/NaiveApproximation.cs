using System.Text.Json;
using Verify.Numerics;
using Verify.Numerics.PiecewiseLinear;

namespace Verify.Checker.Tests;

/// <summary>The second judgement on kinds that speak of approximation, by the provers' own calculus, which shares no code with the checker.</summary>
internal static class NaiveApproximation
{
    public static bool IsTrue(string kind, JsonElement claim, JsonElement witness) => kind switch
    {
        "piecewise-linear-network" => Network(claim),
        "free-knot-optimum" => FreeKnots(claim, witness),
        "network-values" => Values(claim, witness),
        "activation-rank" => ActivationRank(claim, witness),
        "annihilating-weights" => Annihilating(claim, witness),
        "network-product" => Product(claim, witness),
        "product-units" => ProductUnits(claim, witness),
        "chebyshev-alternation" => Alternation(claim, witness),
        "maurey-averages" => Averages(claim, witness),
        "cosine-width" => Cosines(claim, witness),
        _ => NaiveDistance.IsTrue(kind, claim, witness),
    };

    private static bool Network(JsonElement claim)
    {
        var ends = Row(claim.GetProperty("interval"));
        var f = Layers(claim).On(ends[0], ends[1]);
        if (f.Pieces != Row(claim.GetProperty("pieces"))[0])
            return false;
        if (claim.TryGetProperty("labels", out var labels))
        {
            var (network, marks) = (Layers(claim), Row(labels));
            int wrong = marks.Select((mark, i) => (2 * network.At(ends[0] + ((ends[1] - ends[0]) * i / marks.Length))[0] >= 1) != (mark == 1)).Count(miss => miss);
            if (One(claim, "errors") != wrong)
                return false;
        }

        if (!claim.TryGetProperty("quadratic", out var quadratic))
            return true;
        var q = Row(quadratic);
        var range = f.From(new(q[0], q[1], q[2]));
        return range.Least == Row(claim.GetProperty("least"))[0] && range.Greatest == Row(claim.GetProperty("greatest"))[0];
    }

    private static bool FreeKnots(JsonElement claim, JsonElement witness)
    {
        var (q, ends) = (Row(claim.GetProperty("quadratic")), Row(claim.GetProperty("interval")));
        var quadratic = new Quadratic(q[0], q[1], q[2]);
        var pieces = Row(claim.GetProperty("pieces"))[0];
        var knots = Row(witness.GetProperty("knots"));
        var f = PiecewiseLinearFunction.Through(knots, Row(witness.GetProperty("values")));
        var distance = Row(claim.GetProperty("distance"))[0];
        return knots.Length == pieces + 1 && knots[0] == ends[0] && knots[^1] == ends[1]
            && f.From(quadratic).SupDistance == distance && quadratic.LeastDistance(ends[0], ends[1], (int)pieces.Numerator) == distance;
    }

    private static bool Values(JsonElement claim, JsonElement witness)
    {
        var network = Layers(claim);
        var values = Matrix(claim, "points").Select(x => network.At(x).Single()).ToList();
        return values.SequenceEqual(Row(witness.GetProperty("values"))) && values.Min() == One(claim, "least") && values.Max() == One(claim, "greatest");
    }

    private static bool ActivationRank(JsonElement claim, JsonElement witness)
    {
        bool relu = claim.GetProperty("activation").GetString() == "relu";
        Rational[][] Features(IEnumerable<Rational[]> units) => [.. units.Select(unit => Matrix(claim, "points").Select(x =>
        {
            var z = x.Zip(unit, (a, w) => a * w).Aggregate(unit[^1], (sum, term) => sum + term);
            return relu ? Rational.Max(z, 0) : Rational.Pow(z, (int)One(claim, "degree").Numerator);
        }).ToArray())];
        var independent = Row(witness.GetProperty("independent"));
        var units = Matrix(claim, "units");
        return units[0].Length == Matrix(claim, "points")[0].Length + 1
            && One(claim, "rank") == Rank(Features(units)) && One(claim, "rank") == independent.Length
            && Rank(Features(independent.Select(j => units[(int)j.Numerator]))) == independent.Length;
    }

    private static bool Annihilating(JsonElement claim, JsonElement witness)
    {
        var (points, values, weights) = (Matrix(claim, "points"), Row(claim.GetProperty("values")), Row(witness.GetProperty("weights")));
        int degree = (int)One(claim, "degree").Numerator, d = points[0].Length;
        bool annihilates = Enumerable.Range(0, (int)Math.Pow(degree + 1, d)).Select(code => Enumerable.Range(0, d).Select(i => code / (int)Math.Pow(degree + 1, i) % (degree + 1)).ToArray())
            .Where(exponents => exponents.Sum() <= degree)
            .All(exponents => Sum(points.Zip(weights, (x, mu) => x.Zip(exponents, Rational.Pow).Aggregate(mu, (product, factor) => product * factor))).Sign == 0);
        return values.Length == points.Length && weights.Length == points.Length && annihilates
            && Rational.Abs(Sum(values.Zip(weights, (y, mu) => y * mu))) == One(claim, "bound") * Sum(weights.Select(Rational.Abs)) && weights.Any(mu => mu.Sign != 0);
    }

    // The network along every line of a mesh twice as fine, parallel to an axis or to x + y = 0, as a function of one variable.
    private static bool Product(JsonElement claim, JsonElement witness)
    {
        var (network, size) = (Layers(claim), One(claim, "size"));
        int lines = 2 * (int)One(witness, "cells").Numerator;
        var ranges = new List<Deviation>();
        for (int i = 0; i <= lines; i++)
        {
            var offset = -size + (2 * size * new Rational(i, lines));
            ranges.Add(Along(network, [1, 0], [0, offset]).On(-size, size).From(new(0, offset, 0)));
            ranges.Add(Along(network, [0, 1], [offset, 0]).On(-size, size).From(new(0, offset, 0)));

            // x + y = c, where t(c - t) is the product.
            foreach (var c in new[] { offset - size, offset + size })
            {
                var (from, to) = (Rational.Max(-size, c - size), Rational.Min(size, c + size));
                if (from < to)
                    ranges.Add(Along(network, [1, -1], [0, c]).On(from, to).From(new(0, c, -1)));
            }
        }

        return ranges.Min(r => r.Least) == One(claim, "least") && ranges.Max(r => r.Greatest) == One(claim, "greatest");
    }

    private static ReluNetwork Along(ReluNetwork network, Rational[] direction, Rational[] origin)
    {
        var first = network.Layers[0];
        Rational Dot(Rational[] row, Rational[] x) => Sum(row.Zip(x, (a, b) => a * b));
        return new([new([.. first.Weights.Select(row => (Rational[])[Dot(row, direction)])], [.. first.Weights.Select((row, i) => Dot(row, origin) + first.Biases[i])]), .. network.Layers.Skip(1)]);
    }

    private static bool ProductUnits(JsonElement claim, JsonElement witness)
    {
        int n = (int)One(claim, "variables").Numerator;
        var (weights, coefficients) = (Matrix(witness, "weights"), Row(witness.GetProperty("coefficients")));
        bool pure = claim.GetProperty("pure").GetBoolean();
        return One(claim, "units") == weights.Length && coefficients.Length == weights.Length && weights.All(w => w.Length == n)
            && Enumerable.Range(0, (int)Math.Pow(n + 1, n)).Select(code => Enumerable.Range(0, n).Select(i => code / (int)Math.Pow(n + 1, i) % (n + 1)).ToArray())
                .Where(a => pure ? a.Sum() == n : a.Sum() <= n)
                .All(a => Sum(weights.Zip(coefficients, (w, c) => w.Zip(a, Rational.Pow).Aggregate(c, (x, y) => x * y))) == (a.All(e => e == 1) ? 1 : 0));
    }

    private static bool Alternation(JsonElement claim, JsonElement witness)
    {
        int n = (int)One(claim, "degree").Numerator;
        var separators = Row(witness.GetProperty("separators"));
        var signs = separators.Select(x =>
        {
            (Rational before, Rational u) = (0, 1);
            for (int k = 0; k < n; k++)
                (before, u) = (u, (2 * x * u) - before);
            return u.Sign;
        }).ToArray();
        return One(claim, "distance") == Rational.Pow(2, -n) && separators.Length == n + 1 && separators.All(x => Rational.Abs(x) < 1)
            && separators.SequenceEqual(separators.Order()) && signs.All(s => s != 0) && signs.Zip(signs.Skip(1)).All(pair => pair.First == -pair.Second);
    }

    private static bool Averages(JsonElement claim, JsonElement witness)
    {
        var (g, p) = (Matrix(claim, "vectors"), Row(claim.GetProperty("probabilities")));
        int terms = (int)One(claim, "terms").Numerator;
        if (p.Length != g.Length || p.Any(x => x.Sign < 0) || Sum(p) != 1)
            return false;
        var f = g[0].Select((_, j) => Sum(g.Zip(p, (v, x) => v[j] * x))).ToArray();
        Rational Error(IReadOnlyList<int> chosen) => Sum(f.Select((y, j) => y - (Sum(chosen.Select(i => g[i][j])) / chosen.Count)).Select(e => e * e));
        var variance = Sum(g.Select((_, i) => p[i] * Error([i])));
        var mean = Sum(Enumerable.Range(0, (int)Math.Pow(g.Length, terms)).Select(code =>
        {
            int[] chosen = [.. Enumerable.Range(0, terms).Select(j => code / (int)Math.Pow(g.Length, j) % g.Length)];
            return chosen.Aggregate(Rational.One, (x, i) => x * p[i]) * Error(chosen);
        }));
        int[] selection = [.. Row(witness.GetProperty("selection")).Select(i => (int)i.Numerator)];
        return mean == One(claim, "expectation") && mean * terms == variance
            && Enumerable.Range(1, selection.Length).All(k => Error(selection[..k]) * k <= variance);
    }

    private static bool Cosines(JsonElement claim, JsonElement witness)
    {
        int d = (int)One(claim, "dimension").Numerator, m = (int)One(claim, "degree").Numerator;
        Rational Count(int j) => Enumerable.Range(1, j).Aggregate(Rational.One, (count, i) => count * (m + i) / i);
        var (functions, terms) = (One(claim, "functions"), One(claim, "terms"));
        return functions == Count(d) && terms.Sign >= 0 && One(claim, "squaredDistance") == 1 - (terms / functions)
            && Row(witness.GetProperty("counts")).SequenceEqual(Enumerable.Range(1, d).Select(Count));
    }

    private static int Rank(Rational[][] matrix)
    {
        var rows = matrix.Select(row => row.ToArray()).ToList();
        int rank = 0;
        for (int j = 0; rows.Count > 0 && j < rows[0].Length; j++)
        {
            int pivot = rows.FindIndex(rank, row => row[j].Sign != 0);
            if (pivot < 0)
                continue;
            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            for (int i = rank + 1; i < rows.Count; i++)
            {
                var factor = rows[i][j] / rows[rank][j];
                rows[i] = [.. rows[i].Zip(rows[rank], (a, b) => a - (factor * b))];
            }

            rank++;
        }

        return rank;
    }

    private static Rational Sum(IEnumerable<Rational> terms) => terms.Aggregate(Rational.Zero, (sum, term) => sum + term);

    private static Rational One(JsonElement parent, string key) => Row(parent.GetProperty(key)).Single();

    private static Rational[][] Matrix(JsonElement parent, string key) => [.. parent.GetProperty(key).EnumerateArray().Select(Row)];

    private static ReluNetwork Layers(JsonElement claim) => new([.. claim.GetProperty("layers").EnumerateArray()
        .Select(layer => new AffineLayer([.. layer.GetProperty("weights").EnumerateArray().Select(Row)], Row(layer.GetProperty("biases"))))]);

    private static Rational[] Row(JsonElement text) => [.. text.GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Rational.Parse)];
}
