using System.Numerics;
using Verify.Numerics.Counting;

namespace Verify.Numerics.Tests.Counting;

public sealed class DichotomiesTests
{
    [Theory]
    [InlineData(2, 14)]
    [InlineData(3, 58)]
    [InlineData(4, 174)]
    [InlineData(5, 402)]
    public void Affine_dichotomies_of_square_grids_by_both_routes(int side, int count)
    {
        int[][] grid = [.. Enumerable.Range(0, side * side).Select(k => new[] { k % side, k / side, 1 })];
        Assert.Equal(count, Dichotomies.Enumerate(grid).Count);
        Assert.Equal(count, Dichotomies.ByDeletion(grid));
    }

    [Fact]
    public void Every_listed_weight_separates_and_every_dependency_vanishes()
    {
        int[][] points = [[1, 2, 1], [2, 1, 0], [-1, 1, 3], [0, 1, 1], [3, 3, 1], [1, 0, -1]];
        var found = Dichotomies.Enumerate(points);
        var signs = found.Weights.Select(w => string.Join(' ', points.Select(x => w.Select((v, j) => v * x[j]).Aggregate(BigInteger.Add).Sign))).ToList();
        Assert.Equal(signs.Count, signs.Distinct().Count());
        Assert.All(signs, s => Assert.DoesNotContain("0", s));
        Assert.All(found.Dependencies, y => Assert.All(Enumerable.Range(0, 3), j => Assert.True(y.Select((v, i) => v * points[i][j]).Aggregate(BigInteger.Add).IsZero)));
    }

    [Fact]
    public void Repeated_and_opposite_points_count_once()
    {
        Assert.Equal(4, Dichotomies.ByDeletion([[1, 0], [2, 0], [-3, 0], [0, 1]]));
        Assert.Equal(4, Dichotomies.Enumerate([[1, 0], [2, 0], [-3, 0], [0, 1]]).Count);
    }

    [Fact]
    public void Half_of_all_labellings_at_twice_the_dimension() =>
        Assert.All(Enumerable.Range(1, 30), d => Assert.Equal(BigInteger.One << ((2 * d) - 1), Dichotomies.Cover(2 * d, d)));

    [Fact]
    public void Dependent_subsets_are_those_with_determinant_zero()
    {
        Assert.Equal(0, Dichotomies.DependentSubsets([[1, 0], [0, 1], [1, 1]]));
        Assert.Equal(1, Dichotomies.DependentSubsets([[1, 2], [2, 4], [1, 1]]));
        Assert.Equal(8, Dichotomies.DependentSubsets([.. Enumerable.Range(0, 9).Select(k => new[] { k % 3, k / 3, 1 })]));
    }
}
