using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>Gaussian elimination over the integers.</summary>
internal static class Elimination
{
    /// <summary>The rank, by fraction-free elimination (Bareiss 1968, Math. Comp. 22): every entry met is a minor of the matrix.</summary>
    public static int Rank(BigInteger[][] matrix, Work work)
    {
        var rows = matrix.Select(row => row.ToArray()).ToList();
        var previous = BigInteger.One;
        int rank = 0;
        for (int column = 0; column < matrix[0].Length && rank < rows.Count; column++)
        {
            int pivot = rows.FindIndex(rank, row => !row[column].IsZero);
            if (pivot < 0)
                continue;
            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            var top = rows[rank];
            foreach (var row in rows.Skip(rank + 1))
            {
                for (int j = column + 1; j < row.Length; j++)
                    row[j] = work.Divide(work.Add(work.Multiply(top[column], row[j]), -work.Multiply(row[column], top[j])), previous);
                row[column] = BigInteger.Zero;
            }

            previous = top[column];
            rank++;
        }

        return rank;
    }
}
