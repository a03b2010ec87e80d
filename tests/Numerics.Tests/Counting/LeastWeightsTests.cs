using System.Numerics;
using Verify.Numerics.Counting;

namespace Verify.Numerics.Tests.Counting;

public sealed class LeastWeightsTests
{
    [Theory]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    [InlineData(5, 3)]
    [InlineData(6, 5)]
    [InlineData(7, 9)]
    public void Largest_weights_of_least_sum_are_those_of_the_literature_and_one_function_needs_them(int variables, int largest)
    {
        var found = ThresholdClasses.Search(variables);
        var least = LeastWeights.Reduce(found);
        Assert.Equal(found.Functions, least.Functions);
        Assert.Equal(largest, least.Weights.Max(w => w[0]));
        Assert.Contains(least.Weights, w => w[0] == largest && LeastWeights.Exceed(w, largest - 1) is not null);
        Assert.All(found.Weights.Zip(least.Weights), p => Assert.True(Sum(p.Second) <= Sum(p.First)));
    }

    [Fact]
    public void Multipliers_prove_what_they_say()
    {
        BigInteger[] w = [5, 2, 2, 2, 1, 1];
        var multipliers = LeastWeights.Exceed([.. w], 4);
        Assert.NotNull(multipliers);
        BigInteger[] sums = [.. Enumerable.Range(0, 6).Select(i => multipliers.Value.Aggregate(BigInteger.Zero, (sum, y) => sum + ((y.Point >> i & 1) == 1 ? y.Multiplier : -y.Multiplier)))];
        Assert.True(multipliers.Value.Aggregate(BigInteger.Zero, (sum, y) => sum + y.Multiplier) > 4 * sums.Aggregate(BigInteger.Zero, (sum, c) => sum + BigInteger.Abs(c)));
    }

    [Fact]
    public void Nothing_exceeds_the_weights_a_function_has() => Assert.Null(LeastWeights.Exceed([5, 2, 2, 2, 1, 1], 5));

    private static BigInteger Sum(IEnumerable<BigInteger> weights) => weights.Aggregate(BigInteger.Zero, (a, b) => a + b);
}
