using System.Collections.Immutable;
using System.Numerics;

namespace Verify.Numerics.Separation;

/// <summary>
/// The simplex dictionary of the system ⟨w, z_k⟩ − 1 = s_k ≥ 0 in free variables w, z_k = ±x_k, over integers with one
/// common denominator.
/// </summary>
/// <remarks>
/// Each basic variable stands as (c + Σ_j a_j·x_j)/D over the nonbasic ones. Pivots divide without remainder because all
/// entries are minors of the initial matrix (Edmonds, J. Res. Nat. Bur. Standards 71B, 1967; Bareiss, Math. Comp. 22, 1968).
/// First every w_j that can enters the basis for good. Then, while some slack is negative, the one of least index leaves
/// and the nonbasic slack of least index with a positive coefficient enters: the dual simplex method for the objective 0
/// under Bland's rule (Math. Oper. Res. 2, 1977), hence finite. If no coefficient is positive, the row is a Gordan vector:
/// D·s_r − Σ_j a_j·s_j = c &lt; 0 for all w, with −a_j ≥ 0, so the same combination of the z_k vanishes.
/// </remarks>
internal sealed class FeasibilityDictionary<T>
    where T : IBinaryInteger<T>
{
    private readonly int rows;
    private readonly int columns; // of the free or nonbasic variables; the constant follows
    private readonly T[] entries;
    private readonly int[] basic;    // variable of each row: k for s_k, ~j for w_j
    private readonly int[] nonbasic; // variable of each column, likewise
    private T denominator = T.One;

    private FeasibilityDictionary(int points, int dimension)
    {
        rows = points;
        columns = dimension;
        entries = new T[points * (dimension + 1)];
        basic = new int[points];
        nonbasic = new int[dimension];
    }

    public static Separability Decide<TPoint>(
        ReadOnlySpan<TPoint> points, int dimension, ReadOnlySpan<bool> labels, CancellationToken cancellation)
        where TPoint : IBinaryInteger<TPoint>
    {
        var dictionary = new FeasibilityDictionary<T>(labels.Length, dimension);
        dictionary.Fill(points, labels);
        dictionary.BringWeightsIn(cancellation);
        while (true)
        {
            int leaving = dictionary.LeastNegativeSlack();
            if (leaving < 0)
            {
                return dictionary.Weights();
            }

            int entering = dictionary.LeastIncreasingSlack(leaving);
            if (entering < 0)
            {
                return dictionary.GordanVector(leaving);
            }

            cancellation.ThrowIfCancellationRequested();
            dictionary.Pivot(leaving, entering);
        }
    }

    private Span<T> Row(int row) => entries.AsSpan(row * (columns + 1), columns + 1);

    private void Fill<TPoint>(ReadOnlySpan<TPoint> points, ReadOnlySpan<bool> labels)
        where TPoint : IBinaryInteger<TPoint>
    {
        for (int k = 0; k < rows; k++)
        {
            Span<T> row = Row(k);
            for (int j = 0; j < columns; j++)
            {
                T coordinate = T.CreateChecked(points[(k * columns) + j]);
                row[j] = labels[k] ? coordinate : checked(-coordinate);
            }

            row[columns] = -T.One;
            basic[k] = k;
        }

        for (int j = 0; j < columns; j++)
        {
            nonbasic[j] = ~j;
        }
    }

    // A column that is 0 in every slack row stays so: that weight is 0 in the answer.
    private void BringWeightsIn(CancellationToken cancellation)
    {
        for (int column = 0; column < columns; column++)
        {
            for (int row = 0; row < rows; row++)
            {
                if (basic[row] >= 0 && !T.IsZero(Row(row)[column]))
                {
                    cancellation.ThrowIfCancellationRequested();
                    Pivot(row, column);
                    break;
                }
            }
        }
    }

    private int LeastNegativeSlack()
    {
        int best = -1;
        for (int row = 0; row < rows; row++)
        {
            if (basic[row] >= 0 && T.IsNegative(Row(row)[columns]) && (best < 0 || basic[row] < basic[best]))
            {
                best = row;
            }
        }

        return best;
    }

    private int LeastIncreasingSlack(int row)
    {
        Span<T> coefficients = Row(row);
        int best = -1;
        for (int column = 0; column < columns; column++)
        {
            if (nonbasic[column] >= 0 && T.Sign(coefficients[column]) > 0 && (best < 0 || nonbasic[column] < nonbasic[best]))
            {
                best = column;
            }
        }

        return best;
    }

    // Exchanges the variables of the row and the column; the denominator stays positive.
    private void Pivot(int pivotRow, int pivotColumn)
    {
        Span<T> pivots = Row(pivotRow);
        T pivot = pivots[pivotColumn];
        bool negative = T.IsNegative(pivot);
        for (int row = 0; row < rows; row++)
        {
            if (row == pivotRow)
            {
                continue;
            }

            Span<T> current = Row(row);
            T factor = current[pivotColumn];
            for (int column = 0; column <= columns; column++)
            {
                T minor = checked((current[column] * pivot) - (factor * pivots[column])) / denominator;
                current[column] = negative ? checked(-minor) : minor;
            }

            current[pivotColumn] = negative ? checked(-factor) : factor;
        }

        for (int column = 0; column <= columns; column++)
        {
            pivots[column] = negative ? pivots[column] : checked(-pivots[column]);
        }

        pivots[pivotColumn] = negative ? -denominator : denominator;
        denominator = T.Abs(pivot);
        (basic[pivotRow], nonbasic[pivotColumn]) = (nonbasic[pivotColumn], basic[pivotRow]);
    }

    private Separability.Separable Weights()
    {
        var weights = new BigInteger[columns];
        for (int row = 0; row < rows; row++)
        {
            if (basic[row] < 0)
            {
                weights[~basic[row]] = BigInteger.CreateChecked(Row(row)[columns]);
            }
        }

        return new Separability.Separable(Primitive(weights));
    }

    private Separability.Inseparable GordanVector(int row)
    {
        var multipliers = new BigInteger[rows];
        multipliers[basic[row]] = BigInteger.CreateChecked(denominator);
        for (int column = 0; column < columns; column++)
        {
            if (nonbasic[column] >= 0)
            {
                multipliers[nonbasic[column]] = -BigInteger.CreateChecked(Row(row)[column]);
            }
        }

        return new Separability.Inseparable(Primitive(multipliers));
    }

    private static ImmutableArray<BigInteger> Primitive(BigInteger[] vector)
    {
        BigInteger divisor = vector.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
        return divisor.IsZero ? [.. vector] : [.. vector.Select(v => v / divisor)];
    }
}
