using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>A point z = sum y_i s_i x_i / sum y_i with y >= 0: z = Sum / (Total * denominator of the data).</summary>
/// <param name="Sum">sum y_i s_i x_i, the data taken as integers over their denominator.</param>
/// <param name="Total">sum y_i, at least 1.</param>
/// <param name="Support">How many y_i are positive.</param>
internal sealed record ConvexCombination(BigInteger[] Sum, BigInteger Total, int Support)
{
    /// <summary>Reads "support", ascending indices, and "multipliers", positive integers, of a witness.</summary>
    public static ConvexCombination Read(Node witness, LabelledPoints data)
    {
        var work = witness.Work;
        int[] support = witness["support"].Smalls(0, data.Count - 1);
        var y = witness["multipliers"].Integers(support.Length);
        if (support.Length == 0 || support.Zip(support.Skip(1)).Any(pair => pair.First >= pair.Second))
            throw witness["support"].Refuse("expected at least one index, and indices ascending");
        if (y.Any(value => value.Sign <= 0))
            throw witness["multipliers"].Refuse("expected positive multipliers");
        var sum = new BigInteger[data.Dimension];
        for (int j = 0; j < sum.Length; j++)
            sum[j] = work.Dot(y, Array.ConvertAll(support, i => data.Signed[i][j]));
        return new ConvexCombination(sum, y.Aggregate(work.Add), support.Length);
    }

    /// <summary>|z|^2 as a numerator and a denominator.</summary>
    public (BigInteger P, BigInteger Q) NormSquared(LabelledPoints data, Work work)
    {
        var scale = work.Multiply(Total, data.Denominator);
        return (work.Dot(Sum, Sum), work.Multiply(scale, scale));
    }
}
