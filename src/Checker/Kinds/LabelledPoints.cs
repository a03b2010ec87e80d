using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>Points with labels ±1, held as s_i x_i over one common denominator; separability speaks of these vectors alone.</summary>
internal sealed record LabelledPoints(BigInteger[][] Signed, BigInteger Denominator)
{
    public int Count => Signed.Length;

    public int Dimension => Signed[0].Length;

    /// <summary>Reads "points" and "labels" of a claim.</summary>
    public static LabelledPoints Read(Node claim)
    {
        var points = claim["points"].Rationals();
        int[] labels = claim["labels"].Smalls(points.Rows.Length, -1, 1);
        if (labels.Contains(0))
            throw claim["labels"].Refuse("a label is 1 or -1, came 0");
        var signed = points.Rows.Select((point, i) => labels[i] > 0 ? point : Array.ConvertAll(point, BigInteger.Negate));
        return new LabelledPoints([.. signed], points.Denominator);
    }
}
