using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>A network of exact rational weights whose output is f(x) on every x in {0,1}^n.</summary>
internal sealed class BooleanNetwork : CertificateKind
{
    private const int MaxVariables = 16;
    private const string HexDigits = "0123456789abcdef";

    public override string Name => "boolean-network";

    public override Finding Prove(Certificate certificate)
    {
        int variables = certificate.Claim["variables"].Small(1, MaxVariables);
        bool[] function = Table(certificate.Claim["table"], variables);
        var layers = Layers(certificate.Witness["layers"], variables);
        for (int x = 0; x < function.Length; x++)
        {
            var (value, denominator) = Output(layers, x, variables, certificate.Work);
            if (value != (function[x] ? denominator : BigInteger.Zero))
                throw certificate.Witness["layers"].Refuse($"the output at x = {x} is {certificate.Work.Ratio(value, denominator)}, expected {(function[x] ? 1 : 0)}");
        }

        var hidden = layers.SkipLast(1).ToList();
        int units = hidden.Sum(layer => layer.Units);
        return new Finding(
            $"A network of {layers.Count} layers with {units} hidden units ({string.Join(", ", layers.Select(layer => layer.Activation))}) computes " +
            $"the Boolean function of {variables} variables with table {Shortened(certificate.Claim["table"].Text())} on all {function.Length} inputs.",
            ("variables", $"{variables}"),
            ("inputs", $"{function.Length}"),
            ("ones", $"{function.Count(value => value)}"),
            ("table", certificate.Claim["table"].Text()),
            ("depth", $"{layers.Count}"),
            ("hiddenLayers", $"{hidden.Count}"),
            ("units", $"{units}"),
            ("width", $"{hidden.Select(layer => layer.Units).DefaultIfEmpty(0).Max()}"),
            ("parameters", $"{layers.Sum(layer => layer.Units * (layer.Weights[0].Length + 1))}"));
    }

    /// <summary>The function as one hexadecimal number whose bit x is f(x), leading zeros included.</summary>
    private static bool[] Table(Node node, int variables)
    {
        string text = node.Text();
        bool[] function = new bool[1 << variables];
        if (text.Length != Math.Max(1, function.Length / 4) || text.Any(digit => !HexDigits.Contains(digit)))
            throw node.Refuse($"expected {Math.Max(1, function.Length / 4)} digits of {HexDigits}, came {node.Shown}");
        if (variables == 1 && text[0] > '3')
            throw node.Refuse($"a function of one variable has a table of at most 3, came {node.Shown}");
        for (int x = 0; x < function.Length; x++)
            function[x] = ((HexDigits.IndexOf(text[^((x / 4) + 1)]) >> (x % 4)) & 1) == 1;
        return function;
    }

    /// <summary>z = (Weights a + Biases) / Denominator, then the activation.</summary>
    private sealed record Layer(string Activation, BigInteger[][] Weights, BigInteger[] Biases, BigInteger Denominator)
    {
        public int Units => Weights.Length;
    }

    private static List<Layer> Layers(Node list, int inputs)
    {
        var layers = new List<Layer>();
        foreach (var node in list.Items())
        {
            string activation = node["activation"].Word("threshold", "relu", "identity");
            var weights = node["weights"].Rationals();
            if (weights.Rows[0].Length != inputs)
                throw node["weights"].Refuse($"rows of {weights.Rows[0].Length} weights, expected {inputs}");
            var biases = node["biases"].RationalRow(weights.Rows.Length);
            layers.Add(new Layer(
                activation,
                Array.ConvertAll(weights.Rows, row => Times(row, biases.Denominator, list.Work)),
                Times(biases.Rows[0], weights.Denominator, list.Work),
                list.Work.Multiply(weights.Denominator, biases.Denominator)));
            inputs = weights.Rows.Length;
        }

        return layers.Count > 0 && inputs == 1 ? layers : throw list.Refuse($"{layers.Count} layers ending in {inputs} units, expected a last layer of one unit");
    }

    /// <summary>The output as a fraction: activations stay integers over one denominator, which no activation function minds.</summary>
    private static (BigInteger Value, BigInteger Denominator) Output(List<Layer> layers, int x, int variables, Work work)
    {
        var (values, denominator) = (new BigInteger[variables], BigInteger.One);
        for (int i = 0; i < variables; i++)
            values[i] = (x >> i) & 1;
        foreach (var layer in layers)
        {
            var next = new BigInteger[layer.Units];
            for (int unit = 0; unit < next.Length; unit++)
            {
                var z = work.Add(work.Dot(layer.Weights[unit], values), work.Multiply(layer.Biases[unit], denominator));
                next[unit] = layer.Activation switch
                {
                    "threshold" => z.Sign >= 0 ? BigInteger.One : BigInteger.Zero,
                    "relu" => BigInteger.Max(z, BigInteger.Zero),
                    _ => z,
                };
            }

            denominator = layer.Activation == "threshold" ? BigInteger.One : work.Multiply(denominator, layer.Denominator);
            values = next;
        }

        return (values[0], denominator);
    }

    private static BigInteger[] Times(BigInteger[] row, BigInteger factor, Work work) =>
        Array.ConvertAll(row, value => work.Keep(work.Multiply(value, factor)));

    private static string Shortened(string table) => table.Length <= 64 ? table : $"{table[..64]}... ({table.Length} digits)";
}
