using System.Numerics;
using Verify.Numerics.Boolean;
using Verify.Numerics.Separation;

namespace Verify.Numerics.Tests.Separation;

public sealed class ThresholdTableTests
{
    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 4)]
    [InlineData(2, 14)]
    [InlineData(3, 104)]
    [InlineData(4, 1882)]
    public void Every_function_has_its_own_valid_certificate_and_the_count_is_the_known_one(int variables, int count)
    {
        ThresholdTable table = ThresholdTable.Decide(variables);
        Assert.Equal(count, table.ThresholdFunctions.Length);
        Assert.Equal(count, BooleanFunction.Enumerate(variables).Count(table.IsThreshold));
        foreach (BooleanFunction f in BooleanFunction.Enumerate(variables))
        {
            sbyte[] separator = table.Separator(f).ToArray();
            if (separator.Length > 0)
            {
                Assert.Null(table.Refutation(f));
                Assert.Equal(f, BooleanFunction.From(variables, x => Value(separator, x) >= separator[^1]));
            }
            else
            {
                Parallelogram p = table.Refutation(f)!.Value;
                Assert.True(f[p.A] == f[p.B] && f[p.C] == f[p.D] && f[p.A] != f[p.C]);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_masks_and_the_exact_simplex_agree_with_the_table(int variables)
    {
        ThresholdTable table = ThresholdTable.Decide(variables);
        ulong[] masks = ParallelogramMasks.TwoAsummable(variables);
        Assert.Equal(table.ThresholdFunctions.Length, ParallelogramMasks.Count(masks));
        bool[] labels = [.. Enumerable.Repeat(true, 1 << variables)];
        foreach (BooleanFunction f in BooleanFunction.Enumerate(variables))
        {
            Assert.Equal(table.IsThreshold(f), (masks[f.Table / 64] >> (int)(f.Table % 64) & 1) == 1);
            Separability answer = LinearSeparation.Decide<int>(f.SignedPoints(), variables + 1, labels);
            Assert.Equal(table.IsThreshold(f), answer is Separability.Separable);
        }
    }

    [Fact]
    public void The_table_answers_for_its_own_number_of_variables_only() =>
        Assert.Throws<ArgumentException>(() => ThresholdTable.Decide(3).IsThreshold(BooleanFunction.And(2)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void All_parallelograms_are_listed_once_and_close(int variables)
    {
        var all = Parallelogram.All(variables);
        Assert.Equal(Enumerable.Range(1, variables).Sum(j => Choose(variables, j) * (1 << (variables - j)) * Choose(1 << (j - 1), 2)), all.Length);
        Assert.All(all, p => Assert.True((p.A & p.B) == (p.C & p.D) && (p.A | p.B) == (p.C | p.D)));
        Assert.All(all, p => Assert.Equal(4, BitOperations.PopCount(p.FirstDiagonal | p.SecondDiagonal)));
        Assert.Equal(all.Length, all.Select(p => (Math.Min(p.FirstDiagonal, p.SecondDiagonal), Math.Max(p.FirstDiagonal, p.SecondDiagonal))).Distinct().Count());
    }

    [Fact]
    public void Parallelograms_number_0_1_12_100_720() =>
        Assert.Equal([0, 1, 12, 100, 720], Enumerable.Range(1, 5).Select(n => Parallelogram.All(n).Length));

    [Fact]
    public void A_unate_function_may_be_refuted()
    {
        BooleanFunction f = BooleanFunction.From(4, x => (x & 3) == 3 || (x & 12) == 12); // x1x2 or x3x4
        Assert.True(f.IsUnate());
        Assert.True(Parallelogram.TryFind(f, out Parallelogram p));
        Assert.True(p.Refutes(f));
        Assert.False(Parallelogram.TryFind(BooleanFunction.Majority(5), out _));
        Assert.True(Parallelogram.TryFind(BooleanFunction.Parity(6), out _));
    }

    [Fact]
    public void Five_variables_are_decided_alike_by_parallelograms_and_simplex()
    {
        bool[] labels = [.. Enumerable.Repeat(true, 32)];
        BooleanFunction f = BooleanFunction.Majority(5);
        for (int i = 0; i < 64; i++) // majority and what arises by altering up to two of its values
        {
            ulong table = f.Table ^ (1UL << (i % 32)) ^ (1UL << (i * 7 % 32));
            var g = new BooleanFunction(5, table);
            bool separable = LinearSeparation.Decide<int>(g.SignedPoints(), 6, labels) is Separability.Separable;
            Assert.NotEqual(separable, Parallelogram.TryFind(g, out _));
        }
    }

    private static int Value(sbyte[] separator, int x) =>
        Enumerable.Range(0, separator.Length - 1).Sum(i => separator[i] * (x >> i & 1));

    private static int Choose(int n, int k) => Enumerable.Range(0, k).Aggregate(1, (c, i) => c * (n - i) / (i + 1));
}
