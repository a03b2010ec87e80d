using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>Spectral norms of a ReLU network's layers bounded from above, and how much the network stretches the distances of given points.</summary>
internal sealed class LipschitzNetwork : CertificateKind
{
    public override string Name => "lipschitz-network";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, work) = (certificate.Claim, certificate.Work);
        var points = claim["points"].Rationals();
        var network = ReluLayers.Read(claim["layers"], points.Rows[0].Length);
        var layers = claim["layers"].Items();
        var norms = Fraction.Row(claim["squaredNorms"], layers.Count);
        _ = certificate.Witness.Find("");
        var product = Whole(1);
        for (int layer = 0; layer < layers.Count; layer++)
        {
            if (!IsSemidefinite(norms[layer], layers[layer]["weights"].Rationals(), work))
                throw claim["squaredNorms"].Refuse($"the matrix s^2 I - A A^T of layer {layer} has a negative eigenvalue, so s is less than the spectral norm");
            product *= norms[layer];
        }

        var values = Array.ConvertAll(points.Rows, x => network.At(x, points.Denominator, work));
        var unit = Whole(points.Denominator);
        Fraction? greatest = null;
        for (int i = 0; i < values.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                BigInteger[] step = [.. points.Rows[i].Zip(points.Rows[j], (a, b) => work.Add(a, -b))];
                var length = work.Dot(step, step);
                if (length.IsZero)
                    continue;
                var rise = Value(values[i]) - Value(values[j]);
                var ratio = (rise * rise * unit * unit / Whole(length)).Reduced();
                greatest = greatest is { } known && known > ratio ? known : ratio;
            }
        }

        var stretch = greatest ?? throw claim["points"].Refuse("expected two points that differ");
        Fraction.Match(claim["squaredRatio"], stretch);
        Fraction.Match(claim["squaredLipschitz"], product);
        return new Finding(
            $"The given network of {network.Inputs} inputs and {layers.Count} layers has spectral norms whose squares are at most {string.Join(", ", norms)}, so |f(x) - f(x')|^2 <= {product.Reduced()} |x - x'|^2 everywhere; " +
            $"among the {values.Length} given points the largest such ratio is {stretch}.",
            ("layers", $"{layers.Count}"),
            ("points", $"{values.Length}"),
            ("squaredLipschitz", $"{product.Reduced()}"),
            ("squaredRatio", $"{stretch}"));

        Fraction Whole(BigInteger value) => new(value, BigInteger.One, work);

        Fraction Value((BigInteger Value, BigInteger Denominator, sbyte[] Signs) output) => new(output.Value, output.Denominator, work);
    }

    /// <summary>Whether s^2 I - A A^T, or s^2 I - A^T A where that is smaller, has no negative eigenvalue.</summary>
    public static bool IsSemidefinite(Fraction squaredNorm, Scaled matrix, Work work)
    {
        var a = matrix.Rows.Length <= matrix.Rows[0].Length ? matrix.Rows : [.. Enumerable.Range(0, matrix.Rows[0].Length).Select(j => matrix.Rows.Select(row => row[j]).ToArray())];
        var diagonal = work.Multiply(squaredNorm.P, work.Multiply(matrix.Denominator, matrix.Denominator));
        var rows = a.Select((x, i) => a.Select((y, j) => work.Add(i == j ? diagonal : BigInteger.Zero, -work.Multiply(squaredNorm.Q, work.Dot(x, y)))).ToArray()).ToArray();

        // Bareiss: after each step the entries are minors. A zero on the diagonal of a semidefinite matrix has a row of zeros.
        var previous = BigInteger.One;
        for (int k = 0; k < rows.Length; k++)
        {
            var pivot = rows[k][k];
            if (pivot.Sign < 0 || (pivot.IsZero && rows[k].Skip(k).Any(x => !x.IsZero)))
                return false;
            if (pivot.IsZero)
                continue;
            for (int i = k + 1; i < rows.Length; i++)
            {
                for (int j = k + 1; j < rows.Length; j++)
                    rows[i][j] = work.Divide(work.Add(work.Multiply(pivot, rows[i][j]), -work.Multiply(rows[i][k], rows[k][j])), previous);
            }

            previous = pivot;
        }

        return true;
    }
}
