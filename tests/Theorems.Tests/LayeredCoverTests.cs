using Verify.Numerics;
using Verify.Theorems.Generalization;

namespace Verify.Theorems.Tests;

public sealed class LayeredCoverTests
{
    private static readonly int[][] Points = [[2, 1], [-1, 2], [1, -2]];

    private static readonly int[][][] Scales = [[[1, 0], [0, 1]], [[0, 1], [1, 0]], [[2, 0], [0, 2]], [[0, 2], [2, 0]]];

    public static TheoryData<int> Radii => [0, 1, 3, 6, 50];

    [Fact]
    public void The_radius_adds_what_each_layer_misses_times_the_slopes_and_norms_behind_it()
    {
        var cover = Permuted();
        Assert.Equal(14, cover.Radius());
        Assert.Equal(6, cover.Radius(norms: false));
        Assert.Equal(10, cover.Radius(slopes: false));
        Assert.Equal(196, cover.SquaredDistance);
    }

    [Fact]
    public void One_layer_is_covered_at_its_own_radius_times_its_slope()
    {
        var cover = LayeredCover.Of(Points, new LayerFamily(Scales, 3, new Rational(7, 2)));
        Assert.Equal(new Rational(21, 2), cover.Radius());
        Assert.Equal(cover.Product, cover.Size);
    }

    [Theory]
    [MemberData(nameof(Radii))]
    public void Sizes_and_distances_are_those_of_networks_written_out_one_by_one(int radius)
    {
        int[][][] first = Drawn(1, 3, 2), second = Drawn(2, 2, 3);
        var cover = LayeredCover.Of(Points, new(first, 2, radius), new(second, 1, radius));

        var networks = first.SelectMany(a => second.Select(b => Values(a, b))).ToList();
        var elements = cover.Choices[0][0].SelectMany((c, k) => cover.Choices[1][k].Select(d => Values(first[c], second[d]))).ToList();
        Assert.Equal(elements.Count, cover.Size);
        Assert.Equal(networks.Max(f => elements.Min(g => Apart(f, g))), cover.SquaredDistance);
        Assert.True(cover.SquaredDistance <= cover.Radius() * cover.Radius());
        Assert.InRange(cover.Size, 1, cover.Product);
    }

    [Theory]
    [MemberData(nameof(Radii))]
    public void Every_image_is_within_the_radius_of_a_chosen_one_and_chosen_ones_are_farther_apart(int radius)
    {
        var family = Drawn(3, 3, 2);
        int[] chosen = LayeredCover.Of(Points, new LayerFamily(family, 1, radius)).Choices[0][0];
        long[][] images = Array.ConvertAll(family, a => (long[])[.. Points.SelectMany(x => Image(a, x))]);
        Assert.All(images, v => Assert.Contains(chosen, c => Apart(v, images[c]) <= radius * radius));
        Assert.All(chosen, c => Assert.DoesNotContain(chosen, d => d != c && Apart(images[c], images[d]) <= radius * radius));
    }

    [Fact]
    public void At_radius_0_equal_matrices_need_one_element()
    {
        var cover = LayeredCover.Of(Points, new LayerFamily([[[1, 2]], [[1, 2]], [[1, 3]]], 1, 0));
        Assert.Equal((2, 0L), (cover.Size, cover.SquaredDistance));
        Assert.Equal([0, 2], cover.Choices[0][0]);
    }

    [Fact]
    public void Norms_are_bounded_from_above_within_a_sixteenth()
    {
        Assert.Equal(0, new LayerFamily([[[0, 0], [0, 0]]], 1, 1).Norm);
        Assert.InRange((double)new LayerFamily([[[0, 1]], [[3, 4]]], 1, 1).Norm, 5, 5 + (1 / 16.0));
        Assert.InRange((double)new LayerFamily([[[1, 1], [1, 1]]], 1, 1).Norm, 2, 2 + (1 / 16.0));
    }

    [Fact]
    public void The_spacing_is_the_median_distance_of_images()
    {
        // Images 0, 3, 4, 12 of the point 1 have distances 1, 3, 4, 8, 9, 12.
        Assert.Equal(8, LayeredCover.Spacing([[1]], [[[0]], [[3]], [[4]], [[12]]]));
        Assert.Equal(1, LayeredCover.Spacing([[1]], [[[5]], [[5]]]));
    }

    [Fact]
    public void A_layer_cuts_off_below_0_and_multiplies_by_its_slope() =>
        Assert.Equal([[0, 6], [4, 0]], LayeredCover.Layer([[1, -1], [0, 1]], [[1, 3], [2, 0]], 2));

    [Fact]
    public void Certificates_are_accepted_and_say_what_the_cover_says()
    {
        var cover = Permuted();
        var ruling = CatalogueRun.Judged(cover.Certified("cover").Utf8);
        Assert.True(ruling.Accepted, ruling.Sentence);
        Assert.Equal(("196", "196"), (ruling.Facts["squaredDistance"], ruling.Facts["squaredRadius"]));
        Assert.Equal(($"{cover.Size}", $"{cover.Product}"), (ruling.Facts["cover"], ruling.Facts["product"]));
    }

    private static LayeredCover Permuted() =>
        LayeredCover.Of([[1, 0]], new(Scales, 2, 1) { Norm = 2 }, new(Scales, 1, 2) { Norm = 2 }, new(Scales, 1, 2) { Norm = 2 });

    private static int[][][] Drawn(int seed, int rows, int columns)
    {
        var stream = RandomStream.Named((ulong)seed, "covers");
        return [.. Enumerable.Range(0, 6).Select(_ => Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => stream.Next(-3, 3)).ToArray()).ToArray())];
    }

    // relu(B · 2relu(Ax)) at every point, one after the other.
    private static long[] Values(int[][] a, int[][] b) =>
        [.. Points.SelectMany(x => b.Select(row => Math.Max(row.Select((w, j) => w * 2 * Math.Max(Image(a, x)[j], 0)).Sum(), 0)))];

    private static long[] Image(int[][] a, int[] x) => [.. a.Select(row => ((long)row[0] * x[0]) + (row[1] * x[1]))];

    private static long Apart(long[] f, long[] g) => f.Zip(g, (x, y) => (x - y) * (x - y)).Sum();
}
