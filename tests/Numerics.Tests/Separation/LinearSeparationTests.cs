using System.Collections.Immutable;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Verify.Numerics.Boolean;
using Verify.Numerics.Separation;

namespace Verify.Numerics.Tests.Separation;

public sealed class LinearSeparationTests
{
    public sealed record Case(int Dimension, long[] Points, bool[] Labels);

    public static Arbitrary<Case> Cases() => Arb.From(
        from d in Gen.Choose(1, 5)
        from n in Gen.Choose(0, 14)
        from magnitude in Gen.Elements(1, 3, 1000, int.MaxValue)
        from points in Gen.ArrayOf(Gen.Choose(-magnitude, magnitude), n * d)
        from labels in Gen.ArrayOf(Gen.Elements(true, false), n)
        select new Case(d, [.. points.Select(p => (long)p)], labels));

    [Property(Arbitrary = [typeof(LinearSeparationTests)], MaxTest = 1000)]
    public bool Every_answer_multiplies_out(Case c) =>
        LinearSeparation.IsProved<long>(c.Points, c.Dimension, c.Labels, LinearSeparation.Decide<long>(c.Points, c.Dimension, c.Labels));

    [Property(Arbitrary = [typeof(LinearSeparationTests)], MaxTest = 300)]
    public bool Scaling_beyond_64_bits_does_not_change_the_answer(Case c)
    {
        BigInteger scale = BigInteger.Pow(10, 30);
        BigInteger[] scaled = [.. c.Points.Select(p => p * scale)];
        return LinearSeparation.Decide<BigInteger>(scaled, c.Dimension, c.Labels).GetType()
            == LinearSeparation.Decide<long>(c.Points, c.Dimension, c.Labels).GetType();
    }

    [Property(Arbitrary = [typeof(LinearSeparationTests)], MaxTest = 300)]
    public bool Points_labelled_by_a_hyperplane_are_separable(Case c)
    {
        bool[] labels = [.. Enumerable.Range(0, c.Labels.Length).Select(k => Side(c, k) > 0)];
        int[] kept = [.. Enumerable.Range(0, labels.Length).Where(k => Side(c, k) != 0)];
        long[] points = [.. kept.SelectMany(k => c.Points[(k * c.Dimension)..((k + 1) * c.Dimension)])];
        return LinearSeparation.Decide<long>(points, c.Dimension, [.. kept.Select(k => labels[k])]) is Separability.Separable;

        static BigInteger Side(Case c, int k) =>
            Enumerable.Range(0, c.Dimension).Aggregate(BigInteger.Zero, (sum, j) => sum + ((j - 2) * (BigInteger)c.Points[(k * c.Dimension) + j]));
    }

    [Fact]
    public void Xor_is_refuted_by_the_four_points_with_equal_weight()
    {
        var answer = Assert.IsType<Separability.Inseparable>(Decide(BooleanFunction.Parity(2)));
        Assert.Equal([1, 1, 1, 1], answer.Multipliers);
    }

    [Fact]
    public void And_is_separated() => Assert.IsType<Separability.Separable>(Decide(BooleanFunction.And(2)));

    [Fact]
    public void A_zero_point_is_inseparable_and_no_points_are_separable()
    {
        var zero = Assert.IsType<Separability.Inseparable>(LinearSeparation.Decide<int>([1, 2, 0, 0], 2, [true, false]));
        Assert.Equal([0, 1], zero.Multipliers);
        Assert.IsType<Separability.Separable>(LinearSeparation.Decide<int>([], 3, []));
    }

    [Fact]
    public void A_certificate_that_does_not_multiply_out_is_refused()
    {
        int[] points = [1, 0, 0, 1];
        bool[] labels = [true, true];
        Assert.True(LinearSeparation.IsProved<int>(points, 2, labels, new Separability.Separable([1, 1])));
        Assert.False(LinearSeparation.IsProved<int>(points, 2, labels, new Separability.Separable([1, 0])));
        Assert.False(LinearSeparation.IsProved<int>(points, 2, labels, new Separability.Separable([1])));
        Assert.False(LinearSeparation.IsProved<int>(points, 2, labels, new Separability.Inseparable([0, 0])));
        Assert.False(LinearSeparation.IsProved<int>(points, 2, [true, false], new Separability.Inseparable([-1, 0])));
        Assert.False(LinearSeparation.IsProved<int>(points, 2, labels, new Separability.Inseparable(ImmutableArray.Create<BigInteger>(1, 1))));
    }

    [Fact]
    public void Lengths_that_do_not_fit_are_refused() =>
        Assert.Throws<ArgumentException>(() => LinearSeparation.Decide<int>([1, 2, 3], 2, [true]));

    // The moment curve has N + 1 alternations only by a polynomial of degree N: huge minors, past 128 bits.
    [Fact]
    public void Alternating_labels_on_the_moment_curve_need_the_full_degree()
    {
        const int Points = 12;
        bool[] labels = [.. Enumerable.Range(0, Points).Select(int.IsEvenInteger)];
        Assert.IsType<Separability.Separable>(LinearSeparation.Decide<long>(Curve(Points), Points, labels));
        Assert.IsType<Separability.Inseparable>(LinearSeparation.Decide<long>(Curve(Points - 1), Points - 1, labels));

        static long[] Curve(int dimension) =>
            [.. Enumerable.Range(-6, Points).SelectMany(t => Enumerable.Range(0, dimension).Select(k => (long)BigInteger.Pow(t, k)))];
    }

    private static Separability Decide(BooleanFunction f) =>
        LinearSeparation.Decide<int>(f.SignedPoints(), f.Variables + 1, [.. Enumerable.Repeat(true, f.Arguments)]);
}
