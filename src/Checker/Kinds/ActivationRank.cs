using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>The rank of the matrix σ(w_j·x_i + b_j), for σ(t) = t^k or σ(t) = max(t, 0).</summary>
internal sealed class ActivationRank : CertificateKind
{
    private const int MaxDegree = 20;

    public override string Name => "activation-rank";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, work) = (certificate.Claim, certificate.Work);
        bool relu = claim["activation"].Word("power", "relu") == "relu";
        int degree = relu ? 1 : claim["degree"].Small(0, MaxDegree);
        var points = claim["points"].Rationals();
        var units = claim["units"].Rationals();
        int dimension = points.Rows[0].Length;
        if (units.Rows[0].Length != dimension + 1)
            throw claim["units"].Refuse($"rows of {units.Rows[0].Length} numbers, expected {dimension} weights and a bias");

        // The common positive denominator of all w·x + b changes neither the rank of the powers nor that of the positive parts.
        var matrix = Array.ConvertAll(points.Rows, x => Array.ConvertAll(units.Rows, unit =>
        {
            var z = work.Add(work.Dot(unit[..dimension], x), work.Multiply(unit[dimension], points.Denominator));
            if (relu)
                return work.Keep(BigInteger.Max(z, BigInteger.Zero));
            var power = BigInteger.One;
            for (int k = 0; k < degree; k++)
                power = work.Multiply(power, z);
            return work.Keep(power);
        }));
        int rank = Elimination.Rank(matrix, work);
        claim["rank"].MustBe(rank);
        int[] independent = certificate.Witness["independent"].Smalls(rank, 0, units.Rows.Length - 1);
        if (independent.Length > 0 && Elimination.Rank(Array.ConvertAll(matrix, row => Array.ConvertAll(independent, j => row[j])), work) < rank)
            throw certificate.Witness["independent"].Refuse("the listed units are linearly dependent on the points");
        string activation = relu ? "max(t, 0)" : $"t^{degree}";
        return new Finding(
            $"The {units.Rows.Length} given units with activation {activation} span a space of dimension {rank} on the {points.Rows.Length} given points of dimension {dimension}; {rank} of them are listed as a basis.",
            ("points", $"{points.Rows.Length}"),
            ("units", $"{units.Rows.Length}"),
            ("dimension", $"{dimension}"),
            ("rank", $"{rank}"));
    }
}
