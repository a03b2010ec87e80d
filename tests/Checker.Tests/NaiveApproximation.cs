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

    private static ReluNetwork Layers(JsonElement claim) => new([.. claim.GetProperty("layers").EnumerateArray()
        .Select(layer => new AffineLayer([.. layer.GetProperty("weights").EnumerateArray().Select(Row)], Row(layer.GetProperty("biases"))))]);

    private static Rational[] Row(JsonElement text) => [.. text.GetString()!.Split(' ').Select(Rational.Parse)];
}
