namespace Verify.Numerics.Integers;

/// <summary>Ranks of integer matrices modulo the prime 2^61 − 1. A minor that is not 0 modulo a prime is not 0, so the rank over ℚ is at least what is found here.</summary>
public static class ModularRank
{
    /// <summary>The prime 2^61 − 1.</summary>
    public static long Prime => (long)MersenneField.Prime;

    /// <summary>Rows and columns of a nonzero minor of the greatest size modulo the prime.</summary>
    /// <param name="matrix">Row by row; any integers.</param>
    /// <param name="width">Columns, at least 1.</param>
    public static (int[] Rows, int[] Columns) Minor(ReadOnlySpan<long> matrix, int width)
    {
        var residues = new ulong[matrix.Length];
        for (int i = 0; i < residues.Length; i++)
            residues[i] = MersenneField.Reduce(matrix[i]);
        return Minor(residues, width);
    }

    /// <summary>The rank modulo the prime: at most the rank over ℚ, and equal to it unless the prime divides every greatest minor.</summary>
    /// <param name="matrix">Row by row; any integers.</param>
    /// <param name="width">Columns, at least 1.</param>
    public static int Of(ReadOnlySpan<long> matrix, int width) => Minor(matrix, width).Rows.Length;

    internal static (int[] Rows, int[] Columns) Minor(ulong[] residues, int width)
    {
        var pivots = MersenneField.Eliminate(residues, width, width);
        return ([.. pivots.Select(p => p.Row).Order()], [.. pivots.Select(p => p.Column)]);
    }
}
