namespace Verify.Numerics;

/// <summary>The real number a + b√2 with integers a and b: sums, products and signs are exact, so it can stand where an argument needs one irrational number.</summary>
/// <param name="A">The rational part.</param>
/// <param name="B">The coefficient of √2.</param>
public readonly record struct QuadraticInteger(long A, long B)
{
    /// <summary>√2.</summary>
    public static QuadraticInteger Root2 => new(0, 1);

    /// <summary>−1, 0 or 1. For a and b of opposite sign, a + b√2 has the sign of a exactly if a² &gt; 2b² (equality would make √2 rational).</summary>
    public int Sign
    {
        get
        {
            int a = Math.Sign(A), b = Math.Sign(B);
            return a == b || b == 0 ? a : a == 0 ? b : (Int128)A * A > 2 * (Int128)B * B ? a : b;
        }
    }

    /// <summary>A nearby binary64 number, for drawing.</summary>
    public double Approximation => A + (B * Math.Sqrt(2));

    /// <summary>An integer as a + 0√2.</summary>
    public static implicit operator QuadraticInteger(long a) => new(a, 0);

    /// <summary>The sum.</summary>
    /// <exception cref="OverflowException">A coefficient leaves 64 bits.</exception>
    public static QuadraticInteger operator +(QuadraticInteger x, QuadraticInteger y) => checked(new(x.A + y.A, x.B + y.B));

    /// <summary>The negative.</summary>
    /// <exception cref="OverflowException">A coefficient leaves 64 bits.</exception>
    public static QuadraticInteger operator -(QuadraticInteger x) => checked(new(-x.A, -x.B));

    /// <summary>The product: (a + b√2)(c + d√2) = ac + 2bd + (ad + bc)√2.</summary>
    /// <exception cref="OverflowException">A coefficient leaves 64 bits.</exception>
    public static QuadraticInteger operator *(QuadraticInteger x, QuadraticInteger y) => checked(new((x.A * y.A) + (2 * x.B * y.B), (x.A * y.B) + (x.B * y.A)));
}
