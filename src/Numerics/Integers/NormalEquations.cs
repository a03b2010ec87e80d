using System.Numerics;

namespace Verify.Numerics.Integers;

/// <summary>Exact least squares over integer features.</summary>
public static class NormalEquations
{
    /// <summary>Coefficients c with G c = b, where G is a Gram matrix and b the inner products with the target, so that the residual is orthogonal to every feature.</summary>
    /// <remarks>Features that depend on others get the coefficient 0; dependence is guessed modulo a prime, and the answer is multiplied out.</remarks>
    /// <param name="gram">G, symmetric and positive semidefinite.</param>
    /// <param name="right">b, in the range of G.</param>
    /// <exception cref="ArithmeticException">The prime divides a minor that matters, or b is not in the range of G.</exception>
    public static Rational[] Solve(long[,] gram, long[] right)
    {
        int n = right.Length;
        var (rows, columns) = ModularRank.Minor([.. gram.Cast<long>()], n);
        BigInteger[] matrix = [.. rows.SelectMany(i => columns.Select(j => (BigInteger)gram[i, j]))];
        var solution = rows.Length == 0 ? null : IntegerSystem.Solve(matrix, [.. rows.Select(i => (BigInteger)right[i])], CancellationToken.None);
        var numerators = new BigInteger[n];
        for (int k = 0; k < columns.Length; k++)
            numerators[columns[k]] = solution!.Numerators[k];
        var denominator = solution?.Denominator ?? BigInteger.One;
        for (int i = 0; i < n; i++)
        {
            var sum = BigInteger.Zero;
            for (int k = 0; k < n; k++)
                sum += gram[i, k] * numerators[k];
            if (sum != right[i] * denominator)
                throw new ArithmeticException($"Normal equation {i} of {n} has no solution, or the prime 2^61 - 1 divides a minor of the Gram matrix.");
        }

        return [.. numerators.Select(p => new Rational(p, denominator))];
    }
}
