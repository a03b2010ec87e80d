namespace Verify.Checker.Kinds;

/// <summary>A function of parameters, written as a program or as the squared loss of a network, which becomes a program here.</summary>
/// <param name="Program">The function.</param>
/// <param name="Words">What it is, for a sentence.</param>
internal sealed record Landscape(StraightLine Program, string Words)
{
    /// <summary>Reads an object with one of the keys "program", "linear", "tanh".</summary>
    public static Landscape Read(Node node) =>
        node.Find("program") is { } program ? StraightLine.Read(program) is var read ? new(read, $"the given program of {read.Inputs} inputs and {read.Steps.Count} steps") : null!
        : node.Find("linear") is { } linear ? Linear(linear)
        : node.Find("tanh") is { } tanh ? Tanh(tanh)
        : throw node.Refuse("expected one of the keys program, linear, tanh");

    /// <summary>1/2 sum w_ij (W_L ... W_1 - Y)_ij^2 + decay/2 |W|^2; the parameters are W_1, ..., W_L row by row.</summary>
    private static Landscape Linear(Node node)
    {
        var target = Fraction.Matrix(node["target"]);
        int[] widths = [target[0].Length, .. node["inner"].Smalls(1, 100), target.Length];
        var weights = node.Find("weights") is { } weighted ? Fraction.Matrix(weighted) : null;
        if (weights is not null && (weights.Length != target.Length || weights[0].Length != target[0].Length))
            throw node["weights"].Refuse("expected one weight for every entry of the target");
        var decay = node.Find("decay") is { } decayed ? Fraction.Read(decayed) : (Fraction?)null;
        List<Fraction> constants = [new(1, 2, node.Work), .. target.SelectMany(row => row), .. weights?.SelectMany(row => row) ?? [], .. decay is { } rate ? [rate] : Array.Empty<Fraction>()];
        int inputs = Enumerable.Range(1, widths.Length - 1).Sum(l => widths[l] * widths[l - 1]);
        var program = new StraightLine(inputs, constants, node);

        int[][] Factor(int layer, int offset) => [.. Enumerable.Range(0, widths[layer + 1]).Select(i => Enumerable.Range(0, widths[layer]).Select(j => offset + (i * widths[layer]) + j).ToArray())];
        var product = Factor(0, 0);
        for ((int layer, int offset) = (1, widths[0] * widths[1]); layer < widths.Length - 1; offset += widths[layer] * widths[layer + 1], layer++)
            product = [.. Factor(layer, offset).Select(row => Enumerable.Range(0, widths[0]).Select(j => Dot(program, row, product, j)).ToArray())];

        var squares = new List<int>();
        foreach (int entry in Enumerable.Range(0, target.Length * widths[0]))
        {
            int residual = program.Append("sub", product[entry / widths[0]][entry % widths[0]], inputs + 1 + entry);
            int square = program.Append("mul", residual, residual);
            squares.Add(weights is null ? square : program.Append("mul", square, inputs + 1 + (target.Length * widths[0]) + entry));
        }

        if (decay is not null)
            squares.AddRange(Enumerable.Range(0, inputs).Select(i => program.Append("mul", program.Append("mul", i, i), inputs + constants.Count - 1)));
        program.Append("mul", Sum(program, squares), inputs);
        string extra = $"{(weights is null ? "" : ", its entries weighted as given")}{(decay is null ? "" : $", plus {decay}/2 times the squared length of the parameters")}";
        return new(program, $"the squared loss 1/2 |W_{widths.Length - 1}...W_1 - Y|^2 of the linear network of widths {string.Join('-', widths)} at the given target{extra}");
    }

    /// <summary>1/2 sum over x of (c + sum_k v_k tanh(u_k.x + b_k) - y)^2; the parameters are v_k, u_k, b_k unit by unit, then c.</summary>
    private static Landscape Tanh(Node node)
    {
        var points = Fraction.Matrix(node["points"]);
        var targets = Fraction.Row(node["targets"], points.Length);
        int units = node["units"].Small(1, 100), dimension = points[0].Length, last = units * (dimension + 2);
        var program = new StraightLine(last + 1, [new(1, 2, node.Work), .. points.SelectMany(x => x), .. targets], node);
        var squares = new List<int>();
        foreach (int sample in Enumerable.Range(0, points.Length))
        {
            int output = last;
            foreach (int v in Enumerable.Range(0, units).Select(k => k * (dimension + 2)))
            {
                int sum = v + dimension + 1;
                for (int i = 0; i < dimension; i++)
                    sum = program.Append("add", sum, program.Append("mul", v + 1 + i, last + 2 + (sample * dimension) + i));
                int unit = program.Append("tanh", sum, sum);
                output = program.Append("add", output, program.Append("mul", v, unit));
            }

            int residual = program.Append("sub", output, last + 2 + (points.Length * dimension) + sample);
            squares.Add(program.Append("mul", residual, residual));
        }

        program.Append("mul", Sum(program, squares), last + 1);
        return new(program, $"the squared loss of the network c + sum v_k tanh(u_k.x + b_k) with {units} units on the {points.Length} given samples");
    }

    private static int Dot(StraightLine program, int[] row, int[][] matrix, int column) =>
        Sum(program, [.. row.Select((node, k) => program.Append("mul", node, matrix[k][column]))]);

    private static int Sum(StraightLine program, List<int> terms) => terms.Skip(1).Aggregate(terms[0], (sum, term) => program.Append("add", sum, term));
}
