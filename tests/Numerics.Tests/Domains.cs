using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace Verify.Numerics.Tests;

/// <summary>
/// Generators that reach the cases where exact arithmetic breaks: zero, integers, the borders of 64 bits, equal and
/// shared factors, and parts of several hundred bits. (The library's own doubles contain no zero and no integer.)
/// </summary>
public static class Domains
{
    private static readonly Gen<BigInteger> Small = Gen.Choose(-12, 12).Select(i => (BigInteger)i);

    private static readonly Gen<BigInteger> Border = Gen.Elements(
        (BigInteger)long.MaxValue, long.MinValue, (BigInteger)long.MinValue - 1, (BigInteger)long.MaxValue + 1,
        int.MaxValue, int.MinValue, 1L << 53, (1L << 53) + 1, -(1L << 32), BigInteger.One << 64);

    private static readonly Gen<BigInteger> Wide =
        from bits in Gen.Choose(1, 300)
        from words in Gen.ArrayOf(Gen.Choose(0, int.MaxValue), 12)
        from sign in Gen.Elements(-1, 1)
        select sign * (words.Aggregate(BigInteger.Zero, (sum, word) => (sum << 31) | word) & ((BigInteger.One << bits) - 1));

    private static readonly Gen<BigInteger> Integer = Gen.Frequency((5, Small), (2, Border), (3, Wide));

    public static Arbitrary<BigInteger> Integers() => Arb.From(Integer);

    public static Arbitrary<Rational> Rationals() => Arb.From(
        from p in Integer
        from q in Integer.Where(q => !q.IsZero)
        select new Rational(p, q));

    public static Arbitrary<double> Doubles() => Arb.From(Gen.Frequency(
        (3, Gen.Choose(-1000, 1000).Select(i => (double)i)),
        (3, Gen.Choose(-1000, 1000).Select(i => i / 256.0)),
        (2, Gen.Elements(0.0, double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue, 2.2250738585072014e-308,
            2.225073858507201e-308, 1 / 3.0, 0.1, 9007199254740993.0)),
        (4, from high in Gen.Choose(int.MinValue, int.MaxValue)
            from low in Gen.Choose(int.MinValue, int.MaxValue)
            let value = BitConverter.Int64BitsToDouble(((long)high << 32) | (uint)low)
            select double.IsFinite(value) ? value : 1.5)));
}
