using System.Globalization;

namespace Verify.Checker.Kinds;

/// <summary>Numbers of one kind, in which a straight-line program can be run.</summary>
internal interface IArithmetic<T>
{
    T Constant(Fraction value);

    T Add(T a, T b);

    T Subtract(T a, T b);

    T Multiply(T a, T b);

    T Divide(T a, T b);

    T Relu(T a);

    T Tanh(T a);
}

/// <summary>One operation on earlier nodes; a function of one argument has it in <paramref name="Left"/> and <paramref name="Right"/>.</summary>
internal readonly record struct Step(string Operation, int Left, int Right);

/// <summary>A function as numbered nodes: the inputs, then the constants, then one node a step; the last node is the value.</summary>
internal sealed class StraightLine(int inputs, IReadOnlyList<Fraction> constants, Node source)
{
    private const int MaxSteps = 200_000;
    private const int BytesOfAStep = 64;

    private readonly List<Step> _steps = [];

    public int Inputs => inputs;

    public int Leaves => inputs + constants.Count;

    public IReadOnlyList<Step> Steps => _steps;

    public Node Source => source;

    /// <summary>Reads "inputs", "constants" and "steps" such as "mul 0 1" or "relu 3".</summary>
    public static StraightLine Read(Node node)
    {
        int inputs = node["inputs"].Small(1, MaxSteps);
        string listed = node["constants"].Text();
        var program = new StraightLine(inputs, Fraction.Row(node["constants"], listed.Length == 0 ? 0 : listed.Count(c => c == ' ') + 1), node);
        foreach (var step in node["steps"].Items())
        {
            string[] words = step.Text().Split(' ');
            bool one = words[0] is "relu" or "tanh";
            if (!(one || words[0] is "add" or "sub" or "mul" or "div") || words.Length != (one ? 2 : 3))
                throw step.Refuse($"{step.Shown} is no step: expected add, sub, mul, div with two earlier nodes, relu or tanh with one");
            program.Append(words[0], program.Earlier(step, words[1]), program.Earlier(step, words[^1]));
        }

        return program._steps.Count > 0 ? program : throw node["steps"].Refuse("a program needs at least one step");
    }

    /// <summary>Adds a step and gives the number of its node.</summary>
    public int Append(string operation, int left, int right)
    {
        if (_steps.Count == MaxSteps)
            throw source.Refuse($"more than {MaxSteps} steps");
        source.Work.Store(BytesOfAStep);
        _steps.Add(new(operation, left, right));
        return Leaves + _steps.Count - 1;
    }

    /// <summary>All nodes, from the values of the inputs.</summary>
    public List<T> Run<T>(IEnumerable<T> point, IArithmetic<T> arithmetic)
    {
        List<T> nodes = [.. point, .. constants.Select(arithmetic.Constant)];
        foreach (var (operation, left, right) in _steps)
        {
            nodes.Add(operation switch
            {
                "add" => arithmetic.Add(nodes[left], nodes[right]),
                "sub" => arithmetic.Subtract(nodes[left], nodes[right]),
                "mul" => arithmetic.Multiply(nodes[left], nodes[right]),
                "div" => arithmetic.Divide(nodes[left], nodes[right]),
                "relu" => arithmetic.Relu(nodes[left]),
                _ => arithmetic.Tanh(nodes[left]),
            });
        }

        return nodes;
    }

    private int Earlier(Node step, string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < Leaves + _steps.Count && (word == "0" || word[0] != '0')
            ? index
            : throw step.Refuse($"{Node.Quote(word)} is not the number of an earlier node, 0..{Leaves + _steps.Count - 1}");
}
