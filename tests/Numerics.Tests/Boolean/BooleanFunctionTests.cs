using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Verify.Numerics.Boolean;

namespace Verify.Numerics.Tests.Boolean;

[Properties(Arbitrary = [typeof(BooleanFunctionTests)], MaxTest = 300)]
public sealed class BooleanFunctionTests
{
    public static Arbitrary<BooleanFunction> Functions() => Arb.From(
        from n in Gen.Choose(1, 5)
        from low in Gen.Choose(0, 0xFFFF)
        from high in Gen.Choose(0, 0xFFFF)
        select new BooleanFunction(n, (((ulong)(uint)high << 16) | (uint)low) & BooleanFunction.FullTable(n)));

    [Fact]
    public void The_named_functions_have_their_tables()
    {
        Assert.Equal(0b0110UL, BooleanFunction.Parity(2).Table);
        Assert.Equal(0b1000UL, BooleanFunction.And(2).Table);
        Assert.Equal(0b1110UL, BooleanFunction.Or(2).Table);
        Assert.Equal(0b11101000UL, BooleanFunction.Majority(3).Table);
        Assert.Equal(ulong.MaxValue, BooleanFunction.Constant(6, true).Table);
        Assert.Equal(1UL, BooleanFunction.Constant(0, true).Table);
        Assert.Equal("3:e8", BooleanFunction.Majority(3).ToString());
    }

    [Fact]
    public void A_table_that_is_too_long_or_an_argument_out_of_range_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new BooleanFunction(2, 16));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BooleanFunction(7, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => BooleanFunction.And(2)[4]);
        Assert.Throws<ArgumentOutOfRangeException>(() => BooleanFunction.And(2).NegateInput(3));
        Assert.Throws<ArgumentException>(() => BooleanFunction.And(2).PermuteInputs(1, 1));
        Assert.Throws<InvalidOperationException>(() => BooleanFunction.And(6).SelfDualise());
    }

    [Property]
    public bool Negations_act_on_values_and_arguments(BooleanFunction f) =>
        Arguments(f).All(x => f.Negate()[x] != f[x])
        && Inputs(f).All(i => Arguments(f).All(x => f.NegateInput(i)[x] == f[x ^ (1 << (i - 1))]));

    [Property]
    public bool Permuted_inputs_are_read_in_the_order_given(BooleanFunction f)
    {
        int[] order = [.. Inputs(f).Skip(1), 1];
        BooleanFunction g = f.PermuteInputs(order);
        return Arguments(f).All(x => g[x] == f[order.Select((from, to) => (x >> (from - 1) & 1) << to).Sum()]);
    }

    [Property]
    public bool Cofactors_put_the_function_together_again(BooleanFunction f) => Inputs(f).All(i =>
    {
        int low = (1 << (i - 1)) - 1;
        return Arguments(f).All(x => f[x] == f.Cofactor(i, (x >> (i - 1) & 1) == 1)[((x >> 1) & ~low) | (x & low)]);
    });

    [Property]
    public bool The_self_dualisation_is_self_dual_and_restricts_to_the_function(BooleanFunction f)
    {
        BooleanFunction g = f.SelfDualise();
        return g.Cofactor(f.Variables + 1, true) == f && Arguments(g).All(x => g[x] != g[g.Arguments - 1 - x]);
    }

    [Property]
    public bool Chow_parameters_are_correlations_with_the_inputs(BooleanFunction f)
    {
        int[] chow = f.ChowParameters();
        return chow[0] == Arguments(f).Sum(x => f[x] ? 1 : -1)
            && Inputs(f).All(i => chow[i] == Arguments(f).Sum(x => (f[x] ? 1 : -1) * ((x >> (i - 1) & 1) == 1 ? 1 : -1)));
    }

    [Fact]
    public void There_are_2170_unate_functions_of_four_variables() =>
        Assert.Equal([4, 14, 104, 2170], Enumerable.Range(1, 4).Select(n => BooleanFunction.Enumerate(n).Count(f => f.IsUnate())));

    [Fact]
    public void Enumeration_lists_every_function_once_in_order()
    {
        Assert.Equal(Enumerable.Range(0, 256).Select(t => (ulong)t), BooleanFunction.Enumerate(3).Select(f => f.Table));
        Assert.Equal(65536, BooleanFunction.Enumerate(4).Count());
    }

    [Fact]
    public void Signed_points_carry_the_constant_and_the_label()
    {
        Assert.Equal([0, 0, -1, 1, 0, 1, 0, 1, 1, -1, -1, -1], BooleanFunction.Parity(2).SignedPoints());
        Assert.Equal([1, 1, -1, 1, -1, 1, -1, 1, 1, -1, -1, -1], BooleanFunction.Parity(2).SignedPoints(low: -1));
    }

    private static IEnumerable<int> Arguments(BooleanFunction f) => Enumerable.Range(0, f.Arguments);

    private static IEnumerable<int> Inputs(BooleanFunction f) => Enumerable.Range(1, f.Variables);
}
