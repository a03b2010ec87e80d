using System.Collections.Immutable;

namespace Verify.Numerics.Geometry;

/// <summary>A finite figure of black squares in the plane, row 0 at the bottom, at most 64 columns.</summary>
/// <param name="Rows">Bit x of row y is set where the square (x, y) is black.</param>
/// <param name="Width">The columns 0 … Width − 1.</param>
public sealed record Bitmap(ImmutableArray<ulong> Rows, int Width)
{
    /// <summary>The rows in words, '1' for black, left to right.</summary>
    public IEnumerable<string> Lines => Rows.Select(r => string.Concat(Enumerable.Range(0, Width).Select(x => (r >> x & 1) == 1 ? '1' : '0')));

    /// <summary>Whether (x, y) is black; everything outside is white.</summary>
    public bool this[int x, int y] => x >= 0 && x < Width && y >= 0 && y < Rows.Length && (Rows[y] >> x & 1) == 1;

    /// <summary>
    /// Three wires of the given length at heights 0, 2 and 4. Each end joins the middle wire to the lower one, or to the upper one.
    /// The figure is connected exactly if the two ends differ.
    /// </summary>
    public static Bitmap ThreeWires(int length, bool leftUp, bool rightUp) =>
        Wires(length, [leftUp ? 3 : 1], [rightUp ? 3 : 1], 3);

    /// <summary>Two wires at heights 0 and 2, joined or not at either end.</summary>
    public static Bitmap TwoWires(int length, bool left, bool right) =>
        Wires(length, left ? [1] : [], right ? [1] : [], 2);

    /// <summary>Black squares that hang together by edges, counted by flooding.</summary>
    public int Components => Regions(black: true, diagonal: false);

    /// <summary>White squares that hang together by edges or corners, the outside not counted.</summary>
    public int Holes => Regions(black: false, diagonal: true) - 1;

    /// <summary>Components minus holes as a sum over the squares, the neighbouring pairs and the 2 × 2 blocks: V − E + F.</summary>
    public int Euler
    {
        get
        {
            int sum = 0;
            for (int y = 0; y < Rows.Length; y++)
            {
                for (int x = 0; x < Width; x++)
                {
                    if (!this[x, y])
                        continue;
                    bool right = this[x + 1, y], above = this[x, y + 1];
                    sum += 1 - (right ? 1 : 0) - (above ? 1 : 0) + (right && above && this[x + 1, y + 1] ? 1 : 0);
                }
            }

            return sum;
        }
    }

    /// <summary>The contents of the D × D window whose lower left square is (left, bottom), row by row from the bottom.</summary>
    public string Window(int left, int bottom, int side)
    {
        return string.Join(' ', Enumerable.Range(bottom, side).Select(y => Seen(left, y, side)));
    }

    /// <summary>
    /// The largest D up to <paramref name="most"/> such that for every side 1, …, D and every place of a window the contents in the first two
    /// figures are those in the last two, in some order.
    /// </summary>
    public static int BalancedUpTo(Bitmap a, Bitmap b, Bitmap c, Bitmap d, int most)
    {
        int height = new[] { a, b, c, d }.Max(f => f.Rows.Length), width = new[] { a, b, c, d }.Max(f => f.Width);
        for (int side = 1; side <= most; side++)
        {
            for (int bottom = 1 - side; bottom < height; bottom++)
            {
                for (int left = 1 - side; left < width; left++)
                {
                    bool Alike(Bitmap p, Bitmap q) => SeeAlike(p, q, left, bottom, side);
                    if (!((Alike(a, c) && Alike(b, d)) || (Alike(a, d) && Alike(b, c))))
                        return side - 1;
                }
            }
        }

        return most;
    }

    private static bool SeeAlike(Bitmap p, Bitmap q, int left, int bottom, int side)
    {
        int top = Math.Min(bottom + side, Math.Max(p.Rows.Length, q.Rows.Length));
        for (int y = Math.Max(bottom, 0); y < top; y++)
        {
            if (p.Seen(left, y, side) != q.Seen(left, y, side))
                return false;
        }

        return true;
    }

    // The squares (left, y), …, (left + side − 1, y) as bits; at most 64 of them can be black.
    private ulong Seen(int left, int y, int side)
    {
        ulong row = y >= 0 && y < Rows.Length ? Rows[y] : 0;
        row = left >= 0 ? row >> left : left > -64 ? row << -left : 0;
        return side < 64 ? row & ((1UL << side) - 1) : row;
    }

    private static Bitmap Wires(int length, int[] left, int[] right, int wires)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, 64);
        ulong full = ulong.MaxValue >> (64 - length);
        return new([.. Enumerable.Range(0, (2 * wires) - 1).Select(y => y % 2 == 0 ? full : (left.Contains(y) ? 1UL : 0) | (right.Contains(y) ? 1UL << (length - 1) : 0))], length);
    }

    private int Regions(bool black, bool diagonal)
    {
        // A white frame of one square makes the outside one region.
        var seen = new HashSet<(int X, int Y)>();
        int regions = 0;
        for (int y = -1; y <= Rows.Length; y++)
        {
            for (int x = -1; x <= Width; x++)
            {
                if (this[x, y] != black || !seen.Add((x, y)))
                    continue;
                regions++;
                var open = new Stack<(int X, int Y)>([(x, y)]);
                while (open.TryPop(out var at))
                {
                    for (int k = 0; k < 9; k++)
                    {
                        var (dx, dy) = ((k % 3) - 1, (k / 3) - 1);
                        var next = (X: at.X + dx, Y: at.Y + dy);
                        bool inside = next.X >= -1 && next.X <= Width && next.Y >= -1 && next.Y <= Rows.Length;
                        if (inside && (diagonal || dx == 0 || dy == 0) && this[next.X, next.Y] == black && seen.Add(next))
                            open.Push(next);
                    }
                }
            }
        }

        return regions;
    }
}
