using Verify.Numerics.Inertia;
using Verify.Numerics.Integers;

namespace Verify.Numerics.Tests.Inertia;

public sealed class CongruenceDiagonalTests
{
    [Fact]
    public void A_hyperbolic_pair_has_one_eigenvalue_of_either_sign()
    {
        var found = CongruenceDiagonal.Of([[0, 1], [1, 0]]);
        Assert.Equal((1, 0, 1), (found.Negative, found.Zero, found.Positive));
    }

    [Fact]
    public void The_zero_matrix_has_zeros_only() => Assert.Equal(3, CongruenceDiagonal.Of([[0, 0, 0], [0, 0, 0], [0, 0, 0]]).Zero);

    [Fact]
    public void An_asymmetric_matrix_is_refused() => Assert.Throws<ArgumentException>(() => CongruenceDiagonal.Of([[0, 1], [2, 0]]));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(9)]
    public void The_basis_diagonalises_and_the_signs_are_those_of_minors(int size)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var random = RandomStream.Named((ulong)seed, "congruence");
            var h = new Rational[size][];
            long[] flat = new long[size * size];
            for (int i = 0; i < size; i++)
            {
                h[i] = new Rational[size];
                for (int j = 0; j <= i; j++)
                    h[i][j] = h[j][i] = flat[(i * size) + j] = random.Next(-3, 3);
            }

            var found = CongruenceDiagonal.Of(h);
            for (int i = 0; i < size; i++)
            {
                for (int j = 0; j < size; j++)
                    Assert.Equal(i == j ? found.Diagonal[i] : 0, Form(h, found.Basis[i], found.Basis[j]));
            }

            if (SymmetricFactorisation.Of(flat, size) is { } minors)
                Assert.Equal((minors.Negative, 0), (found.Negative, found.Zero));
            Rational[][] start = CayleyTransform.Orthogonal([.. Enumerable.Range(0, size * (size - 1) / 2).Select(_ => random.Next(-2, 2))], size);
            var turned = CongruenceDiagonal.Of(h, start);
            Assert.Equal((found.Negative, found.Zero), (turned.Negative, turned.Zero));
            Assert.All(turned.Basis.SelectMany(row => row), x => Assert.True(Rational.IsInteger(x)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public void Cayley_transforms_are_orthogonal(int size)
    {
        var random = new RandomStream(1, 2, 3, (ulong)size);
        var q = CayleyTransform.Orthogonal([.. Enumerable.Range(0, size * (size - 1) / 2).Select(_ => random.Next(-3, 3))], size);
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
                Assert.Equal(i == j ? 1 : 0, q[i].Zip(q[j], (a, b) => a * b).Aggregate((a, b) => a + b));
        }
    }

    [Fact]
    public void The_Cayley_transform_of_0_is_1_and_of_a_quarter_turn_a_quarter_turn()
    {
        Assert.Equal([[1, 0], [0, 1]], CayleyTransform.Orthogonal([0], 2));
        Assert.Equal([[0, 1], [-1, 0]], CayleyTransform.Orthogonal([1], 2));
        Assert.Throws<ArgumentException>(() => CayleyTransform.Orthogonal([1, 2], 2));
    }

    private static Rational Form(Rational[][] h, Rational[] x, Rational[] y)
    {
        var sum = Rational.Zero;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < y.Length; j++)
                sum += x[i] * h[i][j] * y[j];
        }

        return sum;
    }
}
