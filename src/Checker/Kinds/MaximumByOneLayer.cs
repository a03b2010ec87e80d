using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>How far every bias-free network with one hidden layer stays from max(0, x₁, …, x_d) at given points and their opposites, with a network that is no farther.</summary>
internal sealed class MaximumByOneLayer : CertificateKind
{
    public override string Name => "maximum-by-one-layer";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, witness, work) = (certificate.Claim, certificate.Witness, certificate.Work);
        var points = claim["points"].Rationals();
        int dimension = points.Rows[0].Length;
        var weights = Fraction.Row(witness["weights"], points.Rows.Length);

        // f(p) - f(-p) is linear in p for f = sum v relu(u.p), so weights with sum mu p = 0 annihilate it.
        var (zero, value, total) = (new Fraction(0, 1, work), new Fraction(0, 1, work), new Fraction(0, 1, work));
        for (int j = 0; j < dimension; j++)
        {
            var sum = zero;
            foreach (var (i, p) in points.Rows.Index())
                sum = (sum + (weights[i] * new Fraction(p[j], points.Denominator, work))).Reduced();
            if (sum.Sign != 0)
                throw witness["weights"].Refuse($"the weighted points do not add up to 0 in coordinate {j}");
        }

        foreach (var (i, p) in points.Rows.Index())
        {
            value = (value + (weights[i] * (Maximum(p, 1) - Maximum(p, -1)))).Reduced();
            total = (total + weights[i].Abs()).Reduced();
        }

        if (total.Sign == 0)
            throw witness["weights"].Refuse("all weights are 0");
        var bound = (value.Abs() / (total + total)).Reduced();
        Fraction.Match(claim["bound"], bound);

        var layers = witness["layers"];
        var network = ReluLayers.Read(layers, dimension);
        if (network.HiddenLayers != 1 || network.Layers.Any(layer => layer.Biases.Any(b => !b.IsZero)))
            throw layers.Refuse("expected one hidden layer and no bias other than 0");
        foreach (var p in points.Rows)
        {
            foreach (int side in new[] { 1, -1 })
            {
                var (output, denominator, _) = network.At(Array.ConvertAll(p, x => side * x), points.Denominator, work);
                if ((new Fraction(output, denominator, work) - Maximum(p, side)).Abs() > bound)
                    throw layers.Refuse("the network is farther from the maximum than the bound at one of the points");
            }
        }

        return new Finding(
            $"At the {points.Rows.Length} given points in dimension {dimension} and their opposites every ReLU network with one hidden layer and without biases, of any width and with any real weights, " +
            $"misses max(0, x_1, ..., x_{dimension}) by at least {bound} somewhere, and the given one nowhere by more.",
            ("points", $"{points.Rows.Length}"),
            ("dimension", $"{dimension}"),
            ("units", $"{network.Units}"),
            ("bound", $"{bound}"));

        Fraction Maximum(BigInteger[] p, int side) => new(p.Select(x => side * x).Append(BigInteger.Zero).Max(), points.Denominator, work);
    }
}
