using System.Collections.Immutable;
using System.Numerics;
using Verify.Numerics.Networks;

namespace Verify.Numerics.Differentiation;

/// <summary>What a step of a program does.</summary>
public enum ProgramOperation
{
    /// <summary>left + right.</summary>
    Add,

    /// <summary>left − right.</summary>
    Subtract,

    /// <summary>left · right.</summary>
    Multiply,

    /// <summary>left / right.</summary>
    Divide,

    /// <summary>max(left, 0).</summary>
    Relu,
}

/// <summary>One operation on earlier nodes.</summary>
/// <param name="Operation">What is done.</param>
/// <param name="Left">A node.</param>
/// <param name="Right">A node; for a function of one argument the same again.</param>
public readonly record struct ProgramStep(ProgramOperation Operation, int Left, int Right);

/// <summary>
/// A function as numbered nodes: first the inputs, then the constants, then one node a step. The last node is the value.
/// Constants are leaves like inputs: a sweep gives them adjoints too, and counts what that costs.
/// </summary>
public sealed record StraightLineProgram
{
    /// <summary>A program.</summary>
    /// <param name="inputs">The number of inputs, at least 1.</param>
    /// <param name="constants">The constants.</param>
    /// <param name="steps">At least one step, each on earlier nodes.</param>
    /// <exception cref="ArgumentException">There is no input or step, or a step asks for a node that does not come before it.</exception>
    public StraightLineProgram(int inputs, IEnumerable<Rational> constants, IEnumerable<ProgramStep> steps)
    {
        (Inputs, Constants, Steps) = (inputs, [.. constants], [.. steps]);
        if (inputs < 1 || Steps.IsEmpty)
            throw new ArgumentException($"A program needs an input and a step; {inputs} inputs and {Steps.Length} steps came.", nameof(steps));
        for (int k = 0; k < Steps.Length; k++)
        {
            if (Math.Min(Steps[k].Left, Steps[k].Right) < 0 || Math.Max(Steps[k].Left, Steps[k].Right) >= Leaves + k)
                throw new ArgumentException($"Step {k} asks for a node outside 0..{Leaves + k - 1}.", nameof(steps));
        }
    }

    /// <summary>How many inputs there are.</summary>
    public int Inputs { get; }

    /// <summary>The constants.</summary>
    public ImmutableArray<Rational> Constants { get; }

    /// <summary>The operations, in order.</summary>
    public ImmutableArray<ProgramStep> Steps { get; }

    private int Leaves => Inputs + Constants.Length;

    /// <summary>The values of all nodes.</summary>
    /// <param name="point">The inputs.</param>
    /// <param name="relu">max(x, 0) over T; left out, <see cref="Relu{T}"/>.</param>
    /// <param name="constant">A constant over T; left out, a conversion.</param>
    /// <exception cref="ArgumentException">The point has another length.</exception>
    public T[] Nodes<T>(ReadOnlySpan<T> point, IActivation<T>? relu = null, Func<Rational, T>? constant = null)
        where T : INumberBase<T>
    {
        if (point.Length != Inputs)
            throw new ArgumentException($"The program has {Inputs} inputs; {point.Length} came.", nameof(point));
        relu ??= new Relu<T>();
        T[] nodes = [.. point, .. Constants.Select(constant ?? T.CreateChecked), .. new T[Steps.Length]];
        for (int k = 0; k < Steps.Length; k++)
        {
            T left = nodes[Steps[k].Left], right = nodes[Steps[k].Right];
            nodes[Leaves + k] = Steps[k].Operation switch
            {
                ProgramOperation.Add => left + right,
                ProgramOperation.Subtract => left - right,
                ProgramOperation.Multiply => left * right,
                ProgramOperation.Divide => left / right,
                _ => relu.Value(left),
            };
        }

        return nodes;
    }

    /// <summary>The value at a point.</summary>
    /// <exception cref="ArgumentException">The point has another length.</exception>
    public T Value<T>(ReadOnlySpan<T> point)
        where T : INumberBase<T> => Nodes(point)[^1];

    /// <summary>
    /// The reverse sweep: the adjoint of a node is the derivative of the value in it, accumulated from its uses
    /// (S. Linnainmaa 1970; A. Griewank, A. Walther, Evaluating Derivatives, 2nd ed. 2008, ch. 3.2).
    /// </summary>
    /// <param name="nodes">What <see cref="Nodes"/> gave.</param>
    /// <param name="zero">0: each adjoint starts with it, so the first accumulation is an addition as well.</param>
    /// <param name="one">1.</param>
    /// <param name="atKink">The slope taken at relu's kink, where there is none.</param>
    /// <param name="accumulate">False overwrites instead of adding: the classical mistake at a node used twice.</param>
    /// <returns>The derivatives in the inputs.</returns>
    public T[] ReverseSweep<T>(T[] nodes, T zero, T one, T atKink, bool accumulate = true)
        where T : INumberBase<T>
    {
        var adjoints = new T[nodes.Length];
        Array.Fill(adjoints, zero);
        adjoints[^1] = one;
        for (int k = Steps.Length - 1; k >= 0; k--)
        {
            var (operation, left, right) = Steps[k];
            T adjoint = adjoints[Leaves + k];
            switch (operation)
            {
                case ProgramOperation.Add:
                    Put(left, accumulate ? adjoints[left] + adjoint : adjoint);
                    Put(right, accumulate ? adjoints[right] + adjoint : adjoint);
                    break;
                case ProgramOperation.Subtract:
                    Put(left, accumulate ? adjoints[left] + adjoint : adjoint);
                    Put(right, accumulate ? adjoints[right] - adjoint : -adjoint);
                    break;
                case ProgramOperation.Multiply:
                    T toLeft = adjoint * nodes[right], toRight = adjoint * nodes[left];
                    Put(left, accumulate ? adjoints[left] + toLeft : toLeft);
                    Put(right, accumulate ? adjoints[right] + toRight : toRight);
                    break;
                case ProgramOperation.Divide:
                    T share = adjoint / nodes[right], loss = share * nodes[Leaves + k];
                    Put(left, accumulate ? adjoints[left] + share : share);
                    Put(right, accumulate ? adjoints[right] - loss : -loss);
                    break;
                default:
                    T passed = T.IsZero(nodes[left]) ? adjoint * atKink : T.IsZero(Step.Of(nodes[left])) ? zero : adjoint;
                    Put(left, accumulate ? adjoints[left] + passed : passed);
                    break;
            }
        }

        return adjoints[..Inputs];

        void Put(int node, T value) => adjoints[node] = value;
    }
}
