namespace Verify.Numerics.PiecewiseLinear;

/// <summary>a ↦ Wa + b.</summary>
/// <param name="Weights">W, one row a unit.</param>
/// <param name="Biases">b, one entry a unit.</param>
public sealed record AffineLayer(Rational[][] Weights, Rational[] Biases);

/// <summary>A network of affine layers with relu(z) = max(z, 0) between them; the last layer has no activation.</summary>
/// <param name="Layers">From input to output, at least one; each takes as many inputs as the one before has units.</param>
public sealed record ReluNetwork(params IReadOnlyList<AffineLayer> Layers)
{
    /// <summary>Units with an activation.</summary>
    public int Units => Layers.SkipLast(1).Sum(layer => layer.Biases.Length);

    /// <summary>Layers with an activation.</summary>
    public int HiddenLayers => Layers.Count - 1;

    /// <summary>The most units of a hidden layer; 0 without one.</summary>
    public int Width => Layers.SkipLast(1).Select(layer => layer.Biases.Length).DefaultIfEmpty(0).Max();

    /// <summary>Π(n_l + 1) over the hidden widths n_l: no network of one input with these widths has more pieces (docs/approximation.md).</summary>
    public long MostPieces => Layers.SkipLast(1).Aggregate(1L, (product, layer) => product * (layer.Biases.Length + 1));

    /// <summary>The network with hidden units relu(x − x_i) at the knots of f, the last excepted, equal to f from its left end on.</summary>
    public static ReluNetwork Of(PiecewiseLinearFunction f)
    {
        var kinks = f.Knots[..^1].ToArray();
        var bends = kinks.Select((_, i) => i == 0 ? f.Slope(0) : f.Slope(i) - f.Slope(i - 1));
        return new(
            new AffineLayer([.. kinks.Select(_ => (Rational[])[1])], [.. kinks.Select(x => -x)]),
            new AffineLayer([[.. bends]], [f.Values[0]]));
    }

    /// <summary>The outputs at one input.</summary>
    /// <param name="input">As many coordinates as the first layer takes.</param>
    public Rational[] At(params Rational[] input)
    {
        var a = input;
        for (int l = 0; l < Layers.Count; l++)
        {
            if (l > 0)
                a = Array.ConvertAll(a, z => Rational.Max(z, Rational.Zero));
            a = [.. Layers[l].Weights.Select((row, i) => Dot(row, a) + Layers[l].Biases[i])];
        }

        return a;
    }

    /// <summary>The first output of a network with one input, as a function on an interval, evaluated layer by layer.</summary>
    public PiecewiseLinearFunction On(Rational left, Rational right) => Trace(left, right)[^1][0];

    /// <summary>Every unit's z = Wa + b, before its activation, layer by layer; the last layer holds the outputs.</summary>
    public IReadOnlyList<PiecewiseLinearFunction[]> Trace(Rational left, Rational right)
    {
        var layers = new List<PiecewiseLinearFunction[]>();
        PiecewiseLinearFunction[] a = [PiecewiseLinearFunction.Affine(left, right, 1, 0)];
        var zero = PiecewiseLinearFunction.Affine(left, right, 0, 0);
        foreach (var layer in Layers)
        {
            if (layers.Count > 0)
                a = Array.ConvertAll(a, z => z.Relu());
            a = [.. layer.Weights.Select((row, i) => row.Zip(a).Where(term => term.First.Sign != 0)
                .Aggregate(zero, (sum, term) => ReferenceEquals(sum, zero) ? term.First * term.Second : sum + (term.First * term.Second)) + layer.Biases[i])];
            layers.Add(a);
        }

        return layers;
    }

    /// <summary>Points between which every unit's z keeps its sign, the ends included: on each interval between neighbours the network is affine.</summary>
    public Rational[] LinearityKnots(Rational left, Rational right)
    {
        var points = new SortedSet<Rational> { left, right };
        foreach (var z in Trace(left, right).SkipLast(1).SelectMany(layer => layer))
            points.UnionWith(z.Relu().Knots.ToArray());
        return [.. points];
    }

    private static Rational Dot(Rational[] row, Rational[] a)
    {
        var sum = Rational.Zero;
        for (int i = 0; i < row.Length; i++)
            sum += row[i] * a[i];
        return sum;
    }
}
