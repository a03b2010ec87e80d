using Verify.Evidence;
using Verify.Reports.Figures;

namespace Verify.Reports.Tests;

public sealed class TicksTests
{
    [Theory]
    [InlineData(0, 10, 5, "0 2 4 6 8 10")]
    [InlineData(-1, 1, 4, "−1.0 −0.5 0 0.5 1.0")]
    [InlineData(0.1, 0.13, 4, "0.10 0.11 0.12 0.13")]
    [InlineData(0, 3e6, 3, "0 1·10⁶ 2·10⁶ 3·10⁶")]
    public void Linear_ticks_are_round_numbers(double low, double high, int room, string labels) => Assert.Equal(labels, string.Join(' ', Ticks.Linear(low, high, room).Select(t => t.Label)));

    [Theory]
    [InlineData(AxisScale.Log10, 1e-2, 1e2, 10, "10⁻² 10⁻¹ 1 10 10²")]
    [InlineData(AxisScale.Log2, 0.5, 16, 10, "2⁻¹ 1 2 2² 2³ 2⁴")]
    [InlineData(AxisScale.Log10, 1, 1e12, 5, "1 10³ 10⁶ 10⁹ 10¹²")]
    [InlineData(AxisScale.Log10, 2, 5, 8, "2 3 4 5")]
    public void Logarithmic_ticks_are_powers_thinned_to_the_room(AxisScale scale, double low, double high, int room, string labels) =>
        Assert.Equal(labels, string.Join(' ', Ticks.Of(new("", scale), low, high, room).Where(t => t.Label is not null).OrderBy(t => t.At).Select(t => t.Label)));

    [Fact]
    public void Named_ticks_outside_the_range_are_left_out() =>
        Assert.Equal(["b"], Ticks.Of(new("", Ticks: [new(-1, "a"), new(1, "b"), new(double.NaN, "c")]), 0, 2, 9).Select(t => t.Label));

    [Theory]
    [InlineData(1e-5, "10⁻⁵")]
    [InlineData(2.5e-7, "2.5·10⁻⁷")]
    [InlineData(0.25, "0.25")]
    public void Small_probabilities_are_written_with_a_power_of_ten(double value, string text) => Assert.Equal(text, Ticks.Short(value));
}
