using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>A network z = Wa + b, a = max(z, 0) between layers, evaluated over integers with one positive denominator.</summary>
internal sealed class ReluLayers
{
    private readonly List<(BigInteger[][] Weights, BigInteger[] Biases, BigInteger Denominator)> _layers = [];

    private ReluLayers(int inputs) => Inputs = inputs;

    public int Inputs { get; }

    /// <summary>z = (W·a + b)/denominator for each layer, from input to output.</summary>
    public IReadOnlyList<(BigInteger[][] Weights, BigInteger[] Biases, BigInteger Denominator)> Layers => _layers;

    public int HiddenLayers => _layers.Count - 1;

    public IEnumerable<int> Widths => _layers.SkipLast(1).Select(layer => layer.Biases.Length);

    public int Units => Widths.Sum();

    public int Width => Widths.DefaultIfEmpty(0).Max();

    public int Parameters => _layers.Sum(layer => layer.Biases.Length * (layer.Weights[0].Length + 1));

    /// <summary>Reads objects with "weights" and "biases", from input to output; the last layer has one unit and no activation.</summary>
    public static ReluLayers Read(Node list, int inputs)
    {
        var network = new ReluLayers(inputs);
        var work = list.Work;
        foreach (var node in list.Items())
        {
            var weights = node["weights"].Rationals();
            if (weights.Rows[0].Length != inputs)
                throw node["weights"].Refuse($"rows of {weights.Rows[0].Length} weights, expected {inputs}");
            var biases = node["biases"].RationalRow(weights.Rows.Length);
            network._layers.Add((
                Array.ConvertAll(weights.Rows, row => Times(row, biases.Denominator, work)),
                Times(biases.Rows[0], weights.Denominator, work),
                work.Multiply(weights.Denominator, biases.Denominator)));
            inputs = weights.Rows.Length;
        }

        return network._layers.Count > 0 && inputs == 1 ? network : throw list.Refuse($"{network._layers.Count} layers ending in {inputs} units, expected a last layer of one unit");
    }

    /// <summary>The output at point/denominator, and the signs of all z before an activation.</summary>
    public (BigInteger Value, BigInteger Denominator, sbyte[] Signs) At(BigInteger[] point, BigInteger denominator, Work work)
    {
        var values = point;
        var signs = new List<sbyte>(Units);
        foreach (var (layer, (weights, biases, scale)) in _layers.Index())
        {
            var next = new BigInteger[biases.Length];
            for (int unit = 0; unit < next.Length; unit++)
            {
                var z = work.Add(work.Dot(weights[unit], values), work.Multiply(biases[unit], denominator));
                if (layer < HiddenLayers)
                    signs.Add((sbyte)z.Sign);
                next[unit] = layer < HiddenLayers ? BigInteger.Max(z, BigInteger.Zero) : z;
            }

            denominator = work.Multiply(denominator, scale);
            values = next;
        }

        work.Store(signs.Count);
        var common = work.Gcd(values[0], denominator);
        return (work.Keep(work.Divide(values[0], common)), work.Keep(work.Divide(denominator, common)), [.. signs]);
    }

    private static BigInteger[] Times(BigInteger[] row, BigInteger factor, Work work) =>
        Array.ConvertAll(row, value => work.Keep(work.Multiply(value, factor)));
}
