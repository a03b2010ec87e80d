using System.Numerics;
using Verify.Numerics.Boolean;
using Verify.Numerics.PolynomialOrder;

namespace Verify.Numerics.Tests.PolynomialOrder;

public sealed class SignDegreeTests
{
    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(4, 7)]
    public void One_in_a_box_has_full_order_from_this_size_on(int boxes, int size)
    {
        Assert.IsType<SignDegree.Refuted>(SignDegree.Decide(BoxFunction.OneInABox(boxes, size), boxes - 1));
        Assert.IsType<SignDegree.Represented>(SignDegree.Decide(BoxFunction.OneInABox(boxes, size - 1), boxes - 1));
        Assert.IsType<SignDegree.Represented>(SignDegree.Decide(BoxFunction.OneInABox(boxes, size), boxes));
    }

    [Fact]
    public void Six_boxes_have_full_order_from_thirteen_bits_on()
    {
        var f = BoxFunction.OneInABox(6, 13);
        var refuted = Assert.IsType<SignDegree.Refuted>(SignDegree.Decide(f, 5));
        Assert.All(refuted.Weights, w => Assert.True(w.Weight.Sign > 0));
        foreach (int[] e in Exponents(5))
            Assert.True(refuted.Weights.Aggregate(BigInteger.Zero, (sum, w) => sum + ((f.At(w.Counts.AsSpan()) ? 1 : -1) * w.Weight * Product(w.Counts, e))).IsZero);

        var smaller = BoxFunction.OneInABox(6, 12);
        var represented = Assert.IsType<SignDegree.Represented>(SignDegree.Decide(smaller, 5));
        foreach (int[] t in smaller.Counts())
            Assert.Equal(smaller.At(t) ? 1 : -1, represented.Terms.Aggregate(BigInteger.Zero, (sum, term) => sum + (term.Coefficient * Product(t, term.Exponents))).Sign);
    }

    // Exponents of p_1, …, p_5 with Σ j e_j ≤ degree.
    private static IEnumerable<int[]> Exponents(int degree) =>
        from code in Enumerable.Range(0, 6 * 3 * 2 * 2 * 2)
        let e = (int[])[code % 6, code / 6 % 3, code / 18 % 2, code / 36 % 2, code / 72]
        where e.Select((power, j) => (j + 1) * power).Sum() <= degree
        select e;

    private static BigInteger Product(IEnumerable<int> counts, IEnumerable<int> exponents) =>
        exponents.Select((e, j) => BigInteger.Pow(counts.Aggregate(BigInteger.Zero, (sum, t) => sum + BigInteger.Pow(t, j + 1)), e)).Aggregate(BigInteger.One, (a, b) => a * b);

    [Fact]
    public void Three_boxes_of_four_are_refuted_by_a_pair_with_equal_sums_and_squares()
    {
        var refuted = Assert.IsType<SignDegree.Refuted>(SignDegree.Decide(BoxFunction.OneInABox(3, 4), 2));
        Assert.Equal(["0 3 3: 1", "1 1 4: 1"], refuted.Weights.Select(w => $"{string.Join(' ', w.Counts)}: {w.Weight}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Symmetric_functions_have_the_order_of_their_sign_changes()
    {
        foreach (int spectrum in Enumerable.Range(0, 1 << 6))
        {
            var f = BoxFunction.Symmetric(5, t => (spectrum >> t & 1) == 1);
            Assert.IsType<SignDegree.Represented>(SignDegree.Decide(f, f.SignChanges));
            if (f.SignChanges > 0)
                Assert.IsType<SignDegree.Refuted>(SignDegree.Decide(f, f.SignChanges - 1));
        }
    }

    [Fact]
    public void Divided_differences_cancel_all_lower_powers_and_roots_give_the_signs()
    {
        var f = BoxFunction.Symmetric(9, t => t is 2 or 3 or 7);
        var dual = SignDegree.ByDividedDifferences(f);
        for (int power = 0; power < f.SignChanges; power++)
            Assert.True(dual.Weights.Aggregate(BigInteger.Zero, (sum, w) => sum + ((f.Spectrum[w.Counts[0]] ? 1 : -1) * w.Weight * BigInteger.Pow(w.Counts[0], power))).IsZero);
        var polynomial = SignDegree.ByRoots(f);
        Assert.All(Enumerable.Range(0, 10), t => Assert.Equal(f.Spectrum[t] ? 1 : -1, polynomial.Terms.Aggregate(BigInteger.Zero, (sum, term) => sum + (term.Coefficient * BigInteger.Pow(t, term.Exponents[0]))).Sign));
    }

    [Fact]
    public void General_functions_have_their_order_too()
    {
        Assert.Equal(3, SignDegree.Of(BooleanFunction.Parity(3)));
        Assert.Equal(1, SignDegree.Of(BooleanFunction.Majority(3)));
        Assert.Equal(0, SignDegree.Of(BooleanFunction.Constant(3, true)));
    }
}
