using System.Text;
using static Verify.Checker.Tests.Verdicts;

namespace Verify.Checker.Tests;

public sealed class CountingRejectionTests
{
    private const string Betti5 = "1 16 120 460 820 465";

    [Fact]
    public void Primes_that_no_bound_proves_good_are_refused() =>
        AssertRejected(Samples.Arrangement(5, Betti5, 3, 5), "3 may divide a determinant");

    [Fact]
    public void A_composite_modulus_and_a_missing_spare_prime_are_refused()
    {
        AssertRejected(Samples.Arrangement(5, Betti5, 5, 9), "9 is not prime");
        AssertRejected(Samples.Arrangement(5, Betti5, 5), "needs 1 and a spare one");
    }

    [Fact]
    public void Betti_numbers_that_fit_one_prime_only_are_refused() =>
        AssertRejected(Samples.Arrangement(5, "1 16 120 460 840 485", 5, 7), "the polynomial takes another value at 5");

    [Fact]
    public void A_spot_check_catches_a_part_that_it_recounts() =>
        AssertRejected(Samples.Arrangement(5, Betti5, ["29 5", "172 58 70"], 5, 7), "the terms of smallest residue 2 modulo 5 sum to 6");

    [Fact]
    public void Regions_of_dimension_six_are_the_threshold_functions_of_five_variables() =>
        Assert.Equal("94572", CertificateChecker.Check(Samples.Arrangement(6, "1 32 496 4240 19660 43014 27129", 7, 11, 13)).Facts["regions"]);

    [Fact]
    public void A_list_of_classes_with_one_missing_is_not_closed() =>
        AssertRejected(Samples.Classes(3, 40, ["1 0 0 0", "1 1 1 0"]), "not closed: class 0");

    [Fact]
    public void A_weight_is_not_needed_because_the_row_has_it()
    {
        AssertRejected(WeightSamples.Majority(), "\"atLeast\":\"1\"", "\"atLeast\":\"2\"", "the multipliers add up to 3, not to more than 1 times 3");
        AssertRejected(WeightSamples.TwoOneOneOne(), "3 5 9 14", "3 5 9 12", "the weights are not positive at point 12");
        AssertRejected(WeightSamples.Majority(), "\"1 1 1\",\"atLeast\"", "\"1 1 1 1\",\"atLeast\"", "the weights are not positive at point 3");
    }

    [Fact]
    public void Two_rows_of_one_class_and_weights_that_ascend_or_vanish_are_refused()
    {
        AssertRejected(Samples.Classes(2, 20, ["1 0 0", "1 1 1", "2 2 1"]), "the same function");
        AssertRejected(Samples.Classes(2, 14, ["1 0 0", "1 1 2"]), "does not descend");
        AssertRejected(Samples.Classes(2, 14, ["1 0 0", "1 1 0"]), "vanishes at point");
    }

    [Fact]
    public void A_Farkas_vector_with_a_positive_prefix_sum_rejects_nothing() =>
        AssertRejected(Samples.Classes(1, 4, ["1 0"], "0 1 3 1"), "a prefix sum is positive");

    [Fact]
    public void Dichotomies_are_complete_only_with_a_refutation_of_all_others()
    {
        AssertRejected(Samples.Dichotomies(["1 0", "0 1", "1 1"], 6, ["2 1", "2 -1", "1 -2"], []), "4 dichotomies with the first point on the positive side are refuted by no dependency, 3 have weights");
        AssertRejected(Samples.Dichotomies(["1 0", "0 1", "1 1"], 4, ["2 1", "2 -1"], ["1 1 -1"]), "3 dichotomies");
        AssertRejected(Samples.Dichotomies(["1 0", "0 1", "1 1"], 6, ["2 1", "2 -1", "1 -2"], ["1 1 1"]), "coordinate 0 of sum y_i x_i is not 0");
    }

    [Fact]
    public void Dependent_subsets_are_counted_as_minors() =>
        Assert.Equal("1", CertificateChecker.Check(Samples.Dichotomies(["0 0 1", "1 0 1", "2 0 1", "0 1 1"], 12, ["1 1 1", "1 -2 1", "-2 1 3", "-2 -4 3", "-2 1 1", "-2 -2 1"], ["1 -2 1 0"])).Facts["dependentSubsets"]);

    [Fact]
    public void Orders_too_high_or_too_low_are_refused()
    {
        AssertRejected(Samples.Order(1, "0 1 0 1", 4, null, ["0 1", "1 3", "2 3", "3 1"], null), "do not cancel");
        AssertRejected(Samples.Order(1, "0 1 0", null, 1, null, ["0 -3", "1 8", "2 -4"]), "a degree above 1");
        AssertRejected(Samples.Order(1, "0 1 1", null, 2, null, ["0 -3", "1 8", "2 -4"]), "the polynomial is -3 at the counts (2)");
        AssertRejected(Samples.Order(3, "0 1 1 1", 3, null, ["1 1 4 1", "0 3 3 1"], null), "not a multiset of counts");
        AssertRejected(Samples.Order(1, "0 1", null, null, null, null), "neither");
    }

    [Fact]
    public void Windows_as_long_as_the_wires_tell_the_figures_apart()
    {
        Assert.Equal("1", CertificateChecker.Check(Samples.Wires(5, 4)).Facts["sharp"]);
        Assert.Equal("0", CertificateChecker.Check(Samples.Wires(5, 3)).Facts["sharp"]);
        AssertRejected(Samples.Wires(5, 5), "windows of side 5 tell the figures apart");
    }

    [Fact]
    public void A_connected_figure_under_the_wrong_heading_is_refused()
    {
        string swapped = Encoding.UTF8.GetString(Samples.Wires(3, 2)).Replace("\"connected\"", "\"x\"", StringComparison.Ordinal)
            .Replace("\"disconnected\"", "\"connected\"", StringComparison.Ordinal).Replace("\"x\"", "\"disconnected\"", StringComparison.Ordinal);
        AssertRejected(Encoding.UTF8.GetBytes(swapped), "figure 0 has 2 components");
    }
}
