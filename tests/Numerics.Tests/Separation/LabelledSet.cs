using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace Verify.Numerics.Tests.Separation;

/// <summary>Labelled integer points of every difficulty: few or many, flat, repeated, zero, beyond 64 bits.</summary>
public sealed record LabelledSet(int Dimension, BigInteger[] Points, bool[] Labels)
{
    public int Count => Labels.Length;

    public BigInteger[] Signed(int k) =>
        [.. Enumerable.Range(0, Dimension).Select(j => Labels[k] ? Points[(k * Dimension) + j] : -Points[(k * Dimension) + j])];

    public static BigInteger Product(IEnumerable<BigInteger> u, IEnumerable<BigInteger> v) => u.Zip(v, (a, b) => a * b).Aggregate(BigInteger.Zero, BigInteger.Add);

    public static Arbitrary<LabelledSet> Sets() => Arb.From(
        from d in Gen.Choose(1, 5)
        from n in Gen.Choose(1, 12)
        from magnitude in Gen.Elements(1, 3, 1000, int.MaxValue)
        from points in Gen.ArrayOf(Gen.Choose(-magnitude, magnitude), n * d)
        from labels in Gen.ArrayOf(Gen.Elements(true, false), n)
        from planted in Gen.Elements(true, false)
        from scale in Gen.Elements(BigInteger.One, 10, BigInteger.Pow(10, 25))
        select Planted(new LabelledSet(d, [.. points.Select(p => p * scale)], labels), planted));

    // Half of the sets get the labels of a hyperplane, as otherwise few would be separable.
    private static LabelledSet Planted(LabelledSet set, bool planted) => planted
        ? set with { Labels = [.. Enumerable.Range(0, set.Count).Select(k => set.Points.Skip(k * set.Dimension).Take(set.Dimension).Select((x, j) => x * (j - 2)).Aggregate(BigInteger.Add).Sign > 0)] }
        : set;
}
