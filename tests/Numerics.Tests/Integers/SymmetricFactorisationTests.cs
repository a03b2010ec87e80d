using System.Numerics;
using Verify.Numerics.Inertia;
using Verify.Numerics.Integers;

namespace Verify.Numerics.Tests.Integers;

public sealed class SymmetricFactorisationTests
{
    public static TheoryData<int, long> Shapes => new()
    {
        { 1, 5 }, { 2, 3 }, { 5, 9 }, { 8, 1000 }, { 17, 99 }, { 30, 1_000_000_000 }, { 40, 1L << 50 }, { 60, 9 }, { 60, 99 }, { 12, long.MaxValue / 8 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Minors_and_columns_are_those_of_elimination_over_the_integers(int size, long largest)
    {
        for (int seed = 0; seed < 5; seed++)
        {
            long[] matrix = Symmetric(size, largest, seed);
            var (fast, slow) = (SymmetricFactorisation.Of(matrix, size), SymmetricFactorisation.Eliminate(matrix, size));
            Assert.Equal(slow is null, fast is null);
            Assert.Equal(slow?.Minors, fast?.Minors);
            Assert.Equal(slow?.Columns, fast?.Columns);
        }
    }

    [Fact]
    public void The_factors_multiply_to_the_matrix()
    {
        const int size = 9;
        long[] matrix = Symmetric(size, 50, 1);
        var f = SymmetricFactorisation.Of(matrix, size)!;
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                var sum = Rational.Zero;
                for (int k = 0; k <= j; k++)
                    sum += new Rational(f.Columns[k][i - k] * f.Columns[k][j - k], f.Minors[k] * (k == 0 ? 1 : f.Minors[k - 1]));
                Assert.Equal((Rational)matrix[(i * size) + j], sum);
            }
        }
    }

    [Fact]
    public void A_vanishing_leading_minor_gives_none() => Assert.Null(SymmetricFactorisation.Of([0, 1, 1, 0], 2));

    [Fact]
    public void Multiples_of_a_prime_of_the_table_are_not_taken_for_zero()
    {
        long p = (long)PrimeLanes.Prime(3);
        var f = SymmetricFactorisation.Of([p, 1, 1, 0], 2)!;
        Assert.Equal([p, -1], f.Minors);
    }

    [Fact]
    public void The_signs_of_minors_count_negative_eigenvalues()
    {
        // −1, 2 and the pair ±√5/2 + 1/2 of (0 1; 1 1), moved by a unimodular congruence.
        Assert.Equal(1, SymmetricFactorisation.Of([-1, -3, -3, -7], 2)!.Negative);
        Assert.Equal(3, SymmetricFactorisation.Of([-2, 1, 0, 1, -2, 1, 0, 1, -2], 3)!.Negative);
        Assert.Equal(0, SymmetricFactorisation.Of([2, -1, 0, -1, 2, -1, 0, -1, 2], 3)!.Negative);
    }

    [Theory]
    [InlineData(1, 2, 0)]
    [InlineData(3, 5, 1)]
    [InlineData(19, 10, 1)]
    [InlineData(2, 1, null)]
    [InlineData(21, 10, 2)]
    [InlineData(7, 2, 3)]
    public void Eigenvalues_below_a_number_are_counted_unless_a_minor_vanishes(int p, int q, int? below) =>
        Assert.Equal(below, SymmetricFactorisation.EigenvaluesBelow([2, -1, 0, -1, 2, -1, 0, -1, 2], 3, new(p, q))); // 2 − √2, 2, 2 + √2

    [Fact]
    public void Counts_of_eigenvalues_agree_with_a_congruence_over_the_rationals()
    {
        var stream = RandomStream.Named(1, "eigenvalues below");
        for (int seed = 0; seed < 50; seed++)
        {
            int size = stream.Next(1, 7);
            long[] matrix = Symmetric(size, 99, seed);
            var number = new Rational(stream.Next(-300_000, 300_000), 1009);
            Rational[][] shifted = [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Select(j => matrix[(Math.Max(i, j) * size) + Math.Min(i, j)] - (i == j ? number : 0)).ToArray())];
            Assert.Equal(CongruenceDiagonal.Of(shifted).Negative, SymmetricFactorisation.EigenvaluesBelow(matrix, size, number));
        }
    }

    [Fact]
    public void A_shift_beyond_64_bits_is_refused() =>
        Assert.Throws<OverflowException>(() => SymmetricFactorisation.EigenvaluesBelow([long.MaxValue], 1, new(1, 2)));

    [Fact]
    public void Only_the_lower_half_is_read() => Assert.Equal(SymmetricFactorisation.Of([2, 1, 1, 3], 2)!.Minors, SymmetricFactorisation.Of([2, 77, 1, 3], 2)!.Minors);

    [Fact]
    public void Residues_of_products_are_right_at_the_ends_of_their_range()
    {
        var random = new RandomStream(1, 2, 3, 4);
        for (int group = 0; group < PrimeLanes.Count / PrimeLanes.Lanes; group++)
        {
            var p = PrimeLanes.Moduli(group);
            var reciprocal = System.Runtime.Intrinsics.Vector512<double>.One / p;
            for (int k = 0; k < 200; k++)
            {
                double Edge(double times) => k < 20 ? (random.NextBoolean() ? 1 : -1) * Math.Floor(times * PrimeLanes.Prime((group * 8) + 7)) : Math.Floor(random.NextDouble(-times, times) * PrimeLanes.Prime((group * 8) + 7));
                double a = Edge(1.2), b = Edge(0.7), s = Edge(0.7), c = Edge(0.7);
                var (product, rest) = (
                    PrimeLanes.Multiply(System.Runtime.Intrinsics.Vector512.Create(a), System.Runtime.Intrinsics.Vector512.Create(b), p, reciprocal),
                    PrimeLanes.MultiplySubtract(System.Runtime.Intrinsics.Vector512.Create(s), System.Runtime.Intrinsics.Vector512.Create(c), System.Runtime.Intrinsics.Vector512.Create(b), p, reciprocal));
                for (int lane = 0; lane < 8; lane++)
                {
                    BigInteger prime = PrimeLanes.Prime((group * 8) + lane), exact = (BigInteger)a * (BigInteger)b;
                    Assert.True(((exact - (BigInteger)product[lane]) % prime).IsZero && ((BigInteger)s - ((BigInteger)c * (BigInteger)b) - (BigInteger)rest[lane]) % prime == 0);
                    Assert.True(Math.Abs(product[lane]) <= 0.7 * (double)prime && Math.Abs(rest[lane]) <= 0.7 * (double)prime);
                }
            }
        }
    }

    [Theory]
    [InlineData(60, 60, 60, 9)]
    [InlineData(60, 60, 59, 9)]
    [InlineData(60, 60, 1, 9)]
    [InlineData(7, 20, 5, 1_000_000)]
    [InlineData(20, 7, 7, 99)]
    [InlineData(9, 9, 0, 5)]
    public void A_product_of_random_factors_has_the_rank_of_its_waist(int rows, int columns, int rank, int largest)
    {
        var random = new RandomStream(5, 6, 7, 8);
        long[] matrix = new long[rows * columns];
        for (int k = 0; k < rank; k++)
        {
            long[] left = [.. Enumerable.Range(0, rows).Select(_ => (long)random.Next(-largest, largest))], right = [.. Enumerable.Range(0, columns).Select(_ => (long)random.Next(-largest, largest))];
            for (int i = 0; i < matrix.Length; i++)
                matrix[i] += left[i / columns] * right[i % columns];
        }

        Assert.Equal(rank, IntegerRank.Of(matrix, rows, columns));
    }

    [Fact]
    public void A_prime_in_the_diagonal_does_not_lower_the_rank() =>
        Assert.Equal(2, IntegerRank.Of([(long)PrimeLanes.Prime(0), 0, 0, (long)PrimeLanes.Prime(1)], 2, 2));

    private static long[] Symmetric(int size, long largest, int seed)
    {
        var random = RandomStream.Named((ulong)seed, "symmetric", size.ToString());
        var matrix = new long[size * size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j <= i; j++)
                matrix[(i * size) + j] = matrix[(j * size) + i] = (long)(random.NextDouble(-1, 1) * largest);
        }

        return matrix;
    }
}
