using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Verify.Numerics.Integers;

namespace Verify.Numerics.Tests.Integers;

public sealed class IntegerSystemTests
{
    public sealed record SquareSystem(BigInteger[] Matrix, BigInteger[] Right);

    public static Arbitrary<SquareSystem> Systems() => Arb.From(
        from n in Gen.Choose(1, 7)
        from magnitude in Gen.Elements(1, 20, int.MaxValue)
        from entries in Gen.ArrayOf(Gen.Choose(-magnitude, magnitude), n * n)
        from right in Gen.ArrayOf(Gen.Choose(-magnitude, magnitude), n)
        from scale in Gen.Elements(BigInteger.One, 6, BigInteger.Pow(10, 30))
        select new SquareSystem([.. entries.Select(v => v * scale)], [.. right.Select(v => (BigInteger)v)]));

    [Property(Arbitrary = [typeof(IntegerSystemTests)], MaxTest = 1000)]
    public bool Digits_and_elimination_give_the_same_solution_in_lowest_terms(SquareSystem system)
    {
        var lifted = IntegerSystem.Solve(system.Matrix, system.Right, CancellationToken.None);
        var eliminated = IntegerSystem.Eliminate(system.Matrix, system.Right, CancellationToken.None);
        return lifted is null
            ? eliminated is null
            : eliminated is not null && lifted.Denominator == eliminated.Denominator && lifted.Numerators.SequenceEqual(eliminated.Numerators) && Solves(system, lifted);
    }

    [Fact]
    public void A_matrix_singular_modulo_the_prime_only_is_solved()
    {
        BigInteger prime = MersenneField.Prime;
        var solution = IntegerSystem.Solve([prime, 0, 1, 1], [3, 5], CancellationToken.None)!;
        Assert.Equal(prime, solution.Denominator);
        Assert.Equal([3, (5 * prime) - 3], solution.Numerators);
        Assert.Null(IntegerSystem.Solve([prime, 2 * prime, 1, 2], [3, 5], CancellationToken.None));
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(1UL)]
    [InlineData(MersenneField.Prime - 1)]
    [InlineData(1UL << 60)]
    [InlineData(123456789012345678UL)]
    public void Products_and_inverses_in_the_field_are_those_of_the_integers(ulong a)
    {
        foreach (ulong b in (ulong[])[0, 1, 2, MersenneField.Prime - 1, MersenneField.Prime - 2, 1UL << 60, 987654321098765432UL])
        {
            Assert.Equal((ulong)((BigInteger)a * b % MersenneField.Prime), MersenneField.Multiply(a, b));
            Assert.Equal(MersenneField.Reduce((BigInteger)a - b), MersenneField.Subtract(a, b));
        }

        Assert.Equal(a == 0 ? 0UL : 1UL, MersenneField.Multiply(a, MersenneField.Inverse(a)));
    }

    private static bool Solves(SquareSystem system, IntegerSystem.Solution solution) =>
        system.Right.Select((b, i) => system.Matrix.Skip(i * system.Right.Length).Take(system.Right.Length)
            .Zip(solution.Numerators, (a, x) => a * x).Aggregate(BigInteger.Add) == b * solution.Denominator).All(right => right);
}
