using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>All eigenvalues of a symmetric rational matrix are simple: n + 1 numbers, below which lie 0, 1, ..., n of them, counted by Jacobi's signs of leading minors.</summary>
internal sealed class SpectralSeparators : CertificateKind
{
    private const int MostRows = 40;

    public override string Name => "spectral-separators";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, work) = (certificate.Claim, certificate.Work);
        var h = claim["matrix"].Rationals();
        int n = h.Rows.Length;
        if (n > MostRows || h.Rows[0].Length != n)
            throw claim["matrix"].Refuse($"expected a square matrix of at most {MostRows} rows");
        for (int i = 0; i < n; i++)
        {
            if (Enumerable.Range(0, i).Any(j => h.Rows[i][j] != h.Rows[j][i]))
                throw claim["matrix"].Refuse("expected a symmetric matrix");
        }

        var place = certificate.Witness["separators"];
        var separators = Fraction.Row(place, n + 1);
        for (int k = 0; k <= n; k++)
        {
            int below = Below(h, separators[k], place, work);
            if (below != k)
                throw place.Refuse($"separator {k} has {below} eigenvalues below it, expected {k}");
        }

        claim["criticalPoints"].MustBe(2 * n);
        return new Finding(
            $"The given symmetric {n} x {n} matrix has {n} simple eigenvalues, one between any two neighbours of {string.Join(", ", separators)}; so its quadratic form on the unit sphere has exactly {2 * n} critical points, two of each index 0 to {n - 1}, all nondegenerate.",
            ("dimension", $"{n}"),
            ("criticalPoints", $"{2 * n}"),
            ("ofEachIndex", "2"),
            ("indices", $"{n}"));
    }

    /// <summary>The eigenvalues of h below a number that no leading minor of the difference vanishes at: sign changes in 1, D_1, ..., D_n (Jacobi 1857).</summary>
    private static int Below(Scaled h, Fraction number, Node place, Work work)
    {
        int n = h.Rows.Length;

        // (h - p/q) times its denominators is an integer matrix; Bareiss's pivots are its leading minors.
        var rows = h.Rows.Select((row, i) => row.Select((x, j) =>
        {
            var scaled = work.Multiply(x, number.Q);
            return i == j ? work.Add(scaled, -work.Multiply(number.P, h.Denominator)) : scaled;
        }).ToArray()).ToArray();
        var previous = BigInteger.One;
        int changes = 0;
        for (int k = 0; k < n; k++)
        {
            var pivot = rows[k][k];
            if (pivot.IsZero)
                throw place.Refuse($"leading minor {k + 1} vanishes at a separator");
            changes += pivot.Sign == previous.Sign ? 0 : 1;
            for (int i = k + 1; i < n; i++)
            {
                for (int j = k + 1; j < n; j++)
                    rows[i][j] = work.Divide(work.Add(work.Multiply(pivot, rows[i][j]), -work.Multiply(rows[i][k], rows[k][j])), previous);
            }

            previous = pivot;
        }

        return changes;
    }
}
