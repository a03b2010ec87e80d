namespace Verify.Checker.Kinds;

/// <summary>The signs of the eigenvalues of every symmetric matrix within given entries, by the pivots of its elimination (Sylvester's law of inertia).</summary>
internal static class Pivots
{
    /// <summary>How many eigenvalues are negative while all others are positive, or null where a pivot may vanish.</summary>
    /// <param name="form">The lower triangle.</param>
    public static int? Negative(FixedInterval[][] form)
    {
        FixedInterval[][] rows = [.. form.Select(row => row.ToArray())];
        int negative = 0;
        for (int k = 0; k < rows.Length; k++)
        {
            var pivot = rows[k][k];
            if (pivot.Low.Sign <= 0 && pivot.High.Sign >= 0)
                return null;
            negative += pivot.Low.Sign < 0 ? 1 : 0;
            for (int i = k + 1; i < rows.Length; i++)
            {
                var factor = pivot.Low.Sign > 0 ? rows[i][k] / pivot : -rows[i][k] / -pivot;
                for (int j = k + 1; j <= i; j++)
                    rows[i][j] -= factor * rows[j][k];
            }
        }

        return negative;
    }

    /// <summary>Whether all values of the form exceed <paramref name="least"/> times the squared length.</summary>
    /// <param name="form">The lower triangle.</param>
    /// <param name="products">The inner products of the basis, the lower triangle.</param>
    /// <param name="least">The factor.</param>
    public static bool AreAbove(FixedInterval[][] form, FixedInterval[][] products, FixedInterval least) =>
        Negative([.. form.Select((row, i) => row.Select((x, j) => x - (least * products[i][j])).ToArray())]) == 0;

    /// <summary>The lower triangle of a diagonal matrix.</summary>
    public static FixedInterval[][] Diagonal(params FixedInterval[] entries) =>
        [.. entries.Select((x, i) => (FixedInterval[])[.. Enumerable.Repeat(FixedInterval.Integer(0, x.Work), i), x])];
}
