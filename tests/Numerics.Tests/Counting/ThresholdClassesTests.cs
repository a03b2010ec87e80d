using System.Numerics;
using Verify.Numerics.Counting;

namespace Verify.Numerics.Tests.Counting;

public sealed class ThresholdClassesTests
{
    [Theory]
    [InlineData(2, 1, 4)]
    [InlineData(3, 2, 14)]
    [InlineData(4, 3, 104)]
    [InlineData(5, 7, 1882)]
    [InlineData(6, 21, 94572)]
    [InlineData(7, 135, 15028134)]
    public void Classes_and_their_members_number_what_OEIS_has(int variables, int classes, int functions)
    {
        var found = ThresholdClasses.Search(variables);
        Assert.Equal(classes, found.Weights.Length);
        Assert.Equal(functions, found.Functions);
    }

    [Fact]
    public void Only_for_two_variables_a_step_needs_a_rejection()
    {
        var rejection = Assert.Single(ThresholdClasses.Search(2).Rejections);
        Assert.Equal((0, 1), (rejection.Class, rejection.Point));
        Assert.All(Enumerable.Range(3, 5), n => Assert.Empty(ThresholdClasses.Search(n).Rejections));
    }

    [Fact]
    public void Weights_descend_to_zero_or_more_and_vanish_nowhere()
    {
        foreach (var w in ThresholdClasses.Search(6).Weights)
        {
            Assert.True(w[^1] >= 0);
            Assert.All(w.Zip(w.Skip(1)), pair => Assert.True(pair.First >= pair.Second));
            Assert.All(Enumerable.Range(0, 64), x => Assert.NotEqual(BigInteger.Zero, w.Select((v, i) => (x >> i & 1) == 1 ? v : -v).Aggregate(BigInteger.Add)));
        }
    }
}
