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
            DepthSeparationSamples.Kinks([[1, 0], [0, 1]], [[1, -1], [1, 1]]),
            DepthSeparationSamples.Kinks([[3, 1], [-2, 5], [-1, -4]], [[2, -1, 3], [-1, 1, -2]], [[1, -1]]),
            DepthSeparationSamples.Kinks([[2, -1], [0, 0]]),
        ],
        "cosine-width" => [ApproximationSamples.Cosines(2, 2, 3), ApproximationSamples.Cosines(3, 4, 35), ApproximationSamples.Cosines(1, 5, 2)],
        "critical-point" =>
        [
            LossSamples.SaddleOfProduct(),
            LossSamples.LinearSaddle(),
            LossSamples.WeightedMinimum(),
            LossSamples.DecayedOrigin(),
            LossSamples.TanhSaddle(),
        ],
        "cyclic-orders" =>
        [
            Samples.CyclicOrders(Samples.Xor01, 24, 24),
            Samples.CyclicOrders([[2, 1], [-1, 1]], 2, 0),
            Samples.CyclicOrders([[1], [-2]], 2, 2),
        ],
        "dead-units" => [LossSamples.DeadBox(), LossSamples.TwoDeadUnits()],
        "dichotomy-count" =>
        [
            Samples.Dichotomies(["1 0", "0 1", "1 1"], 6, ["2 1", "2 -1", "1 -2"], ["1 1 -1"]),
            Samples.Dichotomies(["1", "-2"], 2, ["1"], ["2 1"]),
            Samples.Dichotomies(["0 0 1", "1 0 1", "2 0 1", "0 1 1"], 12, ["1 1 1", "1 -2 1", "-2 1 3", "-2 -4 3", "-2 1 1", "-2 -2 1"], ["1 -2 1 0"]),
        ],
        "fewest-errors" => [PiecewiseSamples.TwoPieces(), PiecewiseSamples.OneJump(), PiecewiseSamples.AllTheSame()],
        "fewest-pieces" => [DistanceSamples.ThreeSides(), DistanceSamples.ThreeSidesJumping(), DistanceSamples.Parabola(), DistanceSamples.NoBreak()],
        "dnf-minimum" =>
        [
            DepthSeparationSamples.Form(2, "6", ["3 1", "3 2"], "1 2"),
            DepthSeparationSamples.Form(3, "96", ["7 1", "7 2", "7 4", "7 7"], "1 2 4 7"),
            DepthSeparationSamples.Form(3, "e8", ["3 3", "5 5", "6 6"], "3 5 6"),
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
        "hinge-network" => [CapacitySamples.ThreeLabels(), CapacitySamples.OneMissed()],
        "hinge-signs" => [CapacitySamples.ThreeSigns(), CapacitySamples.OneThreshold()],
        "lipschitz-network" => [MarginBoundSamples.Chain(), MarginBoundSamples.Wide()],
        "large-weight" => [WeightSamples.TwoOneOneOne(), WeightSamples.Dictator(), WeightSamples.Majority()],
        "inner-product-fit" => [DepthSeparationSamples.ReluFit(), DepthSeparationSamples.TableFit(), DepthSeparationSamples.SeparatedFit()],
        "inner-product-network" => [DepthSeparationSamples.Network(1), DepthSeparationSamples.Network(2)],
        "inner-product-width" => [DepthSeparationSamples.Width(3, 1, "1/2", 1), DepthSeparationSamples.Width(10, 2, "1/3", 35), DepthSeparationSamples.Width(2, 1, "3/4", 0)],
        "margin-bracket" => [Samples.Bracket("1/18", "1/9"), Samples.Bracket("1/17", "1/17", multipliers: "5 5 7")],
        "margin-excess" => [MarginBoundSamples.Excess(), MarginBoundSamples.Capped(), MarginBoundSamples.Partial()],
        "maximal-margin" =>
        [
            Samples.AndMargin(),
            Samples.Margin(["1 0", "0 1"], "1 1", "1/2", "0 1", "1 1"),
            Samples.Margin(["1/2 1/3", "-2 0", "1/2 5/3"], "1 -1 1", "13/36", "0", "1"),
        ],
        "network-cover" => [CoverSamples.Doubled(), CoverSamples.Branched()],
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
        "maximum-by-one-layer" => [PiecewiseSamples.ThreeNumbers()],
        "minkowski-area" => [PiecewiseSamples.Triangle(), PiecewiseSamples.Hexagon(), PiecewiseSamples.HalfSquare()],
        "planar-cells" => [PiecewiseSamples.OneLine(), PiecewiseSamples.SharedMap(), PiecewiseSamples.Maximum()],
        "maurey-averages" => [ApproximationSamples.Averages(), ApproximationSamples.UnevenAverages()],
        "network-product" => [ApproximationSamples.RoughProduct(), ApproximationSamples.FinerProduct(), ApproximationSamples.FoldedProduct()],
        "network-values" => [ApproximationSamples.Values(), ApproximationSamples.ValuesInThePlane()],
        "piecewise-linear-network" => [ApproximationSamples.Hat(), ApproximationSamples.TwoFolds(), ApproximationSamples.Clipped(), PiecewiseSamples.LabelledHat()],
        "path-series" => [LossSamples.TanhRay(), LossSamples.LinearDescent(), LossSamples.QuotientSeries()],
        "product-units" => [ApproximationSamples.FourUnits(), ApproximationSamples.FourCubes(), ApproximationSamples.OneFactor()],
        "escape-chain" => [SaddleSamples.Chain("20", "196", "20 63 196"), SaddleSamples.Chain("3", "4", "3 4", "1", "1", "1/4"), SaddleSamples.Chain("2", "7", "2 7", "3/2", "1", "1/2")],
        "quadratic-descent" => [SaddleSamples.OnTheStableLine(), SaddleSamples.OffTheStableLine(), SaddleSamples.Degenerate()],
        "spectral-separators" => [SaddleSamples.Separated(), SaddleSamples.SeparatedFractions()],
        "relu-critical-point" => [SaddleSamples.OneUnit(), SaddleSamples.TwoUnits(), SaddleSamples.OppositeUnit()],
        "relu-branch-minimum" => [BranchSamples.Minimum(6), BranchSamples.Minimum(9)],
        "relu-branch-turn" => [BranchSamples.Turn()],
        "program-gradient" => [LossSamples.XorGradient(), LossSamples.SquareGradient(), LossSamples.QuotientGradient(), LossSamples.KinkSweep()],
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
        "rademacher-maximum" => [CapacitySamples.Square(), CapacitySamples.Uneven()],
        "sign-sums" => [CapacitySamples.Twins(), CapacitySamples.Plane(), CapacitySamples.Orthogonal()],
        "vc-dimension" => [CapacitySamples.Intervals(), CapacitySamples.OneSet()],
        "threshold-classes" =>
        [
            Samples.Classes(1, 4, ["1 0"], "0 1 2 1"),
            Samples.Classes(2, 14, ["1 0 0", "1 1 1"]),
            Samples.Classes(3, 104, ["1 0 0 0", "1 1 1 0", "2 1 1 1"]),
            Samples.Classes(3, 104, ["3 1 1 0", "2 2 2 1", "3 2 2 2"]),
        ],
        "tensor-rank" =>
        [
            DepthSeparationSamples.Tensor("alternating", [[["1 0", "0 1"], ["1 2", "-1 1"]], [["1 3"]]], 2, "0 1", "0 1"),
            DepthSeparationSamples.DeepTensor(),
            DepthSeparationSamples.ShallowTensor(),
        ],
        "threshold-correlation" =>
        [
            DepthSeparationSamples.Gate(1, "-1 -1", -1, "1", "1"),
            DepthSeparationSamples.Gate(2, "-1 -2 -1 -2", -3, "3/4", "3/4"),
            DepthSeparationSamples.Gate(2, "0 0 0 0", 0, "1/4", "3/4"),
        ],
        "threshold-table" => [Samples.ThresholdTable(1), Samples.ThresholdTable(2), Samples.ThresholdTable(2, packed: false), WithGordan()],
        "walsh-degree" => [LossSamples.ParityDegree(), LossSamples.AndDegree(), LossSamples.FractionDegree()],
        "worst-order" =>
        [
            Samples.WorstOrder([[1, 0], [0, 1]]),
            Samples.WorstOrder([[2, 1], [-1, 1]]),
            Samples.WorstOrder([[-1, 1, 1], [1, -1, 1], [1, 1, 1]]),
        ],
        "zonal-separation" =>
        [
            DepthSeparationSamples.Zonal(1, 3, "2", ["1 0 0", "0 1 0", "0 0 1"], "1/3", "0 1"),
            DepthSeparationSamples.Zonal(2, 5, "1", ["1 0 0"], "4", "-1/2 0 3/2"),
            DepthSeparationSamples.Zonal(0, 1, "1/2", ["3/5 0 4/5"], "1/4", "1"),
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
