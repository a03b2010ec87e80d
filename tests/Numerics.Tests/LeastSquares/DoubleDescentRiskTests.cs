using Verify.Numerics.LeastSquares;

namespace Verify.Numerics.Tests.LeastSquares;

public sealed class DoubleDescentRiskTests
{
    [Theory]
    [InlineData(20, 5, "1", "2", "5/14")]
    [InlineData(20, 12, "1", "2", "12/7")]
    [InlineData(20, 15, "1", "2", "15/4")]
    [InlineData(20, 26, "1", "2", "58/13")]
    [InlineData(20, 40, "1", "2", "39/19")]
    [InlineData(20, 100, "1/4", "1", "341/395")]
    public void The_excess_risk_is_the_known_fraction(int n, int p, string noise, string signal, string risk) =>
        Assert.Equal(Rational.Parse(risk), DoubleDescentRisk.Excess(n, p, Rational.Parse(noise), Rational.Parse(signal)));

    [Theory]
    [InlineData(0, 1.04)]
    [InlineData(10, 1.264138)]
    [InlineData(38, 25.74)]
    [InlineData(42, 25.44)]
    [InlineData(100, 0.667119)]
    public void The_total_risk_of_a_part_of_the_features_is_known(int used, double risk) =>
        Assert.Equal(risk, (double)DoubleDescentRisk.Total(40, used, 100, new(1, 25), 1)!.Value, 1e-6);

    [Theory]
    [InlineData(19)]
    [InlineData(20)]
    [InlineData(21)]
    public void About_p_equal_n_there_is_no_finite_risk(int p) => Assert.Null(DoubleDescentRisk.Excess(20, p, 1, 1));
}
