using System.Numerics;

namespace Verify.Numerics.Integers;

/// <summary>Square systems A·x = b over the integers, solved exactly.</summary>
/// <remarks>
/// The inverse of A modulo p = 2^61 − 1 yields the p-adic digits of x one by one, and fractions are read off them
/// (J. D. Dixon, Exact solution of linear equations using p-adic expansions, Numer. Math. 40, 1982). The guess counts only
/// once A·n = d·b has been multiplied out. If A is singular modulo p, fraction-free elimination takes over.
/// </remarks>
internal static class IntegerSystem
{
    // Reading off fractions costs about as much as a quarter of the digits; the first attempt comes early, since Hadamard's
    // bound on the size of the answer overshoots for matrices far from orthogonal.
    private const int FirstAttempt = 4;

    /// <summary>x = Numerators / Denominator with a positive denominator, in lowest terms together.</summary>
    public sealed record Solution(BigInteger[] Numerators, BigInteger Denominator);

    /// <summary>The solution, or null if A is singular.</summary>
    /// <param name="matrix">A row by row.</param>
    /// <param name="right">b.</param>
    /// <param name="cancellation">Asked at every digit.</param>
    public static Solution? Solve(BigInteger[] matrix, BigInteger[] right, CancellationToken cancellation) =>
        InverseModuloPrime(matrix, right.Length) is { } inverse
            ? Lift(matrix, right, inverse, cancellation)
            : Eliminate(matrix, right, cancellation);

    /// <summary>Fraction-free elimination (E. H. Bareiss, Math. Comp. 22, 1968): slower, and without any assumption on A.</summary>
    internal static Solution? Eliminate(BigInteger[] matrix, BigInteger[] right, CancellationToken cancellation)
    {
        int n = right.Length;
        BigInteger[][] rows = [.. Enumerable.Range(0, n).Select(i => (BigInteger[])[.. matrix.AsSpan(i * n, n), right[i]])];
        BigInteger previous = BigInteger.One;
        for (int k = 0; k < n; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            int found = Array.FindIndex(rows, k, row => !row[k].IsZero);
            if (found < 0)
            {
                return null;
            }

            (rows[k], rows[found]) = (rows[found], rows[k]);
            BigInteger[] pivot = rows[k];
            foreach (BigInteger[] row in rows.Where(row => row != pivot))
            {
                BigInteger factor = row[k];
                for (int j = 0; j <= n; j++)
                {
                    row[j] = ((row[j] * pivot[k]) - (factor * pivot[j])) / previous;
                }
            }

            previous = pivot[k];
        }

        return LowestTerms([.. rows.Select(row => row[n])], previous);
    }

    private static ulong[]? InverseModuloPrime(BigInteger[] matrix, int n)
    {
        int width = 2 * n;
        var extended = new ulong[n * width];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                extended[(i * width) + j] = MersenneField.Reduce(matrix[(i * n) + j]);
            }

            extended[(i * width) + n + i] = 1;
        }

        if (MersenneField.Eliminate(extended, width, n).Count < n)
        {
            return null;
        }

        var inverse = new ulong[n * n];
        for (int i = 0; i < n; i++)
        {
            extended.AsSpan((i * width) + n, n).CopyTo(inverse.AsSpan(i * n));
        }

        return inverse;
    }

    private static Solution Lift(BigInteger[] matrix, BigInteger[] right, ulong[] inverse, CancellationToken cancellation)
    {
        int n = right.Length;
        BigInteger[] residual = [.. right];
        var digits = new List<ulong[]>();
        int enough = DigitsThatSuffice(matrix, right);
        for (int attempt = Math.Max(1, enough / FirstAttempt); ; attempt = (attempt * 5 / 4) + 1)
        {
            while (digits.Count < attempt)
            {
                cancellation.ThrowIfCancellationRequested();
                digits.Add(NextDigit(matrix, inverse, residual));
            }

            if (ReadOff(digits, n) is { } guess && IsSolution(matrix, right, guess))
            {
                return guess;
            }
        }
    }

    // Numerators and denominator are minors of (A, b), bounded by the product of the lengths of its rows (Hadamard 1893);
    // a fraction is determined once the modulus exceeds twice the product of both bounds.
    private static int DigitsThatSuffice(BigInteger[] matrix, BigInteger[] right)
    {
        int n = right.Length;
        long bits = 1;
        for (int i = 0; i < n; i++)
        {
            BigInteger square = right[i] * right[i];
            foreach (BigInteger entry in matrix.AsSpan(i * n, n))
            {
                square += entry * entry;
            }

            bits += square.GetBitLength() + 1;
        }

        return checked((int)(bits / 60) + 1);
    }

    private static ulong[] NextDigit(BigInteger[] matrix, ulong[] inverse, BigInteger[] residual)
    {
        int n = residual.Length;
        ulong[] reduced = Array.ConvertAll(residual, MersenneField.Reduce);
        var digit = new ulong[n];
        for (int i = 0; i < n; i++)
        {
            ulong sum = 0;
            for (int j = 0; j < n; j++)
            {
                sum = MersenneField.Subtract(sum, MersenneField.Multiply(inverse[(i * n) + j], reduced[j]));
            }

            digit[i] = MersenneField.Subtract(0, sum);
        }

        BigInteger[] factors = Array.ConvertAll(digit, d => (BigInteger)d);
        for (int i = 0; i < n; i++)
        {
            BigInteger rest = residual[i];
            for (int j = 0; j < n; j++)
            {
                rest -= matrix[(i * n) + j] * factors[j];
            }

            residual[i] = rest / MersenneField.Prime;
        }

        return digit;
    }

    // One denominator serves all: once found from the first entries, the others are integers after multiplication with it.
    private static Solution? ReadOff(List<ulong[]> digits, int n)
    {
        BigInteger modulus = BigInteger.Pow(MersenneField.Prime, digits.Count);
        BigInteger bound = BigInteger.One << (int)((modulus.GetBitLength() - 2) / 2);
        var numerators = new BigInteger[n];
        BigInteger denominator = BigInteger.One;
        for (int i = 0; i < n; i++)
        {
            BigInteger value = BigInteger.Zero;
            for (int k = digits.Count - 1; k >= 0; k--)
            {
                value = (value * MersenneField.Prime) + digits[k][i];
            }

            BigInteger scaled = value * denominator % modulus;
            scaled = scaled + scaled > modulus ? scaled - modulus : scaled;
            if (BigInteger.Abs(scaled) <= bound)
            {
                numerators[i] = scaled;
                continue;
            }

            (BigInteger numerator, BigInteger factor) = Fraction(scaled, modulus, bound);
            denominator *= factor;
            if (denominator > bound)
            {
                return null;
            }

            for (int j = 0; j < i; j++)
            {
                numerators[j] *= factor;
            }

            numerators[i] = numerator;
        }

        return LowestTerms(numerators, denominator);
    }

    // Euclid's algorithm stopped half-way: value·factor ≡ numerator with both parts small (P. S. Wang, SYMSAC 1981).
    private static (BigInteger Numerator, BigInteger Factor) Fraction(BigInteger value, BigInteger modulus, BigInteger bound)
    {
        (BigInteger a, BigInteger b) = (modulus, value.Sign < 0 ? value + modulus : value);
        (BigInteger s, BigInteger t) = (BigInteger.Zero, BigInteger.One);
        while (b > bound)
        {
            BigInteger quotient = BigInteger.DivRem(a, b, out BigInteger remainder);
            (a, b) = (b, remainder);
            (s, t) = (t, s - (quotient * t));
        }

        return t.Sign < 0 ? (-b, -t) : (b, t);
    }

    private static bool IsSolution(BigInteger[] matrix, BigInteger[] right, Solution guess)
    {
        int n = right.Length;
        for (int i = 0; i < n; i++)
        {
            BigInteger sum = -guess.Denominator * right[i];
            for (int j = 0; j < n; j++)
            {
                sum += matrix[(i * n) + j] * guess.Numerators[j];
            }

            if (!sum.IsZero)
            {
                return false;
            }
        }

        return true;
    }

    private static Solution LowestTerms(BigInteger[] numerators, BigInteger denominator)
    {
        BigInteger divisor = numerators.Aggregate(BigInteger.Abs(denominator), BigInteger.GreatestCommonDivisor);
        divisor = denominator.Sign < 0 ? -divisor : divisor;
        return new Solution(Array.ConvertAll(numerators, v => v / divisor), denominator / divisor);
    }
}
