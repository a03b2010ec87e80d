namespace Verify.Numerics.Tests;

public sealed class MajorantTests
{
    [Fact]
    public void Errors_of_random_formulas_stay_within_their_bound()
    {
        var random = new Random(3);
        for (int trial = 0; trial < 200; trial++)
        {
            List<(double Computed, Rational Exact, Majorant Bound)> values = [.. Enumerable.Range(0, 4).Select(_ => (random.NextDouble() * 4) - 2).Select(x => (x, Rational.FromDouble(x), Majorant.Exactly(x)))];
            for (int step = 0; step < 12; step++)
            {
                var (a, b) = (values[random.Next(values.Count)], values[random.Next(values.Count)]);
                values.Add(random.Next(3) switch
                {
                    0 => (a.Computed + b.Computed, a.Exact + b.Exact, a.Bound + b.Bound),
                    1 => (a.Computed - b.Computed, a.Exact - b.Exact, a.Bound - b.Bound),
                    _ => (a.Computed * b.Computed, a.Exact * b.Exact, a.Bound * b.Bound),
                });
            }

            Assert.All(values.Where(v => v.Bound.Size < 1e100), v =>
            {
                Assert.True(Rational.Abs(Rational.FromDouble(v.Computed) - v.Exact) <= Rational.FromDouble(v.Bound.ErrorBound.Upper));
                Assert.True(Rational.Abs(v.Exact) <= Rational.FromDouble(v.Bound.Size));
            });
        }
    }

    [Fact]
    public void A_sum_of_n_numbers_counts_n_less_one_roundings_and_drops_signs()
    {
        var sum = new[] { 1.0, -2.0, 4.0, -8.0 }.Select(Majorant.Exactly).Aggregate((a, b) => a + b);
        Assert.Equal(new Majorant(15, 3), sum);
        Assert.True(sum.ErrorBound.Contains(15 * 3 / (Math.ScaleB(1, 53) - 3)));
    }

    [Fact]
    public void The_bound_is_reached_by_one_rounding()
    {
        // 1 + 2⁻⁵³ rounds to 1: an error of 2⁻⁵³, and γ₁ is hardly more.
        double bound = (Majorant.One + Majorant.Exactly(Math.ScaleB(1, -53))).ErrorBound.Upper;
        Assert.InRange(bound, Math.ScaleB(1, -53), Math.ScaleB(1.0001, -53));
    }

    [Fact]
    public void Quotients_have_no_majorant() => Assert.Throws<NotSupportedException>(() => Majorant.One / Majorant.One);
}
