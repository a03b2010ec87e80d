namespace Verify.Numerics.Tests;

/// <summary>The streams are frozen: these numbers may never change.</summary>
public sealed class RandomStreamTests
{
    [Fact]
    public void The_generator_is_xoshiro256_plus_plus()
    {
        // Reference values of the authors' C code for the state 1, 2, 3, 4.
        ulong[] expected =
        [
            41943041, 58720359, 3588806011781223, 3591011842654386, 9228616714210784205,
            9973669472204895162, 14011001112246962877, 12406186145184390807, 15849039046786891736, 10450023813501588000,
        ];
        var stream = new RandomStream(1, 2, 3, 4);
        Assert.Equal(expected, expected.Select(_ => stream.NextUInt64()));
    }

    [Fact]
    public void A_zero_state_is_refused() => Assert.Throws<ArgumentException>(() => new RandomStream(0, 0, 0, 0));

    [Fact]
    public void A_named_stream_is_frozen()
    {
        var stream = RandomStream.Named(20261, "perceptrons/xor", "Gordan's alternative", "0");
        Assert.Equal(FrozenDraws, FrozenDraws.Select(_ => stream.NextUInt64()));
    }

    [Theory]
    [InlineData("a", "b", "ab", "")]
    [InlineData("a", "b", "a\0b", "")]
    [InlineData("a", "b", "b", "a")]
    public void Names_that_differ_only_in_their_seams_have_different_streams(string first, string second, string otherFirst, string otherSecond) =>
        Assert.NotEqual(RandomStream.Named(1, first, second).NextUInt64(), RandomStream.Named(1, otherFirst, otherSecond).NextUInt64());

    [Fact]
    public void Seeds_name_streams_too() => Assert.NotEqual(RandomStream.Named(1, "a").NextUInt64(), RandomStream.Named(2, "a").NextUInt64());

    [Fact]
    public void Bounded_draws_hit_every_value_alike()
    {
        var stream = RandomStream.Named(7, "bounded");
        int[] counts = new int[6];
        for (int i = 0; i < 60_000; i++)
            counts[stream.Next(6)]++;

        // χ² with 5 degrees of freedom exceeds 44 with probability below 3e-8.
        Assert.InRange(counts.Sum(c => (c - 10_000.0) * (c - 10_000.0) / 10_000), 0, 44);
        Assert.All(Enumerable.Range(0, 1000), _ => Assert.InRange(stream.Next(-3, 3), -3, 3));
    }

    [Fact]
    public void Doubles_are_multiples_of_the_unit_in_the_unit_interval()
    {
        var stream = RandomStream.Named(7, "doubles");
        Assert.All(Enumerable.Range(0, 10_000).Select(_ => stream.NextDouble()), x =>
        {
            Assert.InRange(x, 0, 1 - (1.0 / (1L << 53)));
            Assert.Equal(x, Math.Floor(x * (1L << 53)) / (1L << 53));
        });
    }

    [Fact]
    public void Shuffling_keeps_every_item()
    {
        int[] items = [.. Enumerable.Range(0, 100)];
        RandomStream.Named(7, "shuffle").Shuffle<int>(items);
        Assert.NotEqual(Enumerable.Range(0, 100), items);
        Assert.Equal(Enumerable.Range(0, 100), items.Order());
    }

    // Computed once by an independent program: SHA-256 of the seed and the length-prefixed names, little-endian, as the state.
    private static readonly ulong[] FrozenDraws = [1928296288424743751, 16578419349093987527, 2843330402753040637];
}
