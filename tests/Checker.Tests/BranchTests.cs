using System.Numerics;
using Verify.Checker.Kinds;
using Verify.Numerics.Landscapes;
using static Verify.Checker.Tests.Verdicts;

namespace Verify.Checker.Tests;

/// <summary>The loss of symmetric arrangements, and what certificates about their critical points must not get past.</summary>
public sealed class BranchTests
{
    private static readonly double[] Entries = [0.9, -0.06, 0.3, 0.25, -0.6];

    [Fact]
    public void Pairs_counted_give_the_loss_and_the_gradient_of_pairs_listed()
    {
        for (int k = 3; k <= 7; k++)
        {
            var loss = At(k).Loss();
            double[][] w = MinimumBranch.Matrix(Entries, k);
            double[] gradient = ReluTeacher<double>.Gradient(w, k);
            int m = k - 1;
            double[] expected = [m * gradient[0], m * (m - 1) * gradient[1], m * gradient[k - 1], m * gradient[m * k], gradient[(k * k) - 1]];
            AssertNear(ReluTeacher<double>.Objective(w, k), loss.Value);
            Assert.All(expected.Zip(loss.First), p => AssertNear(p.First, p.Second));
        }
    }

    [Fact]
    public void Second_derivatives_along_the_standard_copies_are_those_of_the_full_Hessian()
    {
        const int k = 6;
        double[][] hessian = ReluTeacher<double>.Hessian(MinimumBranch.Matrix(Entries, k), k);
        var found = At(k).Standard();
        int X(int i) => i == 0 ? 1 : i == 1 ? -1 : 0;
        int Entry(int copy, int i, int j) => i == k - 1 ? (copy == 4 && j < k - 1 ? X(j) : 0) : j == k - 1 ? (copy == 3 ? X(i) : 0) : i == j ? (copy == 0 ? X(i) : 0) : copy == 1 ? X(i) : copy == 2 ? X(j) : 0;
        for (int a = 0; a < 5; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                double form = 0, product = 0;
                for (int s = 0; s < k * k; s++)
                {
                    product += Entry(a, s / k, s % k) * Entry(b, s / k, s % k);
                    for (int t = 0; t < k * k; t++)
                        form += Entry(a, s / k, s % k) * hessian[s][t] * Entry(b, t / k, t % k);
                }

                AssertNear(form, found.Second[a][b]);
                AssertNear(product, At(k).StandardProducts[a][b]);
            }
        }
    }

    [Fact]
    public void Second_derivatives_along_the_larger_representations_are_those_of_the_full_Hessian()
    {
        const int k = 6;
        double[][] hessian = ReluTeacher<double>.Hessian(MinimumBranch.Matrix(Entries, k), k);
        int Cycle(int i, int j) => i > 2 || j > 2 || i == j ? 0 : (j - i + 3) % 3 == 1 ? 1 : -1;
        int Square(int i, int j) => i > 3 || j > 3 || i / 2 == j / 2 ? 0 : i % 2 == j % 2 ? 1 : -1;
        double Form(Func<int, int, int> x) => Enumerable.Range(0, k * k).Sum(s => x(s / k, s % k) * Enumerable.Range(0, k * k).Sum(t => hessian[s][t] * x(t / k, t % k)));
        AssertNear(Form(Cycle), At(k).Loss(3, 1, (g, h, diagonal) => [diagonal ? 0 : Cycle(g, h)], _ => [0]).Second[0][0]);
        AssertNear(Form(Square), At(k).Loss(4, 1, (g, h, _) => [Square(g, h)], _ => [0]).Second[0][0]);
    }

    [Fact]
    public void Second_derivatives_in_a_further_input_are_those_of_its_block()
    {
        const int k = 6;
        double[][] beyond = ReluTeacher<double>.HessianBeyond(MinimumBranch.Matrix(Entries, k), k);
        var alike = At(k).Loss(0, 2, (_, _, _) => [0, 0], g => g == 0 ? [1, 0] : [0, 1]).Second;
        AssertNear(beyond[..^1].Sum(row => row[..^1].Sum()), alike[0][0]);
        AssertNear(beyond[^1][..^1].Sum(), alike[1][0]);
        AssertNear(beyond[^1][^1], alike[1][1]);
        AssertNear(beyond[0][0] + beyond[1][1] - (2 * beyond[0][1]), At(k).Loss(2, 1, (_, _, _) => [0], g => [g == 0 ? 1 : g == 1 ? -1 : 0]).Second[0][0]);
    }

    [Fact]
    public void The_branch_has_minima_from_six_units_on()
    {
        Assert.Equal("6", Accepted(BranchSamples.Minimum(6))["units"]);
        Assert.True(CertificateChecker.Check(BranchSamples.Minimum(1000)).Accepted);
        AssertRejected(BranchSamples.Minimum(5, curvature: "1/1000"), "not all eigenvalues are known to exceed it on the five copies of the standard representation");
        AssertRejected(BranchSamples.Minimum(6, curvature: "1/200"), "not all eigenvalues are known to exceed it on the five copies of the standard representation");
        AssertRejected(BranchSamples.Minimum(6), "\"units\":\"6\"", "\"units\":\"7\"", "the gradient at the centre is not below curvature times radius");
        AssertRejected(BranchSamples.Minimum(6, radiusBits: 4), "a divisor is not certainly positive");
    }

    [Fact]
    public void The_index_must_change_within_the_bracket()
    {
        var facts = Accepted(BranchSamples.Turn());
        Assert.Equal(("1", "0"), (facts["negativeBefore"], facts["negativeAfter"]));
        AssertRejected(BranchSamples.Turn(from: "5.58550524741", to: "5.58550524742"), "1 eigenvalues are negative at both ends");
        AssertRejected(BranchSamples.Turn(to: "6"), "the gradient is not below curvature times radius");
        AssertRejected(BranchSamples.Turn(radiusBits: 44), "the gradient is not below curvature times radius");
    }

    private static SymmetricRelu At(int k)
    {
        var work = new Work(CertificateChecker.StepBudget);
        return new(FixedInterval.Integer(k, work), Array.ConvertAll(Entries, x => FixedInterval.Of((BigInteger)Math.Round(x * 100), 100, work)));
    }

    private static void AssertNear(double expected, FixedInterval found)
    {
        double low = (double)found.Low / Math.Pow(2, FixedInterval.Bits), high = (double)found.High / Math.Pow(2, FixedInterval.Bits);
        Assert.InRange(expected, low - 1e-11, high + 1e-11);
        Assert.True(high - low < 1e-20);
    }
}
