namespace Verify.Numerics.Differentiation;

/// <summary>Writes a program down node by node; every method gives the number of the node it has made.</summary>
/// <param name="inputs">The number of inputs: the nodes 0 to inputs − 1.</param>
/// <param name="constants">The constants: the nodes behind the inputs.</param>
public sealed class ProgramBuilder(int inputs, params IReadOnlyList<Rational> constants)
{
    private readonly List<ProgramStep> steps = [];

    /// <summary>How many nodes there are.</summary>
    public int Nodes => inputs + constants.Count + steps.Count;

    /// <summary>left + right.</summary>
    public int Add(int left, int right) => Append(ProgramOperation.Add, left, right);

    /// <summary>left − right.</summary>
    public int Subtract(int left, int right) => Append(ProgramOperation.Subtract, left, right);

    /// <summary>left · right.</summary>
    public int Multiply(int left, int right) => Append(ProgramOperation.Multiply, left, right);

    /// <summary>max(node, 0).</summary>
    public int Relu(int node) => Append(ProgramOperation.Relu, node, node);

    /// <summary>The sum of the nodes, from the first on.</summary>
    public int Sum(IEnumerable<int> nodes) => nodes.Aggregate(Add);

    /// <summary>The node of an operation.</summary>
    public int Append(ProgramOperation operation, int left, int right)
    {
        steps.Add(new(operation, left, right));
        return Nodes - 1;
    }

    /// <summary>Forgets the last step.</summary>
    public void Undo() => steps.RemoveAt(steps.Count - 1);

    /// <summary>The program so far; the last step is its value.</summary>
    /// <exception cref="ArgumentException">There is no step yet.</exception>
    public StraightLineProgram Build() => new(inputs, constants, steps);
}
