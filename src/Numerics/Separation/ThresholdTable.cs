using System.Collections.Immutable;
using System.Diagnostics;
using System.Numerics;
using Verify.Numerics.Boolean;

namespace Verify.Numerics.Separation;

/// <summary>
/// All 2^(2^n) functions of n ≤ 4 variables, each with the integers that decide whether it is a threshold function:
/// weights and a threshold that compute it, or a parallelogram that refutes it.
/// </summary>
/// <remarks>
/// Two lists that meet. All weights in the box |w_i| ≤ 3 are tried with every threshold, smallest weights first; whatever
/// they compute is a threshold function. The first fitting parallelogram refutes each function left over. A function on
/// neither list would be an exception; none is, so each answer rests on its own certificate and not on the box.
/// </remarks>
public sealed class ThresholdTable
{
    private const int Box = 3;
    private const byte None = byte.MaxValue;

    private readonly ushort[] thresholdFunctions;
    private readonly sbyte[] separators;
    private readonly byte[] refutations;

    private ThresholdTable(int variables)
    {
        Variables = variables;
        var found = new PackedSeparator[1 << (1 << variables)];
        int count = Separate(variables, found);
        thresholdFunctions = new ushort[count];
        separators = new sbyte[count * (variables + 1)];
        refutations = new byte[found.Length];
        ReadOnlySpan<uint> diagonals = Diagonals(variables);
        for (int table = 0, at = 0; table < found.Length; table++)
        {
            if (!found[table].IsSet)
            {
                refutations[table] = Refute((uint)table, diagonals);
                continue;
            }

            refutations[table] = None;
            thresholdFunctions[at] = (ushort)table;
            found[table].CopyTo(separators.AsSpan(at * (variables + 1), variables + 1));
            at++;
        }
    }

    /// <summary>n.</summary>
    public int Variables { get; }

    /// <summary>The truth tables of the threshold functions, ascending.</summary>
    public ReadOnlySpan<ushort> ThresholdFunctions => thresholdFunctions;

    /// <summary>
    /// For each of <see cref="ThresholdFunctions"/> in turn n + 1 integers w_1, …, w_n, θ: f(x) = 1 exactly if ⟨w, x⟩ ≥ θ.
    /// </summary>
    public ReadOnlySpan<sbyte> Separators => separators;

    /// <summary>
    /// For each truth table 0 … 2^(2^n) − 1 the index in <see cref="Parallelogram.All"/> of one that refutes the
    /// function; 255 for a threshold function.
    /// </summary>
    public ReadOnlySpan<byte> Refutations => refutations;

    /// <summary>Decides every function of n variables.</summary>
    /// <param name="variables">n, from 0 to 4.</param>
    public static ThresholdTable Decide(int variables)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(variables);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(variables, 4);
        return new ThresholdTable(variables);
    }

    /// <summary>Whether the function is a threshold function.</summary>
    public bool IsThreshold(BooleanFunction function) => refutations[Index(function)] == None;

    /// <summary>w_1, …, w_n, θ of a threshold function; empty for any other.</summary>
    public ReadOnlySpan<sbyte> Separator(BooleanFunction function)
    {
        int at = thresholdFunctions.AsSpan().BinarySearch((ushort)Index(function));
        return at < 0 ? [] : separators.AsSpan(at * (Variables + 1), Variables + 1);
    }

    /// <summary>The parallelogram that refutes the function; null for a threshold function.</summary>
    public Parallelogram? Refutation(BooleanFunction function) =>
        IsThreshold(function) ? null : Parallelogram.All(Variables)[refutations[Index(function)]];

    private int Index(BooleanFunction function) => function.Variables == Variables
        ? (int)function.Table
        : throw new ArgumentException($"The table holds functions of {Variables} variables, not of {function.Variables}.", nameof(function));

    // Tries all w with max |w_i| = 0, 1, …, Box and every threshold that matters; returns how many functions they compute.
    private static int Separate(int variables, Span<PackedSeparator> found)
    {
        int count = 0;
        Span<int> weights = stackalloc int[variables];
        for (int bound = 0; bound <= Box; bound++)
        {
            weights.Fill(-bound);
            do
            {
                if (variables == 0 || weights.ContainsAny(bound, -bound))
                {
                    count += SeparateWith(weights, found);
                }
            }
            while (Next(weights, bound));
        }

        return count;
    }

    // The functions ⟨w, x⟩ ≥ θ for all θ: the points enter by descending value of ⟨w, x⟩, ties together.
    private static int SeparateWith(ReadOnlySpan<int> weights, Span<PackedSeparator> found)
    {
        const int Reach = 4 * Box;
        Span<uint> pointsAt = stackalloc uint[(2 * Reach) + 2];
        Span<int> value = stackalloc int[1 << weights.Length];
        pointsAt.Clear();
        value[0] = 0;
        pointsAt[Reach] = 1;
        for (int x = 1; x < value.Length; x++)
        {
            value[x] = value[x & (x - 1)] + weights[BitOperations.TrailingZeroCount(x)];
            pointsAt[Reach + value[x]] |= 1u << x;
        }

        int count = 0;
        uint table = 0;
        int greatest = 0;
        foreach (int weight in weights)
        {
            greatest += Math.Max(weight, 0);
        }

        for (int threshold = greatest + 1; threshold >= -Reach; threshold--)
        {
            table |= pointsAt[Reach + threshold];
            ref PackedSeparator entry = ref found[(int)table];
            if (!entry.IsSet)
            {
                entry = new PackedSeparator(weights, threshold);
                count++;
            }
        }

        return count;
    }

    private static bool Next(Span<int> weights, int bound)
    {
        for (int i = weights.Length - 1; i >= 0; i--)
        {
            if (weights[i] < bound)
            {
                weights[i]++;
                return true;
            }

            weights[i] = -bound;
        }

        return false;
    }

    private static uint[] Diagonals(int variables)
    {
        ImmutableArray<Parallelogram> all = Parallelogram.All(variables);
        var diagonals = new uint[all.Length];
        for (int i = 0; i < diagonals.Length; i++)
        {
            diagonals[i] = (uint)all[i].FirstDiagonal | ((uint)all[i].SecondDiagonal << 16);
        }

        return diagonals;
    }

    private static byte Refute(uint table, ReadOnlySpan<uint> diagonals)
    {
        for (int i = 0; i < diagonals.Length; i++)
        {
            uint first = diagonals[i] & 0xFFFF;
            uint second = diagonals[i] >> 16;
            uint colours = table & (first | second);
            if (colours == first || colours == second)
            {
                return (byte)i;
            }
        }

        throw new UnreachableException($"Neither weights up to {Box} nor a parallelogram decide the table {table:x4}.");
    }

    // w_1 … w_n in bytes 0 … n−1, θ in byte 6, a mark in byte 7: one store, no allocation.
    private readonly struct PackedSeparator
    {
        private readonly ulong packed;

        public PackedSeparator(ReadOnlySpan<int> weights, int threshold)
        {
            packed = (1UL << 56) | ((ulong)(byte)threshold << 48);
            for (int i = 0; i < weights.Length; i++)
            {
                packed |= (ulong)(byte)weights[i] << (8 * i);
            }
        }

        public bool IsSet => packed != 0;

        public void CopyTo(Span<sbyte> destination)
        {
            for (int i = 0; i < destination.Length - 1; i++)
            {
                destination[i] = (sbyte)(packed >> (8 * i));
            }

            destination[^1] = (sbyte)(packed >> 48);
        }
    }
}
