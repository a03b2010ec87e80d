namespace Verify.Checker.Tests;

public sealed class AcceptanceTests
{
    [Theory]
    [InlineData(0, 2, 2)]
    [InlineData(1, 4, 4)]
    [InlineData(2, 16, 14)]
    [InlineData(3, 256, 104)]
    [InlineData(4, 65536, 1882)]
    public void Threshold_functions_are_counted_as_in_OEIS_A000609(int variables, int functions, int count)
    {
        var facts = Accepted(Samples.ThresholdTable(variables)).Facts;
        Assert.Equal($"{functions}", facts["functions"]);
        Assert.Equal($"{count}", facts["thresholdFunctions"]);
        Assert.Equal($"{functions - count}", facts["nonThresholdFunctions"]);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void The_checker_finds_parallelograms_itself_when_none_are_given(int variables) =>
        Assert.Equal(
            Accepted(Samples.ThresholdTable(variables)).Facts,
            Accepted(Samples.ThresholdTable(variables, packed: false)).Facts);

    [Fact]
    public void All_functions_of_five_variables_are_covered_by_search()
    {
        var facts = Accepted(Samples.ThresholdTable(5, packed: false)).Facts;
        Assert.Equal(["4294967296", "94572", "4294872724", "5"], [facts["functions"], facts["thresholdFunctions"], facts["nonThresholdFunctions"], facts["largestWeight"]]);
    }

    [Fact]
    public void The_sentence_is_composed_from_what_was_verified()
    {
        var report = Accepted(Samples.ThresholdTable(4));
        Assert.Equal("Of the 65536 Boolean functions of 4 variables exactly 1882 are linear threshold functions.", report.Sentence);
        Assert.Equal(("threshold-table", "full", null), (report.Kind, report.Coverage, report.Reason));
    }

    [Fact]
    public void XOR_has_one_Gordan_vector_up_to_scale()
    {
        var facts = Accepted(Samples.XorGordan()).Facts;
        Assert.Equal(["4", "3", "4", "4", "1 1 1 1", "true"], [facts["points"], facts["dimension"], facts["support"], facts["total"], facts["multipliers"], facts["unique"]]);
    }

    [Fact]
    public void A_separating_vector_gives_margin_radius_and_the_bound_of_Novikoff()
    {
        var facts = Accepted(Samples.Separating(["1 0 0", "1 0 1", "1 1 0", "1 1 1"], "-1 -1 -1 1", "-3 2 2")).Facts;
        Assert.Equal(["1", "17", "3", "51"], [facts["minimum"], facts["normSquared"], facts["radiusSquared"], facts["updateBound"]]);
        facts = Accepted(Samples.Separating(["1/2 3", "-1 2/3"], "1 -1", "3 0")).Facts;
        Assert.Equal(["3/2", "9", "37/4", "37"], [facts["minimum"], facts["normSquared"], facts["radiusSquared"], facts["updateBound"]]);
    }

    [Fact]
    public void The_maximal_margin_is_exact_and_bounds_the_updates_of_the_perceptron()
    {
        var facts = Accepted(Samples.AndMargin()).Facts;
        Assert.Equal(["1/17", "3", "51", "51", "3"], [facts["marginSquared"], facts["radiusSquared"], facts["updateBound"], facts["updateBoundFloor"], facts["support"]]);
        facts = Accepted(Samples.Margin(["1/2 1/3", "-2 0", "1/2 5/3"], "1 -1 1", "13/36", "0", "1")).Facts;
        Assert.Equal(["13/36", "4", "144/13", "11"], [facts["marginSquared"], facts["radiusSquared"], facts["updateBound"], facts["updateBoundFloor"]]);
    }

    [Fact]
    public void A_bracket_of_the_margin_may_be_wide_or_closed()
    {
        Assert.Equal("54", Accepted(Samples.Bracket("1/18", "1/9")).Facts["updateBoundFloor"]);
        Assert.Equal("51", Accepted(Samples.Bracket("1/17", "1/17", multipliers: "5 5 7")).Facts["updateBound"]);
    }

    [Fact]
    public void The_worst_order_makes_as_many_updates_as_an_exhaustive_search_finds()
    {
        Assert.Equal("8", Accepted(Samples.WorstOrder([.. Enumerable.Range(0, 8).Select(i => Enumerable.Range(0, 8).Select(j => i == j ? 1 : 0).ToArray())])).Facts["updates"]);
        var facts = Accepted(Samples.WorstOrder([[-1, 0, 0], [-1, 0, -1], [-1, -1, 0], [1, 1, 1]])).Facts;
        Assert.Equal(["22", "73", "3"], [facts["updates"], facts["states"], facts["radiusSquared"]]);
    }

    [Fact]
    public void Reachable_sets_of_XOR_and_parity_have_their_exact_size()
    {
        foreach (var (z, states, longest) in new[] { (Samples.Xor01, 162, 29), (Samples.XorSigned, 15, 4), (Samples.Parity(3, signed: true), 465, 28), (Samples.Parity(3, signed: false), 48562, 177) })
        {
            var facts = Accepted(Samples.Closure(z)).Facts;
            Assert.Equal(($"{states}", $"{longest}"), (facts["states"], facts["maxNormSquared"]));
        }
    }

    [Fact]
    public void Every_cyclic_order_of_XOR_runs_in_circles_and_every_order_of_AND_stops()
    {
        var facts = Accepted(Samples.CyclicOrders(Samples.Xor01, 24, 24)).Facts;
        Assert.Equal(["24", "4", "16", "3"], [facts["cyclingOrders"], facts["mostUpdates"], facts["ordersThroughZero"], facts["cycleMaxNormSquared"]]);
        facts = Accepted(Samples.CyclicOrders(Samples.XorSigned, 24, 24)).Facts;
        Assert.Equal(["24", "4", "24", "4"], [facts["cyclingOrders"], facts["mostUpdates"], facts["ordersThroughZero"], facts["cycleMaxNormSquared"]]);
        facts = Accepted(Samples.CyclicOrders([[-1, 0, 0], [-1, 0, -1], [-1, -1, 0], [1, 1, 1]], 24, 0)).Facts;
        Assert.Equal(["24", "0", "0"], [facts["stoppingOrders"], facts["mostUpdates"], facts["cycleMaxNormSquared"]]);
    }

    [Fact]
    public void A_cycle_of_updates_is_a_Gordan_vector()
    {
        var facts = Accepted(Samples.Closure(Samples.XorSigned, (0, "0 1 2 3"))).Facts;
        Assert.Equal(["4", "1 1 1 1", "4", "true", "3"], [facts["cycleUpdates"], facts["cycleCounts"], facts["cycleMaxNormSquared"], facts["cycleVisitsZero"], facts["radiusSquared"]]);
    }

    [Fact]
    public void Of_the_24_cyclic_orders_of_XOR_on_zero_and_one_8_end_in_a_cycle_that_avoids_zero()
    {
        int[][] orders = [.. Enumerable.Range(0, 256).Select(k => new[] { k & 3, (k >> 2) & 3, (k >> 4) & 3, k >> 6 }).Where(order => order.Distinct().Count() == 4)];
        var facts = orders.Select(order => Accepted(Samples.CyclicXor(order)).Facts).ToList();
        Assert.All(facts, fact => Assert.Equal("1 1 1 1", fact["cycleCounts"]));
        Assert.Equal((16, 8), (facts.Count(fact => fact["cycleVisitsZero"] == "true"), facts.Count(fact => fact["cycleVisitsZero"] == "false")));
        Assert.Equal((12, 12), (facts.Count(fact => fact["cycleMaxNormSquared"] == "2"), facts.Count(fact => fact["cycleMaxNormSquared"] == "3")));
    }

    [Fact]
    public void Networks_compute_their_function_in_exact_arithmetic()
    {
        var facts = Accepted(Samples.XorRelu()).Facts;
        Assert.Equal(["2", "2", "2", "2", "9", "6"], [facts["variables"], facts["depth"], facts["units"], facts["ones"], facts["parameters"], facts["table"]]);
        Accepted(Samples.XorFractions());
        Accepted(Samples.Network(2, "e", ("identity", ["1/3 1/7"], "0"), ("relu", ["1"], "0"), ("threshold", ["1"], "-1/8"), ("identity", ["1"], "0")));
    }

    [Fact]
    public void A_network_of_sixteen_variables_is_evaluated_everywhere()
    {
        // Majority of 16: at least nine ones.
        string table = string.Concat(Enumerable.Range(0, 16384).Reverse().Select(k => $"{Enumerable.Range(0, 4).Sum(b => int.PopCount((4 * k) + b) >= 9 ? 1 << b : 0):x}"));
        var facts = Accepted(Samples.Network(16, table, ("threshold", [Samples.Text(Enumerable.Repeat("1/3", 16))], "-3"))).Facts;
        Assert.Equal(["65536", "26333", "0"], [facts["inputs"], facts["ones"], facts["units"]]);
    }

    [Theory]
    [InlineData(6, 16, 0)]
    [InlineData(9, 16, 0)]
    public void Sixteen_networks_with_two_hidden_threshold_units_compute_XOR_and_none_with_one(int table, int networks, int single)
    {
        var facts = Accepted(Samples.TwoLayer(table, networks)).Facts;
        Assert.Equal(["2744", $"{networks}", $"{single}", "14"], [facts["triples"], facts["networks"], facts["oneUnitNetworks"], facts["thresholdFunctions"]]);
    }

    [Fact]
    public void Whitespace_and_the_order_of_keys_do_not_matter() => Accepted("""
        { "witness": { "weights": "1" }, "coverage": "full",
          "claim": { "labels": "1", "points": [ "1" ] }, "kind": "separating-vector", "format": "verify-certificate/1" }
        """u8.ToArray());

    [Fact]
    public void Random_separable_data_are_accepted_with_the_vector_that_made_them()
    {
        var random = new Random(7);
        for (int k = 0; k < 200; k++)
        {
            int d = random.Next(1, 6);
            int[] w = [.. Enumerable.Range(0, d).Select(_ => random.Next(1, 9) * (random.Next(2) == 0 ? 1 : -1))];
            int[][] points = [.. Enumerable.Range(0, 10).Select(_ => w.Select(_ => random.Next(-9, 10)).ToArray()).Where(x => Dot(w, x) != 0).Append(w)];
            Accepted(Samples.Separating(Samples.Rows(points), Samples.Text(points.Select(x => int.Sign(Dot(w, x)))), Samples.Text(w)));
        }

        static int Dot(int[] a, int[] b) => a.Zip(b, (x, y) => x * y).Sum();
    }

    [Fact]
    public void A_file_is_checked_by_path()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, Samples.XorGordan());
            Assert.True(CertificateChecker.CheckFile(path).Accepted);
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Throws<FileNotFoundException>(() => CertificateChecker.CheckFile(path));
    }

    [Fact]
    public void The_checker_leans_on_the_base_library_alone() =>
        Assert.All(typeof(CertificateChecker).Assembly.GetReferencedAssemblies(), name => Assert.StartsWith("System.", name.Name, StringComparison.Ordinal));

    private static CertificateReport Accepted(byte[] certificate)
    {
        var report = CertificateChecker.Check(certificate);
        Assert.True(report.Accepted, report.Reason);
        Assert.True(certificate.Length > 10_000 || Naive.IsTrue(certificate));
        return report;
    }
}
