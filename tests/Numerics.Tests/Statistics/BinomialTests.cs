using Verify.Numerics.Statistics;

namespace Verify.Numerics.Tests.Statistics;

public sealed class BinomialTests
{
    [Theory]
    [InlineData(10, 3, 1, 4)]
    [InlineData(50, 20, 1, 3)]
    [InlineData(7, 7, 2, 5)]
    [InlineData(7, -1, 2, 5)]
    public void Exact_and_floating_tails_agree(int n, int k, int p, int q)
    {
        double exact = (double)Binomial.ExactLowerTail(n, k, new Rational(p, q));
        Assert.Equal(exact, 1 - Binomial.UpperTail(n, k + 1, (double)p / q), 1e-12);
    }

    [Fact]
    public void Exact_tail_sums_the_terms_of_the_binomial_theorem() =>
        Assert.Equal(new Rational(20, 27), Binomial.ExactLowerTail(3, 1, new Rational(1, 3)));

    [Fact]
    public void Limits_of_no_success_are_those_of_the_closed_form()
    {
        // For k = 0 the upper limit solves (1 − p)^n = α/2.
        var (lower, upper) = Binomial.ClopperPearson(0, 225, 2e-5);
        Assert.Equal(0, lower);
        Assert.Equal(1 - Math.Pow(1e-5, 1.0 / 225), upper, 1e-9);
        var mirrored = Binomial.ClopperPearson(225, 225, 2e-5);
        Assert.Equal(1 - upper, mirrored.Lower, 1e-9);
        Assert.Equal(1, mirrored.Upper);
    }

    [Theory]
    [InlineData(289, 500)]
    [InlineData(1, 10)]
    [InlineData(9, 10)]
    public void Each_limit_leaves_half_of_alpha_outside(int k, int n)
    {
        const double Alpha = 1e-5;
        var (lower, upper) = Binomial.ClopperPearson(k, n, Alpha);
        Assert.InRange((double)k / n, lower, upper);
        Assert.Equal(Alpha / 2, Binomial.UpperTail(n, k, lower), 1e-8);
        Assert.Equal(Alpha / 2, 1 - Binomial.UpperTail(n, k + 1, upper), 1e-8);
    }
}
