using System.Numerics;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Theorems.Generalization;

namespace Verify.Theorems.Tests;

/// <summary>What the bounds on a table are computed from: a vacuous bound would not show a mistake in it.</summary>
public sealed class PopulationTests
{
    private static readonly Population Two = new([[1024, 0], [-512, 1024], [0, -2048]], [1, 0, 1], 2);

    [Fact]
    public void Columns_are_moved_and_scaled_onto_the_interval_from_minus_1_to_1()
    {
        var population = Population.Of(Table([(["10", "7"], "a"), (["12.5", "7"], "b"), (["20", "7"], "b")]));
        Assert.Equal([[-1024, 0, 1024], [-512, 0, 1024], [1024, 0, 1024]], population.Points);
        Assert.Equal([1, 0, 0], population.Labels);
        Assert.Equal(2 * 1024 * 1024, population.SquaredRadius);
    }

    [Fact]
    public void Shuffling_keeps_points_and_the_number_of_each_label()
    {
        var population = Population.Clouds(RandomStream.Named(1, "clouds"), 200, 3, 4);
        var shuffled = population.Shuffled(RandomStream.Named(2, "order"));
        Assert.Same(population.Points, shuffled.Points);
        Assert.Equal(population.Labels.Order(), shuffled.Labels.Order());
        Assert.NotEqual(population.Labels, shuffled.Labels);
    }

    [Fact]
    public void Samples_are_rows_with_their_own_labels_some_of_them_twice()
    {
        var population = Population.Clouds(RandomStream.Named(3, "clouds"), 50, 3, 4);
        var sample = population.Sample(RandomStream.Named(4, "sample"), 50);
        int[] rows = [.. sample.Points.Select(x => Array.IndexOf(population.Points, x))];
        Assert.Equal(rows.Select(i => population.Labels[i]), sample.Labels);
        Assert.InRange(rows.Distinct().Count(), 20, 45);
    }

    [Fact]
    public void Margins_of_a_linear_rule_bear_the_sign_of_the_label()
    {
        var rule = new LinearRule([3, 4]);
        Assert.Equal([3072L, -2560L, -8192L], rule.Margins(Two));
        Assert.Equal(25, rule.SquaredNorm);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(599, false)]
    [InlineData(600, true)]
    [InlineData(601, true)]
    public void A_margin_is_compared_with_a_share_of_length_times_radius_exactly(int share, bool below)
    {
        // Margin 3000, |w| = 5, R = 1000: 3000 = 600/1000 · 5000.
        Assert.Equal(below, new LinearRule([3, 4]).AtMost(3000, new Rational(share, 1000), 1_000_000));
        Assert.True(new LinearRule([3, 4]).AtMost(-1, new Rational(share, 1000), BigInteger.One));
    }

    [Fact]
    public void Margins_of_a_network_are_the_label_s_output_less_the_largest_other()
    {
        // f(x) = (relu(x₁), relu(x₂), 0) with unit weights.
        var network = new IntegerNetwork([[1024, 0], [0, 1024]], [[1024, 0], [0, 1024], [0, 0]]);
        var points = new Population([[1024, 512], [1024, 512], [-1024, -1]], [0, 1, 2], 3);
        Assert.Equal([0.5, -0.5, 0], network.Margins(points).Select(z => z / IntegerNetwork.OutputUnit));
    }

    [Fact]
    public void Norms_and_complexity_are_those_of_the_definition()
    {
        // A₁ = diag(3, 4): ‖A₁‖ = 4, ‖A₁ᵀ‖₂,₁ = 7; A₂ = (3, 4): both norms 5.
        var norms = NetworkNorms.Of(new([[3072, 0], [0, 4096]], [[3072, 4096]]));
        Assert.Equal([4, 5], norms.Spectral.Select(s => s.Midpoint), (a, b) => b >= a && b <= a * 1.001);
        Assert.Equal([7.0, 5.0], norms.Rows.Select(b => b.Midpoint), (a, b) => Math.Abs(a - b) < 1e-12);
        double complexity = 20 * Math.Pow(Math.Pow(7 / 4.0, 2 / 3.0) + 1, 1.5);
        Assert.InRange(norms.Complexity.Midpoint, complexity, complexity * 1.002);
    }

    private static LabelledData Table((string[] Row, string Label)[] rows)
    {
        ExactDecimal Cell(string text) => ExactDecimal.TryParse(text, out var value) ? value : throw new ArgumentException(text, nameof(text));
        var set = new DataSet(
            new DataRecord("points.csv", new string('0', 64), rows.Length, rows[0].Row.Length + 1, "class", "a"),
            [.. rows[0].Row.Select((_, j) => $"x{j + 1}")],
            [.. rows.SelectMany(r => r.Row.Select(Cell))],
            [.. rows.Select(r => r.Label)]);
        return new(set, "a");
    }
}
