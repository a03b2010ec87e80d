using Verify.Numerics.Boolean;

namespace Verify.Numerics.Tests.Boolean;

public sealed class MinimalDnfTests
{
    [Fact]
    public void Parity_and_majority_need_what_theory_says()
    {
        for (int n = 1; n <= 5; n++)
            Assert.Equal(1 << (n - 1), MinimalDnf.Of(BooleanFunction.Parity(n)).Count);
        Assert.Equal(10, MinimalDnf.Of(BooleanFunction.Majority(5)).Count);
        Assert.Empty(MinimalDnf.Of(BooleanFunction.Constant(3, false)));
        Assert.Equal([new MinimalDnf.Term(0, 0)], MinimalDnf.Of(BooleanFunction.Constant(3, true)));
    }

    [Fact]
    public void Forms_of_all_functions_of_three_variables_are_right_and_of_least_size()
    {
        foreach (var f in BooleanFunction.Enumerate(3))
        {
            var form = MinimalDnf.Of(f);
            Assert.All(Enumerable.Range(0, 8), x => Assert.Equal(f[x], form.Any(t => t.Covers(x))));
            Assert.True(form.Count <= 4);
        }

        // Two ways around a cycle of six points: three terms, though each prime implicant is replaceable.
        var cycle = BooleanFunction.From(3, x => x is not (0 or 7));
        Assert.Equal(6, MinimalDnf.PrimeImplicants(cycle).Count);
        Assert.Equal(3, MinimalDnf.Of(cycle).Count);
    }
}
