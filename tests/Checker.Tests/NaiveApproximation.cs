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
        _ => false,
    };

    private static bool Network(JsonElement claim)
    {
        var ends = Row(claim.GetProperty("interval"));
        var f = Layers(claim).On(ends[0], ends[1]);
        if (f.Pieces != Row(claim.GetProperty("pieces"))[0])
            return false;
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
