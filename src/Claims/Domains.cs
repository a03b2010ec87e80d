using FsCheck;
using FsCheck.Fluent;
using Verify.Numerics;
using Verify.Numerics.Boolean;

namespace Verify.Claims;

/// <summary>The inputs that laws are tried on. FsCheck's own floats contain no zero and no integer, so every domain here has its edge cases and its own shrinker.</summary>
public static class Domains
{
    /// <summary>Integers of [<paramref name="low"/>, <paramref name="high"/>], the ends and those next to zero drawn often; shrinks towards zero.</summary>
    public static Domain<int> Integers(int low, int high) => new(
        Gen.Frequency((4, Gen.Choose(low, high)), (1, Gen.Elements([.. new[] { low, high, -1, 0, 1 }.Where(k => low <= k && k <= high)]))),
        k => Smaller(k).Where(s => low <= s && s <= high),
        k => k.ToString());

    /// <summary>Fractions p/q with |p| ≤ <paramref name="size"/> and 1 ≤ q ≤ <paramref name="size"/>, integers and zero among them; shrinks towards short fractions.</summary>
    public static Domain<Rational> Rationals(int size) => new(
        from p in Integers(-size, size).Generator
        from q in Gen.Frequency((3, Gen.Choose(1, size)), (1, Gen.Constant(1)))
        select new Rational(p, q),
        Smaller,
        r => r.ToString());

    /// <summary>Fractions k/2^m in [0, 1] with 0 ≤ m ≤ <paramref name="bits"/>, both ends included.</summary>
    public static Domain<Rational> UnitDyadics(int bits) => new(
        from m in Gen.Choose(0, bits)
        from k in Gen.Choose(0, 1 << m)
        select new Rational(k, 1 << m),
        r => Smaller(r).Where(s => s >= Rational.Zero && s <= Rational.One),
        r => r.ToString());

    /// <summary>Vectors of a fixed length, each coordinate from the same domain; shrinks one coordinate at a time.</summary>
    public static Domain<T[]> Vectors<T>(int length, Domain<T> coordinate) => new(
        coordinate.Generator.ArrayOf(length),
        v => Enumerable.Range(0, length).SelectMany(i => coordinate.Shrink(v[i]).Select(c => With(v, i, c))),
        v => $"({string.Join(", ", v.Select(coordinate.Show))})");

    /// <summary>Boolean functions of n variables: random tables, symmetric ones, constants, and tables one bit away from the constants; shrinks by clearing bits.</summary>
    public static Domain<BooleanFunction> BooleanFunctions(int variables) => new(
        Gen.Frequency(
            (4, Tables(variables)),
            (1, Gen.Choose(0, 1 << (variables + 1)).Select(levels => BooleanFunction.From(variables, x => ((levels >> int.PopCount(x)) & 1) == 1))),
            (1, Gen.Choose(-1, (1 << variables) - 1).Select(bit => BooleanFunction.From(variables, x => x == bit))),
            (1, Gen.Elements(BooleanFunction.Constant(variables, true), BooleanFunction.Parity(variables), BooleanFunction.Majority(variables)))),
        f => Enumerable.Range(0, f.Arguments).Where(x => f[x]).Select(x => new BooleanFunction(variables, f.Table & ~(1UL << x))),
        f => f.ToString());

    /// <summary>Integer weights w_1, …, w_n and a threshold θ behind them, all within ±<paramref name="size"/>.</summary>
    public static Domain<int[]> ThresholdUnits(int variables, int size) => Vectors(variables + 1, Integers(-size, size)) with
    {
        Show = u => $"w = ({string.Join(", ", u[..^1])}), θ = {u[^1]}",
    };

    /// <summary>Up to <paramref name="most"/> signed integer vectors z = y·(x, 1) in Z^(d+1), coordinates of x within ±<paramref name="size"/>; repeated and opposite points occur. Shrinks by dropping vectors, then towards zero.</summary>
    public static Domain<int[][]> SignedPoints(int most, int dimension, int size) => new(
        from count in Gen.Choose(1, most)
        from points in Integers(-size, size).Generator.ArrayOf(dimension).ArrayOf(count)
        from labels in Gen.Elements(-1, 1).ArrayOf(count)
        select points.Select((x, i) => (int[])[.. x.Select(c => labels[i] * c), labels[i]]).ToArray(),
        z => Enumerable.Range(0, z.Length).Where(_ => z.Length > 1).Select(i => z.Where((_, j) => j != i).ToArray())
            .Concat(Enumerable.Range(0, z.Length).SelectMany(i => Enumerable.Range(0, dimension).SelectMany(j => Smaller(z[i][j]).Select(c => With(z, i, With(z[i], j, c)))))),
        z => string.Join(", ", z.Select(v => $"({string.Join(' ', v)})")));

    /// <summary>Pairs from two domains.</summary>
    public static Domain<(TFirst First, TSecond Second)> Pairs<TFirst, TSecond>(Domain<TFirst> first, Domain<TSecond> second) => new(
        from s in first.Generator
        from t in second.Generator
        select (s, t),
        p => first.Shrink(p.First).Select(s => (s, p.Second)).Concat(second.Shrink(p.Second).Select(t => (p.First, t))),
        p => $"{first.Show(p.First)} and {second.Show(p.Second)}");

    private static Gen<BooleanFunction> Tables(int variables) =>
        from high in Gen.Choose(0, int.MaxValue)
        from middle in Gen.Choose(0, int.MaxValue)
        from low in Gen.Choose(0, 3)
        select new BooleanFunction(variables, (((ulong)(uint)high << 33) | ((ulong)(uint)middle << 2) | (uint)low) & BooleanFunction.FullTable(variables));

    private static IEnumerable<int> Smaller(int k) => k == 0 ? [] : new[] { 0, k / 2, k - Math.Sign(k) }.Distinct();

    private static IEnumerable<Rational> Smaller(Rational r) => new[] { Rational.Zero, Rational.Floor(r), new Rational(r.Numerator / 2, r.Denominator) }
        .Where(s => s != r && (s.Denominator < r.Denominator || Rational.Abs(s) < Rational.Abs(r))).Distinct();

    private static T[] With<T>(T[] items, int index, T value)
    {
        var copy = (T[])items.Clone();
        copy[index] = value;
        return copy;
    }
}
