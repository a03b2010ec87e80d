using Verify.Numerics;

namespace Verify.Theorems.Depth;

/// <summary>Legendre polynomials P_n on the sphere S^(d−1), P_n(1) = 1, in exact arithmetic (C. Müller, Spherical Harmonics, 1966).</summary>
internal static class Legendre
{
    /// <summary>N_{d,n} = C(d+n−1, d−1) − C(d+n−3, d−1), the dimension of the harmonics of degree n.</summary>
    public static Rational Harmonics(int d, int n) => Choose(d + n - 1, d - 1) - (n < 2 ? 0 : Choose(d + n - 3, d - 1));

    /// <summary>The coefficients of P_n in dimension d, the constant first: (n + d − 2)P_{n+1} = (2n + d − 2)tP_n − nP_{n−1}.</summary>
    public static Rational[] Polynomial(int d, int n)
    {
        Rational[] before = [0], current = [1];
        for (int k = 0; k < n; k++)
        {
            var next = new Rational[k + 2];
            for (int i = 0; i <= k; i++)
                next[i + 1] = ((2 * k) + d - 2) * current[i] / (k + d - 2);
            for (int i = 0; i < k; i++)
                next[i] -= k * before[i] / (k + d - 2);
            (before, current) = (current, next);
        }

        return current;
    }

    /// <summary>P_n(t) in dimension d.</summary>
    public static Rational At(int d, int n, Rational t) => Polynomial(d, n).Reverse().Aggregate(Rational.Zero, (value, c) => (value * t) + c);

    /// <summary>The mean of P_n(⟨v, w⟩)² over all pairs of the given unit vectors.</summary>
    public static Rational MeanSquare(int n, Rational[][] directions)
    {
        var sum = Rational.Zero;
        foreach (var v in directions)
        {
            foreach (var w in directions)
            {
                var value = At(v.Length, n, v.Zip(w, (a, b) => a * b).Aggregate((a, b) => a + b));
                sum += value * value;
            }
        }

        return sum / (directions.Length * directions.Length);
    }

    /// <summary>E P_n(⟨v,x⟩)P_n(⟨x,y⟩) for uniform x on S², by expanding into monomials of the coordinates and integrating each.</summary>
    public static Rational Convolution(int n, Rational[] v, Rational[] y)
    {
        var p = Polynomial(3, n);
        var product = Times(Composed(p, v), Composed(p, y));
        return product.Aggregate(Rational.Zero, (sum, term) => sum + (term.Value * Moment(term.Key)));
    }

    private static Dictionary<(int A, int B, int C), Rational> Composed(Rational[] p, Rational[] v)
    {
        var linear = new Dictionary<(int, int, int), Rational> { [(1, 0, 0)] = v[0], [(0, 1, 0)] = v[1], [(0, 0, 1)] = v[2] };
        var sum = new Dictionary<(int A, int B, int C), Rational>();
        var power = new Dictionary<(int A, int B, int C), Rational> { [(0, 0, 0)] = 1 };
        foreach (var c in p)
        {
            foreach (var (key, value) in power)
                sum[key] = sum.GetValueOrDefault(key) + (c * value);
            power = Times(power, linear);
        }

        return sum;
    }

    private static Dictionary<(int A, int B, int C), Rational> Times(Dictionary<(int A, int B, int C), Rational> f, Dictionary<(int A, int B, int C), Rational> g)
    {
        var product = new Dictionary<(int A, int B, int C), Rational>();
        foreach (var (k, a) in f)
        {
            foreach (var (l, b) in g)
                product[(k.A + l.A, k.B + l.B, k.C + l.C)] = product.GetValueOrDefault((k.A + l.A, k.B + l.B, k.C + l.C)) + (a * b);
        }

        return product;
    }

    // E x₁^a x₂^b x₃^c = (a−1)!!(b−1)!!(c−1)!!/(3·5·…·(a+b+c+1)) for even exponents, else 0.
    private static Rational Moment((int A, int B, int C) k) => int.IsOddInteger(k.A) || int.IsOddInteger(k.B) || int.IsOddInteger(k.C)
        ? 0
        : OddFactorial(k.A - 1) * OddFactorial(k.B - 1) * OddFactorial(k.C - 1) / OddFactorial(k.A + k.B + k.C + 1);

    private static Rational OddFactorial(int k) => k <= 1 ? 1 : k * OddFactorial(k - 2);

    private static Rational Choose(int n, int k) => Enumerable.Range(0, k).Aggregate(Rational.One, (value, i) => value * (n - i) / (i + 1));
}
