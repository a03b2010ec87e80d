using Verify.Numerics;

namespace Verify.Theorems.Depth;

/// <summary>Threshold gates u·x + w·y ≥ θ on {0,1}^n × {0,1}^n as monotone staircases: with rows by u·x and columns by w·y, each row is 1 from some column on.</summary>
internal static class Staircases
{
    /// <summary>n·2^(−n/2) + 2^(−n).</summary>
    public static double LindseyBound(int n) => (n * Math.Pow(2, -0.5 * n)) + Math.ScaleB(1, -n);

    /// <summary>The correlation with (−1)^(x·y) of the gate with weights (u, w), as −1 or 1.</summary>
    public static Rational Correlation(int n, int[] weights, int threshold)
    {
        int[] sums = Sums(weights);
        int size = sums.Length, side = 1 << n, total = 0;
        for (int code = 0; code < size; code++)
            total += (sums[code] >= threshold ? 1 : -1) * InnerProductUnits.InnerProduct(code & (side - 1), code >> n);
        return new(total, size);
    }

    /// <summary>Gates of greatest correlation, found by hill climbing; only their measured correlation counts.</summary>
    public static (int[] Weights, int Threshold) Gate(int n) => n switch
    {
        1 => ([-1, -1], -1),
        2 => ([-1, -2, -1, -2], -3),
        3 => ([-1, -6, -3, -2, -6, -3], -11),
        _ => ([-6, 7, -8, -3, -6, 7, -8, -3], -11),
    };

    /// <summary>The greatest correlation of any monotone staircase whose rows and columns are ordered by generic weights: a bound for all gates, which gates attain for n ≤ 4.</summary>
    public static Rational Greatest(int n)
    {
        var orders = Orders(n);
        var rows = orders.Where(order => Enumerable.Range(1, n - 1).All(i => Array.IndexOf(order, 1 << (i - 1)) < Array.IndexOf(order, 1 << i))).ToList();
        return new(rows.Max(row => orders.Max(columns => Best(n, row, columns))), 1 << (2 * n));
    }

    /// <summary>The orders of {0,1}^n by u·x for all u without ties; enough integers u are tried for n ≤ 4.</summary>
    public static List<int[]> Orders(int n)
    {
        const int Largest = 8; // 14 orders of four positive ascending weights appear by then, as many as there are
        var found = new Dictionary<string, int[]>();
        for (int code = 0; code < (int)Math.Pow((2 * Largest) + 1, n); code++)
        {
            int[] weights = [.. Enumerable.Range(0, n).Select(i => (code / (int)Math.Pow((2 * Largest) + 1, i) % ((2 * Largest) + 1)) - Largest)];
            int[] sums = Sums(weights);
            if (sums.Distinct().Count() == sums.Length)
            {
                int[] order = [.. Enumerable.Range(0, sums.Length).OrderBy(x => sums[x])];
                found.TryAdd(string.Join(' ', order), order);
            }
        }

        return [.. found.Values];
    }

    // Rows in ascending order of u·x: the first column with value 1 moves down.
    private static int Best(int n, int[] rows, int[] columns)
    {
        int side = 1 << n;
        var best = new int[side + 1];
        foreach (int x in rows)
        {
            var values = new int[side + 1];
            for (int k = 0; k < side; k++)
                values[0] += InnerProductUnits.InnerProduct(x, columns[k]);
            for (int k = 0; k < side; k++)
                values[k + 1] = values[k] - (2 * InnerProductUnits.InnerProduct(x, columns[k]));
            for (int k = side - 1; k >= 0; k--)
                best[k] = Math.Max(best[k], best[k + 1]);
            for (int k = 0; k <= side; k++)
                best[k] += values[k];
        }

        return best.Max();
    }

    private static int[] Sums(int[] weights)
    {
        var sums = new int[1 << weights.Length];
        for (int code = 1; code < sums.Length; code++)
            sums[code] = sums[code & (code - 1)] + weights[int.TrailingZeroCount(code)];
        return sums;
    }
}
