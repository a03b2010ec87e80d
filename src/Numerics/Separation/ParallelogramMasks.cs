using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Verify.Numerics.Boolean;

namespace Verify.Numerics.Separation;

/// <summary>
/// Decides for all 2^(2^n) functions of n ≤ 4 variables at once whether a <see cref="Parallelogram"/> refutes them.
/// </summary>
/// <remarks>
/// Bit-sliced: a set of functions is a bit string indexed by truth table, so "f(x) = 1" is bit x of the index and 512
/// functions share one vector. Those that a parallelogram refutes are a∧b∧¬c∧¬d ∨ ¬a∧¬b∧c∧d.
/// </remarks>
public static class ParallelogramMasks
{
    /// <summary>
    /// The functions that are 2-asummable, which for n ≤ 8 are the threshold functions: bit f mod 64 of word ⌊f/64⌋ is set
    /// exactly if no parallelogram refutes the function with the table f.
    /// </summary>
    /// <param name="variables">n, from 0 to 4.</param>
    /// <returns>max(1, 2^(2^n)/64) words; there are 4, 14, 104 and 1882 ones for n = 1…4.</returns>
    public static ulong[] TwoAsummable(int variables)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(variables);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(variables, 4);
        int functions = 1 << (1 << variables);
        var words = new ulong[Math.Max(1, functions / 64)];
        if (words.Length >= Vector512<ulong>.Count)
        {
            Decide(Parallelogram.All(variables).AsSpan(), MemoryMarshal.Cast<ulong, Vector512<ulong>>(words.AsSpan()));
        }
        else
        {
            Span<Vector512<ulong>> padded = stackalloc Vector512<ulong>[1];
            Decide(Parallelogram.All(variables).AsSpan(), padded);
            MemoryMarshal.Cast<Vector512<ulong>, ulong>(padded)[..words.Length].CopyTo(words);
            words[^1] &= functions >= 64 ? ulong.MaxValue : (1UL << functions) - 1;
        }

        return words;
    }

    /// <summary>The number of ones in the words.</summary>
    public static int Count(ReadOnlySpan<ulong> words)
    {
        int count = 0;
        foreach (ulong word in words)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Decide(ReadOnlySpan<Parallelogram> parallelograms, Span<Vector512<ulong>> asummable)
    {
        // value[x] holds f(x) for the 512 functions of a block: index bits 0…5 vary within a word, 6…8 among the words
        // of a vector, the others with the block.
        Span<Vector512<ulong>> value = stackalloc Vector512<ulong>[16];
        for (int x = 0; x < 6; x++)
        {
            value[x] = Vector512.Create(BooleanFunction.Patterns[x]);
        }

        const ulong All = ulong.MaxValue;
        value[6] = Vector512.Create(0, All, 0, All, 0, All, 0, All);
        value[7] = Vector512.Create(0, 0, All, All, 0, 0, All, All);
        value[8] = Vector512.Create(0, 0, 0, 0, All, All, All, All);
        for (int block = 0; block < asummable.Length; block++)
        {
            for (int x = 9; x < 16; x++)
            {
                value[x] = Vector512.Create(0UL - ((ulong)(block >> (x - 9)) & 1));
            }

            Vector512<ulong> refuted = Vector512<ulong>.Zero;
            foreach (Parallelogram p in parallelograms)
            {
                Vector512<ulong> a = value[p.A & 15], b = value[p.B & 15], c = value[p.C & 15], d = value[p.D & 15];
                refuted |= Vector512.AndNot(a & b, c | d) | Vector512.AndNot(c & d, a | b);
            }

            asummable[block] = ~refuted;
        }
    }
}
