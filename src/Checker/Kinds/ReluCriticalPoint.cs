using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>
/// A critical point of the population loss of n rectified units against k orthonormal ones within a radius of the given rows: a strict minimum by
/// strong convexity, or a strict saddle by Krawczyk's test and a direction of negative curvature. All in fixed point with outward rounding.
/// </summary>
internal sealed class ReluCriticalPoint : CertificateKind
{
    private const int MostEntries = 400;

    public override string Name => "relu-critical-point";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, witness, work) = (certificate.Claim, certificate.Witness, certificate.Work);
        var rows = claim["rows"].Rationals();
        int teachers = claim["teachers"].Small(1, 50), n = rows.Rows.Length * teachers;
        if (rows.Rows[0].Length != teachers || n > MostEntries)
            throw claim["rows"].Refuse($"expected rows of {teachers} numbers, at most {MostEntries} in all");
        var radius = Units(claim["radius"], roundUp: false);
        if (radius.Sign <= 0)
            throw claim["radius"].Refuse("expected a radius of at least 2^-96");

        var centre = new ReluSquares(rows, 0, work);
        var gradient = centre.Gradient();
        var (within, beyond) = new ReluSquares(rows, radius + 2, work).Hessian();
        var slope = gradient.Aggregate(BigInteger.Zero, (sum, g) => work.Add(sum, g.Size));
        bool minimum = claim["type"].Word("minimum", "saddle") == "minimum";
        var (curvature, curvatureBeyond) = minimum ? Minimum() : Saddle();

        // |F(x) - F(centre)| <= |gradient|_1 r + |Hessian|_1 r^2/2 for all x within the radius, by Taylor.
        var bend = within.Select((row, i) => row.Take(i).Aggregate(row[i].Size, (sum, h) => work.Add(sum, 2 * h.Size))).Aggregate(work.Add);
        var drift = ((work.Multiply(slope, radius) >> FixedInterval.Bits) + (work.Multiply(work.Multiply(bend, radius), radius) >> (2 * FixedInterval.Bits))) + 2;
        var objective = centre.Objective();
        var bounds = claim["objective"].RationalRow(2);
        var scale = bounds.Denominator;
        if (work.Multiply(objective.Low - drift, scale) < bounds.Rows[0][0] << FixedInterval.Bits || work.Multiply(objective.High + drift, scale) > bounds.Rows[0][1] << FixedInterval.Bits)
            throw claim["objective"].Refuse($"the objective is only known to lie within {work.Text(objective.Low - drift)} and {work.Text(objective.High + drift)} in units of 2^-96");
        var (low, high) = (work.Ratio(bounds.Rows[0][0], scale), work.Ratio(bounds.Rows[0][1], scale));

        string character = minimum
            ? $"a strict local minimum, with all eigenvalues of the Hessian at least {curvature}, and at least {curvatureBeyond} in any further input coordinate"
            : $"a strict saddle, whose Hessian has an eigenvalue of at most {curvature}";
        return new Finding(
            $"The population loss of {rows.Rows.Length} rectified units against the sum of {teachers} orthonormal ones over standard normal inputs has exactly one critical point within the radius of the given rows; it is {character}; its loss lies in [{low}, {high}].",
            ("teachers", $"{teachers}"),
            ("units", $"{rows.Rows.Length}"),
            ("type", minimum ? "minimum" : "saddle"),
            ("curvature", curvature),
            ("curvatureBeyond", curvatureBeyond),
            ("objectiveAtLeast", low),
            ("objectiveAtMost", high));

        // Strong convexity on the ball of the radius: where |gradient| < curvature * radius, the gradient points outward on the whole sphere.
        (string Within, string Beyond) Minimum()
        {
            var least = Units(claim["curvature"], roundUp: false);
            if (work.Multiply(least, radius) >> FixedInterval.Bits <= slope)
                throw claim["radius"].Refuse("the gradient at the centre is not below curvature times radius");
            Above(within, witness["shift"], claim["curvature"]);
            Above(beyond, witness["shiftBeyond"], claim["curvatureBeyond"]);
            return (claim["curvature"].Text(), claim["curvatureBeyond"].Text());
        }

        // Krawczyk: |Y g| + |I - Y H| r < r in every coordinate.
        (string Within, string Beyond) Saddle()
        {
            var inverse = witness["inverse"].Matrix();
            var direction = witness["direction"].Integers(n);
            var unit = FixedInterval.Integer(1, work);
            if (inverse.Length != n || inverse[0].Length != n)
                throw witness["inverse"].Refuse($"expected a matrix of size {n}, in units of 2^-32");
            foreach (var y in inverse)
            {
                var (moved, row) = (Combined(k => gradient[k]).Size, Enumerable.Range(0, n).Select(j => Combined(k => Entry(k, j))).ToArray());
                int i = Array.IndexOf(inverse, y);
                row[i] -= unit;
                var share = row.Aggregate(BigInteger.Zero, (sum, x) => work.Add(sum, x.Size));
                if (moved + (work.Multiply(share, radius) >> FixedInterval.Bits) + 1 >= radius)
                    throw witness["inverse"].Refuse($"row {i}: the Krawczyk image leaves the radius");

                FixedInterval Combined(Func<int, FixedInterval> column)
                {
                    var sum = FixedInterval.Integer(0, work);
                    for (int k = 0; k < n; k++)
                        sum += new FixedInterval(y[k] << (FixedInterval.Bits - 32), y[k] << (FixedInterval.Bits - 32), work) * column(k);
                    return sum;
                }
            }

            // v^T H v <= curvature * v^T v.
            BigInteger form = 0;
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    var product = work.Multiply(direction[i], direction[j]);
                    form = work.Add(form, work.Multiply(product, product.Sign > 0 ? Entry(i, j).High : Entry(i, j).Low));
                }
            }

            var most = Units(claim["curvature"], roundUp: false);
            if (most.Sign >= 0 || form > work.Multiply(most, work.Dot(direction, direction)))
                throw claim["curvature"].Refuse("the direction does not prove this negative curvature");
            return (claim["curvature"].Text(), "none");
        }

        FixedInterval Entry(int i, int j) => i >= j ? within[i][j] : within[j][i];

        BigInteger Units(Node node, bool roundUp)
        {
            var value = node.RationalRow(1);
            var found = FixedInterval.Of(value.Rows[0][0], value.Denominator, work);
            return roundUp ? found.High : found.Low;
        }

        // H = shift I + L L^T + E for the rounded Cholesky factor L in units of 2^-48, so no eigenvalue lies below shift - max row sum of |E|.
        void Above(FixedInterval[][] matrix, Node shiftNode, Node bound)
        {
            var shift = Units(shiftNode, roundUp: false);
            var (factor, sums) = (new BigInteger[matrix.Length][], new BigInteger[matrix.Length]);
            for (int i = 0; i < matrix.Length; i++)
            {
                factor[i] = new BigInteger[i + 1];
                for (int j = 0; j <= i; j++)
                {
                    var centred = ((matrix[i][j].Low + matrix[i][j].High) >> 1) - (i == j ? shift : 0);
                    for (int k = 0; k < j; k++)
                        centred = work.Add(centred, -work.Multiply(factor[i][k], factor[j][k]));
                    if (i == j && centred.Sign <= 0)
                        throw shiftNode.Refuse($"pivot {i} is not positive");
                    factor[i][j] = i == j ? FixedInterval.Root(centred, work) : work.Divide(centred, factor[j][j]);
                    var error = BigInteger.Abs(centred - work.Multiply(factor[i][j], factor[j][j])) + ((matrix[i][j].High - matrix[i][j].Low) >> 1) + 2;
                    sums[i] += error;
                    sums[j] += i == j ? 0 : error;
                }
            }

            if (shift - sums.Max() < Units(bound, roundUp: true))
                throw bound.Refuse("the shift less the residual of the factorization does not reach it");
        }
    }
}
