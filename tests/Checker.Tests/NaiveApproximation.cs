using System.Text.Json;
using Verify.Numerics;
using Verify.Numerics.PiecewiseLinear;
using static Verify.Checker.Tests.Reading;

namespace Verify.Checker.Tests;

/// <summary>The second judgement on kinds that speak of approximation, by the provers' own calculus, which shares no code with the checker.</summary>
internal static class NaiveApproximation
{
    public static Dictionary<string, SecondJudge> Judges { get; } = new(StringComparer.Ordinal)
    {
        ["piecewise-linear-network"] = (claim, _) => Network(claim),
        ["free-knot-optimum"] = FreeKnots,
        ["network-values"] = Values,
        ["activation-rank"] = ActivationRank,
        ["annihilating-weights"] = Annihilating,
        ["network-product"] = Product,
        ["product-units"] = ProductUnits,
        ["chebyshev-alternation"] = Alternation,
        ["maurey-averages"] = Averages,
        ["cosine-width"] = Cosines,
    };

    private static bool Network(JsonElement claim)
    {
        var ends = Row(claim, "interval");
        var f = Layers(claim).On(ends[0], ends[1]);
        if (f.Pieces != Row(claim, "pieces")[0])
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
        return range.Least == Row(claim, "least")[0] && range.Greatest == Row(claim, "greatest")[0];
    }

    private static bool FreeKnots(JsonElement claim, JsonElement witness)
    {
        var (q, ends) = (Row(claim, "quadratic"), Row(claim, "interval"));
        var quadratic = new Quadratic(q[0], q[1], q[2]);
        var pieces = Row(claim, "pieces")[0];
        var knots = Row(witness, "knots");
        var f = PiecewiseLinearFunction.Through(knots, Row(witness, "values"));
        var distance = Row(claim, "distance")[0];
        return knots.Length == pieces + 1 && knots[0] == ends[0] && knots[^1] == ends[1]
            && f.From(quadratic).SupDistance == distance && quadratic.LeastDistance(ends[0], ends[1], (int)pieces.Numerator) == distance;
    }

    private static bool Values(JsonElement claim, JsonElement witness)
    {
        var network = Layers(claim);
        var values = Matrix(claim, "points").Select(x => network.At(x).Single()).ToList();
        return values.SequenceEqual(Row(witness, "values")) && values.Min() == One(claim, "least") && values.Max() == One(claim, "greatest");
    }

    private static bool ActivationRank(JsonElement claim, JsonElement witness)
    {
        bool relu = claim.GetProperty("activation").GetString() == "relu";
        IEnumerable<Rational[]> Features(IEnumerable<Rational[]> units) => units.Select(unit => Matrix(claim, "points").Select(x =>
        {
            var z = x.Zip(unit, (a, w) => a * w).Aggregate(unit[^1], (sum, term) => sum + term);
            return relu ? Rational.Max(z, 0) : Rational.Pow(z, Int(claim, "degree"));
        }).ToArray());
        int[] independent = Ints(witness, "independent");
        var units = Matrix(claim, "units");
        return units[0].Length == Matrix(claim, "points")[0].Length + 1
            && One(claim, "rank") == Rank(Features(units)) && One(claim, "rank") == independent.Length
            && Rank(Features(independent.Select(j => units[j]))) == independent.Length;
    }

    private static bool Annihilating(JsonElement claim, JsonElement witness)
    {
        var (points, values, weights) = (Matrix(claim, "points"), Row(claim, "values"), Row(witness, "weights"));
        int degree = Int(claim, "degree"), d = points[0].Length;
        bool annihilates = Tuples(d, degree).Where(exponents => exponents.Sum() <= degree)
            .All(exponents => Sum(points.Zip(weights, (x, mu) => x.Zip(exponents, Rational.Pow).Aggregate(mu, (product, factor) => product * factor))).Sign == 0);
        return values.Length == points.Length && weights.Length == points.Length && annihilates
            && Rational.Abs(Sum(values.Zip(weights, (y, mu) => y * mu))) == One(claim, "bound") * Sum(weights.Select(Rational.Abs)) && weights.Any(mu => mu.Sign != 0);
    }

    // The network along every line of a mesh twice as fine, parallel to an axis or to x + y = 0, as a function of one variable.
    private static bool Product(JsonElement claim, JsonElement witness)
    {
        var (network, size) = (Layers(claim), One(claim, "size"));
        int lines = 2 * Int(witness, "cells");
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
        return new([new([.. first.Weights.Select(row => (Rational[])[Dot(row, direction)])], [.. first.Weights.Select((row, i) => Dot(row, origin) + first.Biases[i])]), .. network.Layers.Skip(1)]);
    }

    private static bool ProductUnits(JsonElement claim, JsonElement witness)
    {
        int n = Int(claim, "variables");
        var (weights, coefficients) = (Matrix(witness, "weights"), Row(witness, "coefficients"));
        bool pure = claim.GetProperty("pure").GetBoolean();
        return One(claim, "units") == weights.Length && coefficients.Length == weights.Length && weights.All(w => w.Length == n)
            && Tuples(n, n).Where(a => pure ? a.Sum() == n : a.Sum() <= n)
                .All(a => Sum(weights.Zip(coefficients, (w, c) => w.Zip(a, Rational.Pow).Aggregate(c, (x, y) => x * y))) == (a.All(e => e == 1) ? 1 : 0));
    }

    private static bool Alternation(JsonElement claim, JsonElement witness)
    {
        int n = Int(claim, "degree");
        var separators = Row(witness, "separators");
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
        var (g, p) = (Matrix(claim, "vectors"), Row(claim, "probabilities"));
        int terms = Int(claim, "terms");
        if (p.Length != g.Length || p.Any(x => x.Sign < 0) || Sum(p) != 1)
            return false;
        var f = g[0].Select((_, j) => Sum(g.Zip(p, (v, x) => v[j] * x))).ToArray();
        Rational Error(IReadOnlyList<int> chosen) => Sum(f.Select((y, j) => y - (Sum(chosen.Select(i => g[i][j])) / chosen.Count)).Select(e => e * e));
        var variance = Sum(g.Select((_, i) => p[i] * Error([i])));
        var mean = Sum(Tuples(terms, g.Length - 1).Select(chosen => chosen.Aggregate(Rational.One, (x, i) => x * p[i]) * Error(chosen)));
        int[] selection = Ints(witness, "selection");
        return mean == One(claim, "expectation") && mean * terms == variance
            && Enumerable.Range(1, selection.Length).All(k => Error(selection[..k]) * k <= variance);
    }

    private static bool Cosines(JsonElement claim, JsonElement witness)
    {
        int d = Int(claim, "dimension"), m = Int(claim, "degree");
        Rational Count(int j) => Enumerable.Range(1, j).Aggregate(Rational.One, (count, i) => count * (m + i) / i);
        var (functions, terms) = (One(claim, "functions"), One(claim, "terms"));
        return functions == Count(d) && terms.Sign >= 0 && One(claim, "squaredDistance") == 1 - (terms / functions)
            && Row(witness, "counts").SequenceEqual(Enumerable.Range(1, d).Select(Count));
    }
}
