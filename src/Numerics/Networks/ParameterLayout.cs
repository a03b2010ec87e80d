using System.Collections.Immutable;

namespace Verify.Numerics.Networks;

/// <summary>Where the weights and biases of a dense network lie in one flat array: layer after layer, W row-major (outputs × inputs), then b.</summary>
public sealed class ParameterLayout
{
    private readonly int[] offsets; // of each layer's weights

    /// <summary>The layout for the given units a layer.</summary>
    /// <param name="widths">n₀ (inputs) to n_L (outputs), at least two numbers, each at least 1.</param>
    /// <exception cref="ArgumentException">There is no layer, or one without a unit.</exception>
    /// <exception cref="OverflowException">The parameters do not fit in one array.</exception>
    public ParameterLayout(IEnumerable<int> widths)
    {
        Widths = [.. widths];
        if (Widths.Length < 2 || Widths.Any(n => n < 1))
            throw new ArgumentException($"Widths are at least two positive numbers; [{string.Join(", ", Widths)}] came.", nameof(widths));

        offsets = new int[Widths.Length];
        for (int l = 0; l < Layers; l++)
            offsets[l + 1] = checked(offsets[l] + (Widths[l + 1] * (Widths[l] + 1)));
    }

    /// <summary>n₀ to n_L.</summary>
    public ImmutableArray<int> Widths { get; }

    /// <summary>L, the number of layers with parameters.</summary>
    public int Layers => Widths.Length - 1;

    /// <summary>The number of all parameters.</summary>
    public int Count => offsets[^1];

    /// <summary>The index of the weight from unit <paramref name="from"/> into unit <paramref name="to"/> of a layer.</summary>
    /// <param name="layer">0 for the first layer with parameters.</param>
    /// <param name="to">The row.</param>
    /// <param name="from">The column.</param>
    public int Weight(int layer, int to, int from) => offsets[layer] + (to * Widths[layer]) + from;

    /// <summary>The index of the bias of a unit.</summary>
    /// <param name="layer">0 for the first layer with parameters.</param>
    /// <param name="unit">The unit in that layer.</param>
    public int Bias(int layer, int unit) => offsets[layer] + (Widths[layer] * Widths[layer + 1]) + unit;
}
