using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Verify.Numerics.Separation;

namespace Verify.Numerics.Tests.Separation;

public sealed class MaximalMarginTests
{
    [Property(Arbitrary = [typeof(LabelledSet)], MaxTest = 1000)]
    public bool The_margin_has_a_primal_and_a_dual_proof(LabelledSet set) => Find(set) switch
    {
        MaximalMargin.Exact exact => IsProved(set, exact),
        MaximalMargin.Inseparable inseparable =>
            LinearSeparation.IsProved<BigInteger>(set.Points, set.Dimension, set.Labels, new Separability.Inseparable(inseparable.Multipliers)),
        _ => false,
    };

    [Property(Arbitrary = [typeof(LabelledSet)], MaxTest = 300)]
    public bool It_is_the_least_distance_of_an_affine_hull_with_its_nearest_point_inside(LabelledSet set)
    {
        LabelledSet few = set with { Points = set.Points[..(Math.Min(set.Count, 6) * set.Dimension)], Labels = set.Labels[..Math.Min(set.Count, 6)] };
        return Find(few) is not MaximalMargin.Exact exact || exact.SquaredMargin == BruteForce(few);
    }

    [Property(Arbitrary = [typeof(LabelledSet)], MaxTest = 300)]
    public bool Signed_permutations_keep_it_and_scaling_scales_it(LabelledSet set, int seed, PositiveInt factor)
    {
        var stream = RandomStream.Named((ulong)seed, "signed permutation");
        int[] order = [.. Enumerable.Range(0, set.Dimension)];
        stream.Shuffle<int>(order);
        int[] signs = [.. order.Select(_ => stream.NextBoolean() ? factor.Get : -factor.Get)];
        BigInteger[] moved = [.. Enumerable.Range(0, set.Points.Length).Select(i => set.Points[(i / set.Dimension * set.Dimension) + order[i % set.Dimension]] * signs[i % set.Dimension])];
        return (Find(set), Find(set with { Points = moved })) switch
        {
            (MaximalMargin.Exact one, MaximalMargin.Exact other) => other.SquaredMargin == one.SquaredMargin * factor.Get * factor.Get,
            (MaximalMargin.Inseparable, MaximalMargin.Inseparable) => true,
            _ => false,
        };
    }

    // There the search in floating point has nothing to say, and the exact scan alone decides who enters.
    [Property(Arbitrary = [typeof(LabelledSet)], MaxTest = 100)]
    public bool Coordinates_beyond_floating_point_have_their_margin_too(LabelledSet set) =>
        Find(set with { Points = [.. set.Points.Select(p => p << 2000)] }) is not MaximalMargin.Exact huge
        || huge.SquaredMargin == ((MaximalMargin.Exact)Find(set)).SquaredMargin * (BigInteger.One << 4000);

    [Property(Arbitrary = [typeof(LabelledSet)], MaxTest = 300)]
    public bool A_bracket_on_a_short_budget_contains_the_exact_value(LabelledSet set) =>
        MaximalMargin.Find<BigInteger>(set.Points, set.Dimension, set.Labels, maxSolves: 1) switch
        {
            MaximalMargin.Bracket bracket => Contains(set, bracket, ((MaximalMargin.Exact)Find(set)).SquaredMargin),
            MaximalMargin.Exact exact => IsProved(set, exact),
            MaximalMargin.Inseparable => true,
            _ => false,
        };

    [Fact]
    public void A_short_budget_does_end_in_a_bracket() =>
        Assert.IsType<MaximalMargin.Bracket>(MaximalMargin.Find<int>([1, 5, 5, 1, 4, -1], 2, [true, true, true], maxSolves: 1));

    [Fact]
    public void Unit_vectors_have_the_margin_of_their_centre()
    {
        int[] points = [.. Enumerable.Range(0, 49).Select(i => i % 8 == 0 ? 1 : 0)];
        var exact = Assert.IsType<MaximalMargin.Exact>(MaximalMargin.Find<int>(points, 7, [.. Enumerable.Repeat(true, 7)]));
        Assert.Equal(new Rational(1, 7), exact.SquaredMargin);
        Assert.Equal(Enumerable.Repeat(BigInteger.One, 7), exact.Nearest.Multipliers);
    }

    [Theory]
    [InlineData(new[] { 3, 4 }, 25)]
    [InlineData(new[] { 3, 4, 3, 4 }, 25)]
    [InlineData(new[] { 2, -3, 2, 0, 2, 7, 2, 1 }, 4)]
    [InlineData(new[] { 3, 4, 6, 8, 9, 12 }, 25)]
    public void One_point_repeated_points_and_points_on_a_line_are_no_exception(int[] points, int squared)
    {
        bool[] labels = [.. Enumerable.Repeat(true, points.Length / 2)];
        Assert.Equal(squared, Assert.IsType<MaximalMargin.Exact>(MaximalMargin.Find<int>(points, 2, labels)).SquaredMargin);
    }

    [Fact]
    public void A_zero_vector_leaves_no_margin_and_no_points_are_refused()
    {
        Assert.IsType<MaximalMargin.Inseparable>(MaximalMargin.Find<int>([1, 0, 0, 0], 2, [true, true]));
        Assert.Throws<ArgumentException>(() => MaximalMargin.Find<int>([], 2, []));
    }

    // Columns of magnitudes 1 to 10^9, as raw measurements have them: hopeless for a Gram matrix in floating point.
    [Fact]
    public void Badly_scaled_columns_are_no_obstacle()
    {
        const int Dimension = 12;
        var stream = RandomStream.Named(3, "badly scaled");
        BigInteger[] points = [.. Enumerable.Range(0, 150 * Dimension).Select(i => BigInteger.Pow(6, i % Dimension) * stream.Next(-1000, 1000))];
        bool[] labels = [.. points.Chunk(Dimension).Select(x => x.Select((v, j) => v / BigInteger.Pow(6, j) * (j + 1)).Aggregate(BigInteger.Add).Sign > 0)];
        var set = new LabelledSet(Dimension, points, labels);
        var exact = Assert.IsType<MaximalMargin.Exact>(Find(set));
        Assert.True(IsProved(set, exact));
        Assert.Equal(exact.Nearest.Multipliers, ((MaximalMargin.Exact)Find(set)).Nearest.Multipliers);
    }

    private static MaximalMargin Find(LabelledSet set) => MaximalMargin.Find<BigInteger>(set.Points, set.Dimension, set.Labels);

    private static (BigInteger[] Sum, BigInteger Total) Combine(LabelledSet set, ConvexCombination y) => (
        [.. Enumerable.Range(0, set.Dimension).Select(j => LabelledSet.Product(y.Multipliers, y.Support.Select(k => set.Signed(k)[j])))],
        y.Multipliers.Aggregate(BigInteger.Add));

    private static bool IsProved(LabelledSet set, MaximalMargin.Exact exact)
    {
        var (sum, total) = Combine(set, exact.Nearest);
        BigInteger square = LabelledSet.Product(sum, sum);
        return exact.Nearest.Multipliers.All(y => y.Sign > 0)
            && exact.Nearest.Support.SequenceEqual(exact.Nearest.Support.Distinct().Order())
            && exact.SquaredMargin == new Rational(square, total * total)
            && Enumerable.Range(0, set.Count).All(k => LabelledSet.Product(sum, set.Signed(k)) * total >= square);
    }

    private static bool Contains(LabelledSet set, MaximalMargin.Bracket bracket, Rational exact)
    {
        var (sum, total) = Combine(set, bracket.Near);
        BigInteger least = Enumerable.Range(0, set.Count).Min(k => LabelledSet.Product(bracket.Weights, set.Signed(k)));
        return bracket.Lower <= exact && exact <= bracket.Upper && least.Sign > 0
            && bracket.Lower == new Rational(least * least, LabelledSet.Product(bracket.Weights, bracket.Weights))
            && bracket.Upper == new Rational(LabelledSet.Product(sum, sum), total * total);
    }

    /// <summary>Over all subsets of the points: where the affine hull is nearest to 0 with weights ≥ 0, its distance.</summary>
    private static Rational BruteForce(LabelledSet set)
    {
        Rational? best = null;
        for (int subset = 1; subset < 1 << set.Count; subset++)
        {
            int[] chosen = [.. Enumerable.Range(0, set.Count).Where(k => (subset >> k & 1) == 1)];

            // Lagrange: G·α − μ·e = 0 and e·α = 1, by Gauss and Jordan over the rationals.
            int n = chosen.Length + 1;
            Rational[][] rows =
            [
                .. chosen.Select(i => (Rational[])[.. chosen.Select(j => new Rational(LabelledSet.Product(set.Signed(i), set.Signed(j)))), -1, 0]),
                [.. chosen.Select(_ => Rational.One), 0, 1],
            ];
            bool regular = true;
            for (int k = 0; k < n && regular; k++)
            {
                int found = Array.FindIndex(rows, k, row => row[k].Sign != 0);
                regular = found >= 0;
                if (regular)
                {
                    (rows[k], rows[found]) = (rows[found], rows[k]);
                    Rational[] pivot = [.. rows[k].Select(v => v / rows[k][k])];
                    rows = [.. rows.Select((row, i) => i == k ? pivot : [.. row.Zip(pivot, (v, p) => v - (row[k] * p))])];
                }
            }

            if (regular && rows[..^1].All(row => row[n].Sign >= 0) && !(best < rows[n - 1][n]))
            {
                best = rows[n - 1][n];
            }
        }

        return best!.Value;
    }
}
