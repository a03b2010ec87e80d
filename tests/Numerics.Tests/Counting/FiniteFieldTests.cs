using System.Numerics;
using Verify.Numerics.Counting;

namespace Verify.Numerics.Tests.Counting;

public sealed class FiniteFieldTests
{
    [Theory]
    [InlineData(2, 3)]
    [InlineData(3, 5)]
    [InlineData(4, 7)]
    [InlineData(5, 5)]
    [InlineData(5, 7)]
    [InlineData(6, 5)]
    public void Search_counts_what_nested_loops_count(int dimension, int q)
    {
        int good = 0;
        for (int code = 0; code < (int)BigInteger.Pow(q, dimension); code++)
        {
            bool vanishes = false;
            for (int signs = 0; signs < 1 << (dimension - 1) && !vanishes; signs++)
            {
                int sum = 0;
                for ((int i, int rest) = (0, code); i < dimension; i++, rest /= q)
                    sum += ((signs >> i) & 1) == 0 ? rest % q : q - (rest % q);
                vanishes = sum % q == 0;
            }

            good += vanishes ? 0 : 1;
        }

        Assert.Equal(good, SignedSums.Count(dimension, q));
    }

    [Theory]
    [InlineData(7, 11, "588150")]
    [InlineData(8, 23, "2083118928")]
    public void Counts_agree_with_reference_values(int dimension, int q, string count) =>
        Assert.Equal(BigInteger.Parse(count), SignedSums.Count(dimension, q));

    [Fact]
    public void One_multiset_for_each_necklace_counts_as_much_as_all_of_them()
    {
        foreach (int q in (int[])[3, 5, 7, 11, 13, 17, 19, 23])
            Assert.All(Enumerable.Range(2, 7), dimension => Assert.Equal(SignedSums.Count(dimension, q), SignedSums.CountByNecklaces(dimension, q)));
    }

    [Theory]
    [InlineData(9, 67)] // two words
    [InlineData(7, 131)] // three
    [InlineData(6, 257)] // five, the sums of a(10)
    public void Necklaces_agree_with_multisets_in_wider_fields(int dimension, int q) =>
        Assert.Equal(SignedSums.Count(dimension, q), SignedSums.CountByNecklaces(dimension, q));

    [Fact]
    public void A_lost_necklace_part_is_noticed_or_changes_the_count()
    {
        UInt128[] parts = [.. Enumerable.Range(0, SignedSums.NecklaceParts(13)).Select(gap => SignedSums.NecklacePart(6, 13, gap))];
        Assert.Equal(SignedSums.Count(6, 13), SignedSums.AssembleNecklaces(6, 13, parts.Reverse()));
        Assert.Throws<ArgumentException>(() => SignedSums.AssembleNecklaces(6, 13, parts.Append((UInt128)1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => SignedSums.NecklacePart(6, 13, parts.Length));
    }

    [Theory]
    [InlineData(4, "1882")]
    [InlineData(5, "94572")]
    [InlineData(6, "15028134")]
    [InlineData(7, "8378070864")]
    public void Regions_are_the_threshold_functions_of_OEIS_A000609(int variables, string count)
    {
        int dimension = variables + 1;
        var primes = ThresholdArrangement.GoodPrimes(dimension, dimension - 3);
        var arrangement = ThresholdArrangement.Interpolate(dimension, [.. primes.Select(q => (q, SignedSums.Count(dimension, q)))]);
        Assert.Equal(BigInteger.Parse(count), arrangement.Regions.Numerator);
        Assert.All(arrangement.Betti, b => Assert.True(Rational.IsInteger(b)));
        Assert.Equal([Rational.Zero], arrangement.Residuals);
    }

    [Fact]
    public void Bounds_for_determinants_are_those_of_Hadamard_Barba_and_Ehlich_with_Wojtas() =>
        Assert.Equal([1, 1, 2, 3, 5, 12, 32, 65, 144, 447], Enumerable.Range(2, 10).Select(n => (int)ThresholdArrangement.DeterminantBound(n)));

    [Fact]
    public void Moduli_that_are_even_or_too_wide_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SignedSums.Count(5, 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => SignedSums.Count(5, 1031));
    }
}
