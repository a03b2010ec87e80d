using System.Collections.Immutable;

namespace Verify.Numerics.PiecewiseLinear;

/// <summary>A polynomial Σ c_k x^k over exact rationals.</summary>
/// <param name="Coefficients">c_0, c_1, …, at least one.</param>
public sealed record Polynomial(ImmutableArray<Rational> Coefficients)
{
    /// <summary>The degree, leading zeros counted.</summary>
    public int Degree => Coefficients.Length - 1;

    /// <summary>The value at x (Horner).</summary>
    public Rational this[Rational x]
    {
        get
        {
            var sum = Rational.Zero;
            for (int k = Degree; k >= 0; k--)
                sum = (sum * x) + Coefficients[k];
            return sum;
        }
    }

    /// <summary>Whether the coefficients agree.</summary>
    public bool Equals(Polynomial? other) => other is not null && Coefficients.AsSpan().SequenceEqual(other.Coefficients.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Degree, Coefficients[0], Coefficients[^1]);

    /// <summary>Σ c_k x^k.</summary>
    public static Polynomial Of(params ReadOnlySpan<Rational> coefficients) => new([.. coefficients]);

    /// <summary>x^k.</summary>
    public static Polynomial Power(int k) => new([.. new Rational[k], Rational.One]);

    /// <summary>The difference.</summary>
    public static Polynomial operator -(Polynomial p, Polynomial q) =>
        new([.. Enumerable.Range(0, Math.Max(p.Coefficients.Length, q.Coefficients.Length)).Select(k => p.Coefficient(k) - q.Coefficient(k))]);

    /// <summary>The derivative; 0 for a constant.</summary>
    public Polynomial Derivative() => Degree == 0 ? Of(Rational.Zero) : new([.. Coefficients.Skip(1).Select((c, k) => (k + 1) * c)]);

    /// <summary>
    /// b_0, …, b_n with p(u + (v − u)s) = Σ b_i C(n, i) s^i (1 − s)^(n − i): between the least and the greatest of them lie all values on
    /// [u, v], and b_0 and b_n are those at the ends (Bernstein 1912). From the coefficients a_k in s, b_i = Σ_{k ≤ i} C(i, k)/C(n, k)·a_k.
    /// </summary>
    public Rational[] Bernstein(Rational u, Rational v)
    {
        // a_k by repeated synthetic division at u, then scaled by (v − u)^k.
        int n = Degree;
        Rational[] a = [.. Coefficients];
        for (int k = 0; k < n; k++)
        {
            for (int j = n - 1; j >= k; j--)
                a[j] += u * a[j + 1];
        }

        var power = Rational.One;
        for (int k = 0; k <= n; k++, power *= v - u)
            a[k] *= power / Choose(n, k);
        var b = new Rational[n + 1];
        for (int i = 0; i <= n; i++)
        {
            for (int k = 0; k <= i; k++)
                b[i] += Choose(i, k) * a[k];
        }

        return b;
    }

    /// <summary>The Bernstein coefficients on both halves of the interval, by repeated means (de Casteljau 1959).</summary>
    public static (Rational[] Left, Rational[] Right) Halve(Rational[] coefficients)
    {
        var (left, right) = (new Rational[coefficients.Length], (Rational[])coefficients.Clone());
        for (int i = 0; i < left.Length; i++)
        {
            left[i] = right[0];
            for (int j = 0; j < right.Length - 1 - i; j++)
                right[j] = (right[j] + right[j + 1]) / 2;
        }

        return (left, right);
    }

    private Rational Coefficient(int k) => k <= Degree ? Coefficients[k] : Rational.Zero;

    private static Rational Choose(int n, int k)
    {
        var product = Rational.One;
        for (int i = 1; i <= k; i++)
            product *= new Rational(n - k + i, i);
        return product;
    }
}

/// <summary>Two bounds on a sup-distance, both exact.</summary>
/// <param name="Lower">The distance at <paramref name="At"/>, hence at most the sup-distance.</param>
/// <param name="At">A point.</param>
/// <param name="Upper">All Bernstein coefficients of the difference on all intervals of the subdivision lie within ± this.</param>
/// <param name="Subdivision">For each piece its binary tree of halvings in preorder: 1 for an interval that is halved, 0 for one that is not.</param>
public sealed record PolynomialDistance(Rational Lower, Rational At, Rational Upper, ImmutableArray<string> Subdivision);
