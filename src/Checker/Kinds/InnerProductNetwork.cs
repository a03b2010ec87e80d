using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>A ReLU network whose output is (-1)^(x.y) at every pair of bit vectors x, y.</summary>
internal sealed class InnerProductNetwork : CertificateKind
{
    private const int MaxVariables = 8;

    public override string Name => "inner-product-network";

    public override Finding Prove(Certificate certificate)
    {
        var claim = certificate.Claim;
        _ = certificate.Witness.Find("");
        int n = claim["variables"].Small(1, MaxVariables);
        var network = ReluLayers.Read(claim["layers"], 2 * n);
        var point = new BigInteger[2 * n];
        for (int code = 0; code < 1 << (2 * n); code++)
        {
            for (int i = 0; i < point.Length; i++)
                point[i] = (code >> i) & 1;
            int expected = int.IsOddInteger(int.PopCount(code & (code >> n) & ((1 << n) - 1))) ? -1 : 1;
            var (value, denominator, _) = network.At(point, BigInteger.One, certificate.Work);
            if (!denominator.IsOne || value != expected)
                throw claim["layers"].Refuse($"the output at input {code} is {certificate.Work.Ratio(value, denominator)}, expected {expected}");
        }

        return new Finding(
            $"The given ReLU network with {network.HiddenLayers} hidden layers of widths {string.Join(", ", network.Widths)} equals (-1)^(x.y) at all {1 << (2 * n)} pairs of vectors x, y of {n} bits.",
            ("variables", $"{n}"),
            ("inputs", $"{1 << (2 * n)}"),
            ("hiddenLayers", $"{network.HiddenLayers}"),
            ("units", $"{network.Units}"),
            ("width", $"{network.Width}"));
    }
}
