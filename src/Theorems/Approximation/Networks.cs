using System.Text.Json.Nodes;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.PiecewiseLinear;

namespace Verify.Theorems.Approximation;

/// <summary>The networks of this topic, and the certificates that speak of them.</summary>
internal static class Networks
{
    /// <summary>
    /// Yarotsky's network for x² on [0, 1]: f_m = x − Σ_{s=1}^{m} g_s/4^s with the s-fold hat g_s. Layer s holds relu(g), relu(g − 1/2) of
    /// g = g_{s−1} and, from the second on, the partial sum f_{s−1}, which relu leaves alone because it is at least x².
    /// </summary>
    /// <param name="m">Hidden layers, at least 1.</param>
    /// <param name="rise">The slope of the hat; 2 is Yarotsky's.</param>
    /// <param name="last">The factor of the last term; 1 is Yarotsky's.</param>
    public static ReluNetwork Square(int m, Rational? rise = null, Rational? last = null)
    {
        Rational up = rise ?? 2, half = new(1, 2);
        var layers = new List<AffineLayer> { new([[1], [1]], [0, -half]) };
        for (int s = 1; s <= m; s++)
        {
            // g_s = up·r_1 − 2·up·r_2, and f_s = f_{s−1} − g_s/4^s; the first layer's relu(x) is its own partial sum f_0 = x.
            Rational[] g = s == 1 ? [up, -2 * up] : [up, -2 * up, 0];
            var share = (s == m ? last ?? 1 : 1) / Rational.Pow(4, s);
            Rational[] f = s == 1 ? [1 - (share * up), 2 * share * up] : [-share * up, 2 * share * up, 1];
            layers.Add(s == m ? new([f], [0]) : new([g, g, f], [0, -half, 0]));
        }

        return new([.. layers]);
    }

    /// <summary>Networks of one input and equal depth on the same input, their outputs added with weights.</summary>
    public static ReluNetwork Combination(params (Rational Weight, ReluNetwork Network)[] parts)
    {
        var layers = Parallel([.. parts.Select(p => p.Network)]).Layers;
        var (first, last) = (layers[0], layers[^1]);
        Rational Mixed(Func<int, Rational> entry) => parts.Select((p, i) => p.Weight * entry(i)).Aggregate((x, y) => x + y);
        return new(
        [
            first with { Weights = [.. first.Weights.Select(row => (Rational[])[row.Aggregate((x, y) => x + y)])] },
            .. layers.Skip(1).SkipLast(1),
            new([[.. Enumerable.Range(0, last.Weights[0].Length).Select(j => Mixed(i => last.Weights[i][j]))]], [Mixed(i => last.Biases[i])]),
        ]);
    }

    /// <summary>Networks of equal depth side by side, each with inputs and outputs of its own.</summary>
    public static ReluNetwork Parallel(IReadOnlyList<ReluNetwork> parts) => new([.. Enumerable.Range(0, parts[0].Layers.Count).Select(l =>
    {
        var layers = parts.Select(p => p.Layers[l]).ToList();
        int width = layers.Sum(layer => layer.Weights[0].Length), offset = 0;
        var rows = new List<Rational[]>();
        foreach (var layer in layers)
        {
            int inputs = layer.Weights[0].Length;
            foreach (var row in layer.Weights)
                rows.Add([.. new Rational[offset], .. row, .. new Rational[width - offset - inputs]]);
            offset += inputs;
        }

        return new AffineLayer([.. rows], [.. layers.SelectMany(layer => layer.Biases)]);
    })]);

    /// <summary>The same network with a constant added to its output.</summary>
    public static ReluNetwork Raised(ReluNetwork network, Rational constant) =>
        new([.. network.Layers.SkipLast(1), new(network.Layers[^1].Weights, [network.Layers[^1].Biases[0] + constant])]);

    /// <summary>The layers as certificates write them.</summary>
    public static JsonArray Layers(ReluNetwork network) => [.. network.Layers.Select(layer => new JsonObject { ["weights"] = Rows(layer.Weights), ["biases"] = Row(layer.Biases) })];

    /// <summary>The pieces of a network on [0, 1] and, if asked for, the range of its difference to a quadratic.</summary>
    public static Certificate OnUnitInterval(string name, ReluNetwork network, Quadratic? quadratic = null) => OnInterval(name, network, 0, 1, quadratic);

    /// <summary>The pieces of a network on an interval and, if asked for, the range of its difference to a quadratic.</summary>
    public static Certificate OnInterval(string name, ReluNetwork network, Rational left, Rational right, Quadratic? quadratic = null)
    {
        var f = network.On(left, right);
        var claim = new JsonObject { ["layers"] = Layers(network), ["interval"] = Row([left, right]), ["pieces"] = f.Pieces.ToString() };
        if (quadratic is not null)
        {
            var range = f.From(quadratic);
            claim["quadratic"] = Row([quadratic.C0, quadratic.C1, quadratic.C2]);
            claim["least"] = range.Least.ToString();
            claim["greatest"] = range.Greatest.ToString();
        }

        return Certificate.Of(name, "piecewise-linear-network", claim, new JsonObject { ["knots"] = Row(network.LinearityKnots(left, right)) });
    }

    /// <summary>The values of a network at points, and their range.</summary>
    public static Certificate Values(string name, ReluNetwork network, Rational[][] points)
    {
        var values = Array.ConvertAll(points, x => network.At(x)[0]);
        return Certificate.Of(
            name,
            "network-values",
            new JsonObject { ["layers"] = Layers(network), ["points"] = Rows(points), ["least"] = values.Min().ToString(), ["greatest"] = values.Max().ToString() },
            new JsonObject { ["values"] = Row(values) });
    }

    /// <summary>Two bounds on the distance of a piecewise-linear function to a polynomial.</summary>
    public static Certificate Distance(string name, PiecewiseLinearFunction f, Polynomial p, PolynomialDistance distance) => Certificate.Of(
        name,
        "polynomial-distance",
        new JsonObject
        {
            ["polynomial"] = Row(p.Coefficients),
            ["knots"] = Row(f.Knots.ToArray()),
            ["values"] = Row(f.Values.ToArray()),
            ["lower"] = distance.Lower.ToString(),
            ["upper"] = distance.Upper.ToString(),
        },
        new JsonObject { ["at"] = distance.At.ToString(), ["subdivision"] = Rows(distance.Subdivision.Select(tree => (IEnumerable<string>)[tree])) });

    /// <summary>A lower bound on the pieces of every function within a tolerance of the target: lines about which the target alternates by more.</summary>
    /// <param name="name">The certificate's name.</param>
    /// <param name="target">Where the target is said: "knots" and "values", or "polynomial" and "interval".</param>
    /// <param name="tolerance">ε.</param>
    /// <param name="pieces">What the alternations force.</param>
    /// <param name="continuous">Whether only continuous functions are meant.</param>
    /// <param name="alternations">Each line with its points.</param>
    /// <param name="cover">A function with as many pieces, if one is to be shown.</param>
    public static Certificate FewestPieces(
        string name, JsonObject target, Rational tolerance, int pieces, bool continuous, IEnumerable<(Rational Intercept, Rational Slope, Rational[] Points)> alternations, IEnumerable<AffinePiece>? cover = null)
    {
        target["tolerance"] = tolerance.ToString();
        target["pieces"] = pieces.ToString();
        target["continuous"] = continuous;
        var lines = alternations.ToList();
        var witness = new JsonObject { ["levels"] = Rows(lines.Select(line => (Rational[])[line.Intercept, line.Slope])), ["points"] = Rows(lines.Select(line => line.Points)) };
        if (cover is not null)
            witness["cover"] = Rows(cover.Select(piece => (Rational[])[piece.From, piece.Slope, piece.Intercept]));
        return Certificate.Of(name, "fewest-pieces", target, witness);
    }

    /// <summary>The line from which f differs at x and z by as much as at y in the other direction, which for any line is the least possible greatest difference.</summary>
    public static (Rational Intercept, Rational Slope, Rational[] Points) Level(Func<Rational, Rational> f, Rational x, Rational y, Rational z)
    {
        var slope = (f(z) - f(x)) / (z - x);
        return ((f(x) - (slope * x) + f(y) - (slope * y)) / 2, slope, [x, y, z]);
    }

    /// <summary>The least distance from x² on [0, 1] to a function of at most t pieces.</summary>
    public static Certificate FreeKnots(string name, int pieces)
    {
        var best = Quadratic.Square.BestApproximation(0, 1, pieces);
        return Certificate.Of(
            name,
            "free-knot-optimum",
            new JsonObject { ["quadratic"] = "0 0 1", ["interval"] = "0 1", ["pieces"] = pieces.ToString(), ["distance"] = Quadratic.Square.LeastDistance(0, 1, pieces).ToString() },
            new JsonObject { ["knots"] = Row(best.Knots.ToArray()), ["values"] = Row(best.Values.ToArray()) });
    }

    /// <summary>An exact number of evidence.</summary>
    public static Number Exact(Rational value) => Number.Exact(value.Numerator, value.Denominator);

    /// <summary>2 to an integer power.</summary>
    public static Rational Power2(int exponent) => Rational.Pow(2, exponent);

    /// <summary>"1/2 -1 3": a list as certificates write it.</summary>
    public static string Row<T>(IEnumerable<T> numbers) => string.Join(' ', numbers);

    /// <summary>A matrix as certificates write it.</summary>
    public static JsonArray Rows<T>(IEnumerable<IEnumerable<T>> rows) => [.. rows.Select(r => (JsonNode)Row(r))];
}
