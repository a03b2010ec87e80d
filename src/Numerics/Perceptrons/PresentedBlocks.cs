using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Verify.Numerics.Separation;

namespace Verify.Numerics.Perceptrons;

/// <summary>
/// Presentation a block of lanes at a time: the products of w with as many consecutive vectors as a register has lanes are
/// formed together; at the first mistake w changes, and the lanes behind it are formed anew.
/// </summary>
/// <param name="vectors">The vectors.</param>
/// <param name="order">A permutation of them.</param>
/// <param name="maxUpdates">Updates allowed.</param>
/// <param name="doubt">A bound on the error of a product; 0 if all products are exact.</param>
/// <param name="isWide">Whether weights may need more bits than <typeparamref name="T"/> has.</param>
internal sealed class PresentedBlocks<T>(SignedRows vectors, ReadOnlySpan<int> order, int maxUpdates, double doubt, bool isWide)
    : PerceptronPresentation
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly int Lanes = Vector512<T>.Count;

    private readonly int[] order = order.ToArray();
    private readonly T[] rows = Rows(vectors, order);
    private readonly Vector512<T>[] blocks = Blocks(vectors, order);
    private readonly Vector512<T> doubtful = Vector512.Create(T.CreateChecked(doubt));

    public override PerceptronRun Run(CancellationToken cancellation = default)
    {
        int d = vectors.Dimension;
        var w = new T[d];
        Int128[]? wide = isWide ? new Int128[d] : null;
        int updates = 0;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            int before = updates;
            for (int first = 0; first < order.Length; first += Lanes)
            {
                ReadOnlySpan<Vector512<T>> block = blocks.AsSpan(first / Lanes * d, d);
                ulong ahead = (1UL << Math.Min(Lanes, order.Length - first)) - 1;
                while (ahead != 0)
                {
                    int lane = FirstMistake(block, first, ahead, w, wide);
                    if (lane < 0)
                    {
                        break;
                    }

                    if (updates == maxUpdates)
                    {
                        return new PerceptronRun(updates, Converged: false);
                    }

                    Update(first + lane, w, wide);
                    updates++;
                    ahead &= ~1UL << lane;
                }
            }

            if (updates == before)
            {
                return new PerceptronRun(updates, Converged: true);
            }
        }
    }

    private int FirstMistake(ReadOnlySpan<Vector512<T>> block, int first, ulong ahead, T[] w, Int128[]? wide)
    {
        Vector512<T> products = Products(block, w);
        ulong suspects = Vector512.LessThanOrEqual(products, doubtful).ExtractMostSignificantBits() & ahead;
        for (; suspects != 0; suspects &= suspects - 1)
        {
            int lane = BitOperations.TrailingZeroCount(suspects);
            if (doubt == 0 || products[lane] < -doubtful[0] || IsMistake(order[first + lane], w, wide))
            {
                return lane;
            }
        }

        return -1;
    }

    // Two sums, for an addition takes longer than it takes to issue the next.
    private static Vector512<T> Products(ReadOnlySpan<Vector512<T>> block, ReadOnlySpan<T> w)
    {
        Vector512<T> even = Vector512<T>.Zero;
        Vector512<T> odd = Vector512<T>.Zero;
        int i = 0;
        for (; i + 1 < block.Length && i + 1 < w.Length; i += 2)
        {
            even += block[i] * Vector512.Create(w[i]);
            odd += block[i + 1] * Vector512.Create(w[i + 1]);
        }

        return i < block.Length ? even + odd + (block[i] * Vector512.Create(w[i])) : even + odd;
    }

    private bool IsMistake(int vector, T[] w, Int128[]? wide)
    {
        BigInteger sum = BigInteger.Zero;
        ReadOnlySpan<BigInteger> z = vectors[vector];
        for (int i = 0; i < z.Length; i++)
        {
            sum += z[i] * (wide is null ? BigInteger.CreateChecked(w[i]) : wide[i]);
        }

        return sum.Sign <= 0;
    }

    private void Update(int position, T[] w, Int128[]? wide)
    {
        if (wide is null)
        {
            ReadOnlySpan<T> row = rows.AsSpan(position * w.Length, w.Length);
            for (int i = 0; i < w.Length; i++)
            {
                w[i] += row[i];
            }

            return;
        }

        ReadOnlySpan<BigInteger> z = vectors[order[position]];
        for (int i = 0; i < w.Length; i++)
        {
            wide[i] += (Int128)z[i];
            w[i] = T.CreateChecked((double)wide[i]);
        }
    }

    private static T[] Rows(SignedRows vectors, ReadOnlySpan<int> order)
    {
        int d = vectors.Dimension;
        var entries = new T[order.Length * d];
        for (int i = 0; i < entries.Length; i++)
        {
            entries[i] = T.CreateChecked(vectors.Rounded[(order[i / d] * d) + (i % d)]);
        }

        return entries;
    }

    private static Vector512<T>[] Blocks(SignedRows vectors, ReadOnlySpan<int> order)
    {
        int d = vectors.Dimension;
        var columns = new Vector512<T>[(order.Length + Lanes - 1) / Lanes * d];
        Span<T> lanes = MemoryMarshal.Cast<Vector512<T>, T>(columns.AsSpan());
        for (int position = 0; position < order.Length; position++)
        {
            for (int j = 0; j < d; j++)
            {
                lanes[(((position / Lanes * d) + j) * Lanes) + (position % Lanes)] =
                    T.CreateChecked(vectors.Rounded[(order[position] * d) + j]);
            }
        }

        return columns;
    }
}
