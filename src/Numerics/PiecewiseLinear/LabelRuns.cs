namespace Verify.Numerics.PiecewiseLinear;

/// <summary>Labels of n points in a row, and how many of them a function must miss that changes its side of 1/2 only a few times.</summary>
public static class LabelRuns
{
    /// <summary>0, …, 0, 1, …, 1, 0, … in blocks.</summary>
    /// <param name="n">The number of points.</param>
    /// <param name="block">The length of a block; 1 for alternating labels.</param>
    public static bool[] Alternating(int n, int block = 1) => [.. Enumerable.Range(0, n).Select(i => i / block % 2 == 1)];

    /// <summary>
    /// The most runs of equal sides that a function of t pieces can have: it changes its side at most once on each piece, and if it
    /// may jump once more between two pieces.
    /// </summary>
    public static int Most(int pieces, bool continuous) => continuous ? pieces + 1 : 2 * pieces;

    /// <summary>The fewest labels that a sequence of at most so many runs misses, and such a sequence, by dynamic programming over (changes used, current side).</summary>
    /// <param name="labels">At least one label.</param>
    /// <param name="runs">At least 1.</param>
    public static (int Errors, bool[] Signs) Fewest(ReadOnlySpan<bool> labels, int runs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 1);
        int n = labels.Length, width = Math.Min(runs, n);

        // State 2c + s: c changes so far, side s now.
        int[] errors = [.. Enumerable.Repeat(n + 1, 2 * width)];
        var changed = new bool[n][];
        for (int i = 0; i < n; i++)
        {
            changed[i] = new bool[2 * Math.Min(width, i + 1)];
            for (int c = (changed[i].Length / 2) - 1; c >= 0; c--)
            {
                for (int s = 0; s < 2; s++)
                {
                    int stay = i == 0 ? 0 : errors[(2 * c) + s];
                    int change = c == 0 ? n + 1 : errors[(2 * (c - 1)) + 1 - s];
                    changed[i][(2 * c) + s] = change < stay;
                    errors[(2 * c) + s] = Math.Min(stay, change) + (labels[i] == (s == 1) ? 0 : 1);
                }
            }
        }

        int state = Array.IndexOf(errors, errors.Min());
        var signs = new bool[n];
        int fewest = errors[state];
        for (int i = n - 1; i >= 0; i--)
        {
            signs[i] = state % 2 == 1;
            if (changed[i][state])
                state = state % 2 == 1 ? state - 3 : state - 1;
        }

        return (fewest, signs);
    }
}
