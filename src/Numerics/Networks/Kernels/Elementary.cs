using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Verify.Numerics.Networks.Kernels;

/// <summary>
/// exp, tanh, logistic and softplus on all lanes at once, for double and float: the same bits on every machine, because
/// they use nothing but IEEE operations in a written order. (The library's functions depend on the platform, and are slow.)
/// </summary>
/// <remarks>
/// eˣ = 2ᵏ·eʳ with k = round(x·log₂e) and r = x − k·ln 2 in two pieces (W. J. Cody, W. Waite, Software Manual for the
/// Elementary Functions, 1980, ch. 6), |r| ≤ 0.3466 up to rounding. The Taylor polynomial of eʳ − 1 is cut after r¹³
/// (double) or r⁷ (float), which leaves out less than |r|¹³/14!·1.03 &lt; 2⁻⁵⁶ or |r|⁷/8!·1.05 &lt; 2⁻²⁵ of it.
/// Errors, measured by the tests against 40-digit values: at most 1 unit in the last place for exp, 3 for tanh, logistic
/// and softplus. Arguments of exp are clamped to ±708 (double) or ±87 (float), so nothing overflows; NaN stays NaN.
/// </remarks>
internal static class Elementary
{
    /// <summary>eˣ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<T> Exp<T>(Vector512<T> x)
        where T : INumberBase<T>
    {
        (Vector512<T> tail, Vector512<T> power) = Reduce(x);
        return Lanes.MultiplyAdd(tail, power, power);
    }

    /// <summary>tanh x = m/(m + 2) with m = e²ˣ − 1, computed for |x| so that small x keep all their bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<T> Tanh<T>(Vector512<T> x)
        where T : INumberBase<T>
    {
        Vector512<T> sign = x & Constant<T>(-0.0);
        Vector512<T> size = x ^ sign;
        (Vector512<T> tail, Vector512<T> power) = Reduce(size + size);
        Vector512<T> lessOne = Lanes.MultiplyAdd(tail, power, power - Vector512<T>.One);
        return (lessOne / (lessOne + Constant<T>(2))) | sign;
    }

    /// <summary>1/(1 + e⁻ˣ), through e^−|x| on either side so that it neither overflows nor cancels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<T> Logistic<T>(Vector512<T> x)
        where T : INumberBase<T>
    {
        Vector512<T> small = Exp(x | Constant<T>(-0.0));
        return Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512<T>.Zero), small, Vector512<T>.One) / (Vector512<T>.One + small);
    }

    /// <summary>
    /// log(1 + eˣ) = max(x, 0) + log(1 + u), u = e^−|x|, and log(1 + u) = 2·artanh(s) with s = u/(2 + u) ≤ 1/3. The series
    /// 2s·Σ s²ᵏ/(2k + 1), cut after k = 16, leaves out less than 9⁻¹⁷/35·9/8 &lt; 2⁻⁵⁸ of its first term.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<T> Softplus<T>(Vector512<T> x)
        where T : INumberBase<T>
    {
        Vector512<T> u = Exp(x | Constant<T>(-0.0));
        Vector512<T> s = u / (u + Constant<T>(2));
        Vector512<T> square = s * s;
        Vector512<T> sum = Constant<T>(1.0 / 33);
        for (int denominator = 31; denominator >= 3; denominator -= 2)
            sum = Lanes.MultiplyAdd(sum, square, Constant<T>(1.0 / denominator));
        Vector512<T> twice = s + s;
        Vector512<T> logarithm = Lanes.MultiplyAdd(sum * square, twice, twice);
        return logarithm + Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512<T>.Zero), Vector512<T>.Zero, x);
    }

    // eˣ = (1 + tail)·power with power = 2ᵏ exactly.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<T> Tail, Vector512<T> Power) Reduce<T>(Vector512<T> x)
        where T : INumberBase<T>
    {
        bool wide = typeof(T) == typeof(double);
        Vector512<T> limit = Constant<T>(wide ? 708 : 87);
        // Comparisons with NaN are false, so NaN passes.
        x = Vector512.ConditionalSelect(Vector512.GreaterThan(x, limit), limit, x);
        x = Vector512.ConditionalSelect(Vector512.LessThan(x, -limit), -limit, x);

        // Adding 1.5·2⁵² (1.5·2²³) rounds to an integer, which then stands in the sum's own low bits.
        Vector512<T> shifter = Constant<T>(wide ? 6755399441055744 : 12582912);
        Vector512<T> shifted = Lanes.MultiplyAdd(x, Constant<T>(1.4426950408889634), shifter);
        Vector512<T> k = shifted - shifter;
        Vector512<T> power = wide
            ? ((shifted.AsInt64() + Vector512.Create(1023L)) << 52).As<long, T>()
            : ((shifted.AsInt32() + Vector512.Create(127)) << 23).As<int, T>();

        // ln 2 = high + low; high has so few bits that k·high is exact.
        Vector512<T> r = Lanes.MultiplyAdd(k, Constant<T>(wide ? -0.693147180369123816490 : -0.693359375), x);
        r = Lanes.MultiplyAdd(k, Constant<T>(wide ? -1.90821492927058770002e-10 : 2.12194440054690583e-4), r);

        Vector512<T> sum = Constant<T>(1.0 / 5040);
        if (wide)
        {
            sum = Constant<T>(1.0 / 6227020800);
            sum = Lanes.MultiplyAdd(sum, r, Constant<T>(1.0 / 479001600));
            sum = Lanes.MultiplyAdd(sum, r, Constant<T>(1.0 / 39916800));
            sum = Lanes.MultiplyAdd(sum, r, Constant<T>(1.0 / 3628800));
            sum = Lanes.MultiplyAdd(sum, r, Constant<T>(1.0 / 362880));
            sum = Lanes.MultiplyAdd(sum, r, Constant<T>(1.0 / 40320));
            sum = Lanes.MultiplyAdd(sum, r, Constant<T>(1.0 / 5040));
        }

        sum = Lanes.MultiplyAdd(sum, r, Constant<T>(1.0 / 720));
        sum = Lanes.MultiplyAdd(sum, r, Constant<T>(1.0 / 120));
        sum = Lanes.MultiplyAdd(sum, r, Constant<T>(1.0 / 24));
        sum = Lanes.MultiplyAdd(sum, r, Constant<T>(1.0 / 6));
        sum = Lanes.MultiplyAdd(sum, r, Constant<T>(0.5));
        return (Lanes.MultiplyAdd(sum * r, r, r), power);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Constant<T>(double value)
        where T : INumberBase<T> =>
        typeof(T) == typeof(double) ? Vector512.Create(value).As<double, T>() : Vector512.Create((float)value).As<float, T>();
}
