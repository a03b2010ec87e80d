namespace Verify.Checker.Kinds;

/// <summary>The values of a ReLU network at the listed points, and their range.</summary>
internal sealed class NetworkValues : CertificateKind
{
    public override string Name => "network-values";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, work) = (certificate.Claim, certificate.Work);
        var points = claim["points"].Rationals();
        var network = ReluLayers.Read(claim["layers"], points.Rows[0].Length);
        var values = new List<Fraction>();
        var listed = Fraction.Row(certificate.Witness["values"], points.Rows.Length);
        for (int i = 0; i < listed.Length; i++)
        {
            var (value, denominator, _) = network.At(points.Rows[i], points.Denominator, work);
            values.Add(new Fraction(value, denominator, work));
            if (values[i].CompareTo(listed[i]) != 0)
                throw certificate.Witness["values"].Refuse($"the network's value at point {i} is {values[i]}, listed is {listed[i]}");
        }

        var (least, greatest) = (values.Min(), values.Max());
        Fraction.Match(claim["least"], least);
        Fraction.Match(claim["greatest"], greatest);
        return new Finding(
            $"At the {listed.Length} given points the given network of {network.Inputs} inputs with {network.Units} ReLU units takes the given values, the least {least}, the greatest {greatest}.",
            ("points", $"{listed.Length}"),
            ("least", $"{least}"),
            ("greatest", $"{greatest}"),
            ("spread", $"{(greatest - least).Reduced()}"),
            ("units", $"{network.Units}"));
    }
}
