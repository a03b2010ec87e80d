using System.Numerics;
using Verify.Numerics.Statistics;

namespace Verify.Numerics.Tests.Statistics;

public sealed class FisherTests
{
    [Fact]
    public void The_acceptance_region_leaves_at_most_half_the_level_in_each_tail()
    {
        // Fisher's tea: 4 and 4 cups, 4 successes; the extreme counts have probability 1/70 each.
        Assert.Equal((0, 4), Hypergeometric.Acceptance(4, 4, 4, new Rational(1, 50)));
        Assert.Equal((1, 3), Hypergeometric.Acceptance(4, 4, 4, new Rational(1, 35)));
        Assert.Equal((0, 0), Hypergeometric.Acceptance(0, 10, 20, new Rational(1, 2)));
    }

    [Fact]
    public void Normal_draws_have_the_right_moments_and_depend_on_the_stream_alone()
    {
        double[] x = NormalDraws.From(RandomStream.Named(1, "normal"), 20_001);
        Assert.Equal(x, NormalDraws.From(RandomStream.Named(1, "normal"), 20_001));
        Assert.InRange(x.Average(), -0.03, 0.03);
        Assert.InRange(x.Average(v => v * v), 0.95, 1.05);
        Assert.InRange(x.Average(v => v * v * v * v), 2.7, 3.3);
    }

    [Fact]
    public void Sturm_counts_distinct_real_roots()
    {
        Assert.Equal(0, SturmSequence.RealRoots([1, 0, 1]));
        Assert.Equal(1, SturmSequence.RealRoots([0, 0, 0, 5]));
        Assert.Equal(3, SturmSequence.RealRoots([0, -1, 0, 1, 0]));
        Assert.Equal(2, SturmSequence.RealRoots([1, -2, 0, 2, -1]));
        Assert.Equal(1, SturmSequence.RealRoots([new BigInteger(-3), 2]));
        Assert.Equal(0, SturmSequence.RealRoots([7]));
        Assert.Throws<ArgumentException>(() => SturmSequence.RealRoots([0, 0]));
    }
}
