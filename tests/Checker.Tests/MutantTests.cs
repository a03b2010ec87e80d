using System.Text;

namespace Verify.Checker.Tests;

public sealed class MutantTests
{
    private const int MutantsOfAKind = 10_000;

    public static TheoryData<string> Kinds => [.. CertificateChecker.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Mutants_are_accepted_only_when_a_second_check_proves_them_still_true(string kind)
    {
        var originals = Originals(kind);
        var random = new Random(20_260_101);
        int rejected = 0;
        for (int k = 0; k < MutantsOfAKind; k++)
        {
            byte[] mutant = Mutation.Of(originals[k % originals.Length], random);
            var report = CertificateChecker.Check(mutant);
            string shown = mutant.Length < 2000 ? Encoding.UTF8.GetString(mutant) : $"{mutant.Length} bytes";
            if (report.Accepted)
            {
                Assert.True(Naive.IsTrue(mutant), $"Mutant {k} of {kind} is false and was accepted: {shown}");
                continue;
            }

            rejected++;
            Assert.False(string.IsNullOrEmpty(report.Reason));
            Assert.False(report.Reason.StartsWith("fault", StringComparison.Ordinal), $"Mutant {k} of {kind}: {report.Reason} on {shown}");
            Assert.Empty(report.Facts);
        }

        Assert.InRange(rejected, MutantsOfAKind / 2, MutantsOfAKind);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Certificates_cut_off_anywhere_are_rejected(string kind)
    {
        foreach (byte[] original in Originals(kind))
        {
            Assert.True(CertificateChecker.Check(original).Accepted);
            for (int length = 0; length < original.Length; length++)
                Assert.False(CertificateChecker.Check(original.AsSpan(0, length)).Accepted);
        }
    }

    /// <summary>Every kind must bring small originals here, or its mutants go untested.</summary>
    private static byte[][] Originals(string kind) => kind switch
    {
        "activation-rank" => [ApproximationSamples.PowerRank(), ApproximationSamples.ReluRank()],
        "annihilating-weights" => [ApproximationSamples.SecondDifference(), ApproximationSamples.CubicDual()],
        "boolean-network" =>
        [
            Samples.XorRelu(),
            Samples.XorFractions(),
            Samples.Network(3, "e8", ("threshold", ["1 1 1"], "-2")),
            Samples.Network(1, "1", ("identity", ["-1"], "1")),
        ],
        "characteristic-polynomial" =>
        [
            Samples.Arrangement(2, "1 2 1", 3),
            Samples.Arrangement(3, "1 4 6 3", 3, 5),
            Samples.Arrangement(4, "1 8 28 44 23", 3),
            Samples.Arrangement(5, "1 16 120 460 820 465", 5, 7),
            Samples.Arrangement(5, "1 16 120 460 820 465", ["28 6", "172 58 70"], 5, 7),
        ],
        "chebyshev-alternation" => [.. Enumerable.Range(0, 4).Select(ApproximationSamples.Alternation)],
        "circle-kinks" =>
        [
            DepthSamplesB.Kinks([[1, 0], [0, 1]], [[1, -1], [1, 1]]),
            DepthSamplesB.Kinks([[3, 1], [-2, 5], [-1, -4]], [[2, -1, 3], [-1, 1, -2]], [[1, -1]]),
            DepthSamplesB.Kinks([[2, -1], [0, 0]]),
        ],
        "cosine-width" => [ApproximationSamples.Cosines(2, 2, 3), ApproximationSamples.Cosines(3, 4, 35), ApproximationSamples.Cosines(1, 5, 2)],
        "critical-point" =>
        [
            LandscapeSamples.SaddleOfProduct(),
            LandscapeSamples.LinearSaddle(),
            LandscapeSamples.WeightedMinimum(),
            LandscapeSamples.DecayedOrigin(),
            LandscapeSamples.TanhSaddle(),
        ],
        "cyclic-orders" =>
        [
            Samples.CyclicOrders(Samples.Xor01, 24, 24),
            Samples.CyclicOrders([[2, 1], [-1, 1]], 2, 0),
            Samples.CyclicOrders([[1], [-2]], 2, 2),
        ],
        "dead-units" => [LandscapeSamples.DeadBox(), LandscapeSamples.TwoDeadUnits()],
        "dichotomy-count" =>
        [
            Samples.Dichotomies(["1 0", "0 1", "1 1"], 6, ["2 1", "2 -1", "1 -2"], ["1 1 -1"]),
            Samples.Dichotomies(["1", "-2"], 2, ["1"], ["2 1"]),
            Samples.Dichotomies(["0 0 1", "1 0 1", "2 0 1", "0 1 1"], 12, ["1 1 1", "1 -2 1", "-2 1 3", "-2 -4 3", "-2 1 1", "-2 -2 1"], ["1 -2 1 0"]),
        ],
        "fewest-errors" => [DepthSamplesA.TwoPieces(), DepthSamplesA.OneJump(), DepthSamplesA.AllTheSame()],
        "fewest-pieces" => [DistanceSamples.ThreeSides(), DistanceSamples.ThreeSidesJumping(), DistanceSamples.Parabola(), DistanceSamples.NoBreak()],
        "dnf-minimum" =>
        [
            DepthSamplesB.Form(2, "6", ["3 1", "3 2"], "1 2"),
            DepthSamplesB.Form(3, "96", ["7 1", "7 2", "7 4", "7 7"], "1 2 4 7"),
            DepthSamplesB.Form(3, "e8", ["3 3", "5 5", "6 6"], "3 5 6"),
        ],
        "free-knot-optimum" => [ApproximationSamples.FreeKnots(1), ApproximationSamples.FreeKnots(2), ApproximationSamples.FreeKnots(3, "1/2 -1 -3")],
        "general-position" =>
        [
            Samples.Position(["1 0", "0 1", "1/2 1"], "general", null, null),
            Samples.Position(["1 1 0", "1 2 0", "3 0 1", "1 3 0"], "special", "0 1 3", "1 -2 1"),
            Samples.Position(["1 2"], "unclaimed", null, null),
        ],
        "gordan-vector" =>
        [
            Samples.XorGordan(),
            Samples.Gordan(["1/2 0", "-1 0", "0 1"], "1 1 1", unique: true, "2 1 0"),
            Samples.Gordan(["1 2 3", "2 1 1", "-3 -3 -4"], "1 1 1", unique: true, "1 1 1"),
            Samples.Gordan(["1 0", "-1 0", "0 1", "0 -1"], "1 1 1 1", unique: false, "1 1 2 2"),
        ],
        "hinge-network" => [GeneralizationSamplesB.ThreeLabels(), GeneralizationSamplesB.OneMissed()],
        "hinge-signs" => [GeneralizationSamplesB.ThreeSigns(), GeneralizationSamplesB.OneThreshold()],
        "lipschitz-network" => [GeneralizationSamplesA.Chain(), GeneralizationSamplesA.Wide()],
        "large-weight" => [WeightSamples.TwoOneOneOne(), WeightSamples.Dictator(), WeightSamples.Majority()],
        "inner-product-fit" => [DepthSamplesB.ReluFit(), DepthSamplesB.TableFit(), DepthSamplesB.SeparatedFit()],
        "inner-product-network" => [DepthSamplesB.Network(1), DepthSamplesB.Network(2)],
        "inner-product-width" => [DepthSamplesB.Width(3, 1, "1/2", 1), DepthSamplesB.Width(10, 2, "1/3", 35), DepthSamplesB.Width(2, 1, "3/4", 0)],
        "margin-bracket" => [Samples.Bracket("1/18", "1/9"), Samples.Bracket("1/17", "1/17", multipliers: "5 5 7")],
        "margin-excess" => [GeneralizationSamplesA.Excess(), GeneralizationSamplesA.Capped(), GeneralizationSamplesA.Partial()],
        "maximal-margin" =>
        [
            Samples.AndMargin(),
            Samples.Margin(["1 0", "0 1"], "1 1", "1/2", "0 1", "1 1"),
            Samples.Margin(["1/2 1/3", "-2 0", "1/2 5/3"], "1 -1 1", "13/36", "0", "1"),
        ],
        "network-cover" => [GeneralizationSamplesC.Doubled(), GeneralizationSamplesC.Branched()],
        "polynomial-distance" => [DistanceSamples.Chord(), DistanceSamples.TwoChords(), DistanceSamples.Constant()],
        "polynomial-order" =>
        [
            Samples.Order(1, "0 1", 1, 1, ["0 1", "1 1"], ["0 -1", "1 2"]),
            Samples.Order(1, "0 1 0 1", 3, null, ["0 1", "1 3", "2 3", "3 1"], null),
            Samples.Order(1, "0 0 1 1", 1, 1, ["1 1", "2 1"], ["0 -3", "1 2"]),
            Samples.Order(2, "0 1 1", 2, null, ["0 2 1", "1 1 1"], null),
            Samples.Order(3, "0 1 1 1 1", 3, null, ["1 1 4 1", "0 3 3 1"], null),
            Samples.Order(2, "0 1", null, 1, null, ["0 -3", "1 2"]),
        ],
        "maximum-by-one-layer" => [DepthSamplesA.ThreeNumbers()],
        "minkowski-area" => [DepthSamplesA.Triangle(), DepthSamplesA.Hexagon(), DepthSamplesA.HalfSquare()],
        "planar-cells" => [DepthSamplesA.OneLine(), DepthSamplesA.SharedMap(), DepthSamplesA.Maximum()],
        "maurey-averages" => [ApproximationSamples.Averages(), ApproximationSamples.UnevenAverages()],
        "network-product" => [ApproximationSamples.RoughProduct(), ApproximationSamples.FinerProduct(), ApproximationSamples.FoldedProduct()],
        "network-values" => [ApproximationSamples.Values(), ApproximationSamples.ValuesInThePlane()],
        "piecewise-linear-network" => [ApproximationSamples.Hat(), ApproximationSamples.TwoFolds(), ApproximationSamples.Clipped(), DepthSamplesA.LabelledHat()],
        "path-series" => [LandscapeSamples.TanhRay(), LandscapeSamples.LinearDescent(), LandscapeSamples.QuotientSeries()],
        "product-units" => [ApproximationSamples.FourUnits(), ApproximationSamples.FourCubes(), ApproximationSamples.OneFactor()],
        "escape-chain" => [LandscapeSamplesB.Chain("20", "196", "20 63 196"), LandscapeSamplesB.Chain("3", "4", "3 4", "1", "1", "1/4"), LandscapeSamplesB.Chain("2", "7", "2 7", "3/2", "1", "1/2")],
        "quadratic-descent" => [LandscapeSamplesB.OnTheStableLine(), LandscapeSamplesB.OffTheStableLine(), LandscapeSamplesB.Degenerate()],
        "spectral-separators" => [LandscapeSamplesB.Separated(), LandscapeSamplesB.SeparatedFractions()],
        "relu-critical-point" => [LandscapeSamplesB.OneUnit(), LandscapeSamplesB.TwoUnits(), LandscapeSamplesB.OppositeUnit()],
        "relu-branch-minimum" => [BranchSamples.Minimum(6), BranchSamples.Minimum(9)],
        "relu-branch-turn" => [BranchSamples.Turn()],
        "program-gradient" => [LandscapeSamples.XorGradient(), LandscapeSamples.SquareGradient(), LandscapeSamples.QuotientGradient(), LandscapeSamples.KinkSweep()],
        "reachable-closure" =>
        [
            Samples.Closure(Samples.XorSigned, (0, "0 1 2 3")),
            Samples.Closure([[1], [-1]]),
            Samples.Closure([[2, 1], [-1, 1], [-1, -2]]),
        ],
        "separating-vector" =>
        [
            Samples.Separating(["1 0 0", "1 0 1", "1 1 0", "1 1 1"], "-1 -1 -1 1", "-3 2 2"),
            Samples.Separating(["1/2 3", "-1 2/3"], "1 -1", "2 0"),
        ],
        "rademacher-maximum" => [GeneralizationSamplesB.Square(), GeneralizationSamplesB.Uneven()],
        "sign-sums" => [GeneralizationSamplesB.Twins(), GeneralizationSamplesB.Plane(), GeneralizationSamplesB.Orthogonal()],
        "vc-dimension" => [GeneralizationSamplesB.Intervals(), GeneralizationSamplesB.OneSet()],
        "threshold-classes" =>
        [
            Samples.Classes(1, 4, ["1 0"], "0 1 2 1"),
            Samples.Classes(2, 14, ["1 0 0", "1 1 1"]),
            Samples.Classes(3, 104, ["1 0 0 0", "1 1 1 0", "2 1 1 1"]),
            Samples.Classes(3, 104, ["3 1 1 0", "2 2 2 1", "3 2 2 2"]),
        ],
        "tensor-rank" =>
        [
            DepthSamplesB.Tensor("alternating", [[["1 0", "0 1"], ["1 2", "-1 1"]], [["1 3"]]], 2, "0 1", "0 1"),
            DepthSamplesB.DeepTensor(),
            DepthSamplesB.ShallowTensor(),
        ],
        "threshold-correlation" =>
        [
            DepthSamplesB.Gate(1, "-1 -1", -1, "1", "1"),
            DepthSamplesB.Gate(2, "-1 -2 -1 -2", -3, "3/4", "3/4"),
            DepthSamplesB.Gate(2, "0 0 0 0", 0, "1/4", "3/4"),
        ],
        "threshold-table" => [Samples.ThresholdTable(1), Samples.ThresholdTable(2), Samples.ThresholdTable(2, packed: false), WithGordan()],
        "walsh-degree" => [LandscapeSamples.ParityDegree(), LandscapeSamples.AndDegree(), LandscapeSamples.FractionDegree()],
        "worst-order" =>
        [
            Samples.WorstOrder([[1, 0], [0, 1]]),
            Samples.WorstOrder([[2, 1], [-1, 1]]),
            Samples.WorstOrder([[-1, 1, 1], [1, -1, 1], [1, 1, 1]]),
        ],
        "zonal-separation" =>
        [
            DepthSamplesB.Zonal(1, 3, "2", ["1 0 0", "0 1 0", "0 0 1"], "1/3", "0 1"),
            DepthSamplesB.Zonal(2, 5, "1", ["1 0 0"], "4", "-1/2 0 3/2"),
            DepthSamplesB.Zonal(0, 1, "1/2", ["3/5 0 4/5"], "1/4", "1"),
        ],
        "two-layer-threshold-count" => [Samples.TwoLayer(6, 16), Samples.TwoLayer(9, 16)],
        "window-balance" => [Samples.Wires(2, 1), Samples.Wires(3, 2), Samples.Wires(4, 2)],
        _ => throw new ArgumentException($"Add small valid certificates of the new kind {kind} here.", nameof(kind)),
    };

    private static byte[] WithGordan() => Samples.Certificate(
        "threshold-table",
        new { variables = "2", thresholdFunctions = "14" },
        new { weights = Samples.ThresholdFunctions(2).Values, parallelograms = Samples.Parallelogram(2, 9), gordan = new[] { "6 1 1 1 1" } });
}
