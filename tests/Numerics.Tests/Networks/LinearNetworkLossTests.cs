using Verify.Numerics.Networks;

namespace Verify.Numerics.Tests.Networks;

public sealed class LinearNetworkLossTests
{
    private static readonly LinearNetworkLoss Weighted = new([[1, 0, 2], [0, 3, -1]], [2, 2], [[1, 2, 3], [1, 1, 2]], new(1, 5));

    [Fact]
    public void Parameters_are_the_entries_of_all_factors() => Assert.Equal((3 * 2) + (2 * 2) + (2 * 2), Weighted.Parameters);

    [Fact]
    public void Three_scalars_lose_what_their_product_misses() =>
        Assert.Equal(new Rational(25, 2) + new Rational(7, 5), new LinearNetworkLoss([[1]], [1, 1], Decay: new(1, 5)).Value<Rational>([1, 2, 3]));

    [Fact]
    public void Gradient_and_Hessian_are_the_derivatives_of_the_loss()
    {
        var random = new RandomStream(1, 2, 3, 4);
        Rational[] theta = [.. Enumerable.Range(0, Weighted.Parameters).Select(_ => new Rational(random.Next(-5, 5), random.Next(1, 3)))];
        var (gradient, hessian) = (Weighted.Gradient(theta), Weighted.Hessian(theta));
        for (int i = 0; i < theta.Length; i++)
        {
            for (int j = 0; j < theta.Length; j++)
            {
                Dual<Dual<Rational>>[] lifted = [.. theta.Select((t, k) => new Dual<Dual<Rational>>(new(t, k == i ? 1 : 0), new(k == j ? 1 : 0, 0)))];
                var loss = Weighted.Value(lifted);
                Assert.Equal(gradient[i], loss.Value.Derivative);
                Assert.Equal(hessian[i][j], loss.Derivative.Derivative);
            }
        }
    }
}
