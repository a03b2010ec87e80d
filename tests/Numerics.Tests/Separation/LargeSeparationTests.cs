using System.Numerics;
using FsCheck.Xunit;
using Verify.Numerics.Separation;

namespace Verify.Numerics.Tests.Separation;

public sealed class LargeSeparationTests
{
    [Property(Arbitrary = [typeof(LabelledSet)], MaxTest = 1000)]
    public bool The_answer_multiplies_out_and_agrees_with_the_simplex(LabelledSet set)
    {
        Separability? answer = LargeSeparation.Decide<BigInteger>(set.Points, set.Dimension, set.Labels);
        return answer is not null
            && LinearSeparation.IsProved<BigInteger>(set.Points, set.Dimension, set.Labels, answer)
            && answer.GetType() == LinearSeparation.Decide<BigInteger>(set.Points, set.Dimension, set.Labels).GetType();
    }

    // Far beyond the range of double precision the solver cannot help, and the exact search is on its own.
    [Property(Arbitrary = [typeof(LabelledSet)], MaxTest = 200)]
    public bool Coordinates_beyond_floating_point_are_decided_as_well(LabelledSet set)
    {
        BigInteger[] huge = [.. set.Points.Select(p => p << 2000)];
        return LargeSeparation.Decide<BigInteger>(huge, set.Dimension, set.Labels) is { } answer
            && LinearSeparation.IsProved<BigInteger>(huge, set.Dimension, set.Labels, answer);
    }

    // A margin of 2^-70 relative to the coordinates: double precision takes the two points for one.
    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    public void A_gap_below_the_resolution_of_floating_point_decides(int gap, bool separable)
    {
        BigInteger far = BigInteger.One << 70;
        BigInteger[] points = [far + gap, 1, far, 1, -far, 1];
        var answer = LargeSeparation.Decide<BigInteger>(points, 2, [true, false, false]);
        Assert.Equal(separable, answer is Separability.Separable);
        Assert.True(LinearSeparation.IsProved<BigInteger>(points, 2, [true, false, false], answer!));
    }

    // Weights in the proportion 2 : 511, rounded to eight bits, lie on the boundary itself.
    [Fact]
    public void Weights_that_rounding_puts_on_the_boundary_are_not_accepted()
    {
        int[] points = [256, -1, -255, 1];
        var answer = LargeSeparation.Decide<int>(points, 2, [true, true]);
        Assert.True(LinearSeparation.IsProved<int>(points, 2, [true, true], answer!));
    }

    [Fact]
    public void Hundreds_of_points_in_dozens_of_dimensions_get_a_certificate_either_way()
    {
        const int Count = 400;
        const int Dimension = 30;
        var stream = RandomStream.Named(1, "large separation");
        int[] points = [.. Enumerable.Range(0, Count * Dimension).Select(i => i % Dimension == 0 ? 1000 : stream.Next(-1000, 1000))];
        bool[] planted = [.. points.Chunk(Dimension).Select(x => x.Select((v, j) => v * (j - 11)).Sum() > 0)];
        bool[] random = [.. planted.Select(_ => stream.NextBoolean())];
        var separable = Assert.IsType<Separability.Separable>(LargeSeparation.Decide<int>(points, Dimension, planted));
        var inseparable = Assert.IsType<Separability.Inseparable>(LargeSeparation.Decide<int>(points, Dimension, random));
        Assert.True(LinearSeparation.IsProved<int>(points, Dimension, planted, separable));
        Assert.True(LinearSeparation.IsProved<int>(points, Dimension, random, inseparable));
        Assert.InRange(inseparable.Multipliers.Count(y => !y.IsZero), 2, Dimension + 1);
        Assert.Equal(separable.Weights, Assert.IsType<Separability.Separable>(LargeSeparation.Decide<int>(points, Dimension, planted)).Weights);
    }

    [Fact]
    public void No_points_are_separable_and_zero_is_not()
    {
        Assert.IsType<Separability.Separable>(LargeSeparation.Decide<int>([], 3, []));
        Assert.Equal([0, 1], Assert.IsType<Separability.Inseparable>(LargeSeparation.Decide<int>([1, 2, 0, 0], 2, [true, true])).Multipliers);
        Assert.Throws<ArgumentException>(() => LargeSeparation.Decide<int>([1, 2, 3], 2, [true]));
    }
}
