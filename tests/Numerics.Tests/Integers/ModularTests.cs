using Verify.Numerics.Integers;

namespace Verify.Numerics.Tests.Integers;

public sealed class ModularTests
{
    [Fact]
    public void Rank_counts_independent_rows()
    {
        Assert.Equal(2, ModularRank.Of([1, 2, 3, 4, 5, 6, 7, 8, 9], 3));
        Assert.Equal(0, ModularRank.Of([0, 0, 0, 0], 2));
        Assert.Equal(0, ModularRank.Of([ModularRank.Prime], 1)); // the rank modulo the prime may be smaller
    }

    [Fact]
    public void Minor_names_rows_and_columns_of_full_rank()
    {
        var (rows, columns) = ModularRank.Minor([0, 0, 0, 0, 0, -5, 0, 2, 4], 3);
        Assert.Equal([1, 2], rows);
        Assert.Equal([1, 2], columns);
    }

    [Fact]
    public void Normal_equations_of_dependent_features_are_solved()
    {
        // Features (1, 1, 1), (1, 0, 0), (0, 1, 1) and the target (3, 1, 2): the third is a difference of the others.
        long[,] gram = { { 3, 1, 2 }, { 1, 1, 0 }, { 2, 0, 2 } };
        long[] right = [6, 3, 3];
        var c = NormalEquations.Solve(gram, right);
        for (int i = 0; i < 3; i++)
            Assert.Equal(right[i], Enumerable.Range(0, 3).Aggregate(Rational.Zero, (sum, k) => sum + (gram[i, k] * c[k])));
    }

    [Fact]
    public void Normal_equations_without_solution_are_refused() =>
        Assert.Throws<ArithmeticException>(() => NormalEquations.Solve(new long[,] { { 1, 1 }, { 1, 1 } }, [1, 2]));
}
