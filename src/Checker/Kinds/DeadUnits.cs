namespace Verify.Checker.Kinds;

/// <summary>An open box of parameters in which every hidden ReLU unit is 0 on all samples, so that the squared loss there is a parabola in the output bias alone.</summary>
internal sealed class DeadUnits : CertificateKind
{
    public override string Name => "dead-units";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, work) = (certificate.Claim, certificate.Work);
        var points = claim["points"].Rationals();
        var targets = Fraction.Row(claim["targets"], points.Rows.Length);
        int dimension = points.Rows[0].Length;
        var lower = Fraction.Matrix(certificate.Witness["lower"]);
        var upper = Fraction.Matrix(certificate.Witness["upper"]);
        int units = claim["units"].Small(1, 1000);
        if (lower.Length != units || upper.Length != units || lower[0].Length != dimension + 1 || upper[0].Length != dimension + 1)
            throw certificate.Witness.Refuse($"expected {units} rows of {dimension} weights and a bias in lower and upper");

        var nearest = new Fraction(-1, 1, work);
        for (int k = 0; k < units; k++)
        {
            if (Enumerable.Range(0, dimension + 1).Any(i => lower[k][i] >= upper[k][i]))
                throw certificate.Witness.Refuse($"the box of unit {k} has no interior");
            foreach (var x in points.Rows)
            {
                // u.x + b is greatest over the box where each u_i has the end that x_i prefers.
                var greatest = upper[k][dimension];
                for (int i = 0; i < dimension; i++)
                    greatest = (greatest + ((x[i].Sign < 0 ? lower : upper)[k][i] * new Fraction(x[i], points.Denominator, work))).Reduced();
                if (greatest.Sign >= 0)
                    throw certificate.Witness.Refuse($"unit {k} reaches {greatest} on a sample, expected less than 0");
                nearest = k == 0 && x == points.Rows[0] || greatest > nearest ? greatest : nearest;
            }
        }

        // 1/2 sum (c - y)^2 = m/2 (c - mean)^2 + 1/2 sum (y - mean)^2.
        var count = new Fraction(targets.Length, 1, work);
        var mean = (targets.Aggregate((a, b) => a + b) / count).Reduced();
        var loss = targets.Select(y => (y - mean) * (y - mean)).Aggregate((a, b) => (a + b).Reduced()) / new Fraction(2, 1, work);
        Fraction.Match(claim["loss"], loss);
        return new Finding(
            $"For all hidden weights and biases in the given open box, all output weights and every c, the network c + sum v_k max(u_k.x + b_k, 0) with {units} units is c on the {targets.Length} given samples; " +
            $"with c = {mean} all these points are local minima of the squared loss, with value {loss}.",
            ("samples", $"{targets.Length}"),
            ("units", $"{units}"),
            ("mean", $"{mean}"),
            ("loss", $"{loss}"),
            ("greatestArgument", $"{nearest}"));
    }
}
