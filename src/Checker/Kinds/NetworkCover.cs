using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>A class of networks, each layer any matrix of a finite family, covered layer by layer: every layer's images of what the cover has made so far, within a radius.</summary>
internal sealed class NetworkCover : CertificateKind
{
    private const int MaxNetworks = 4096;
    private const int MaxSlope = 1000;

    public override string Name => "network-cover";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, work) = (certificate.Claim, certificate.Work);
        var points = claim["points"].Matrix();
        var layers = claim["layers"].Items();
        var witness = certificate.Witness["covers"].Items();
        if (layers.Count == 0 || witness.Count != layers.Count)
            throw certificate.Witness["covers"].Refuse("expected one list of covers for each layer, and a layer");

        List<BigInteger[][]> members = [points], cover = [points];
        var (radius, product) = (new Fraction(0, 1, work), BigInteger.One);
        for (int i = 0; i < layers.Count; i++)
        {
            var (layer, nodes) = (layers[i], witness[i].Items());
            var family = layer["matrices"].Items().ConvertAll(node => node.Matrix());
            int slope = layer["slope"].Small(1, MaxSlope);
            Fraction norm = Fraction.Read(layer["norm"]), step = Fraction.Read(layer["radius"]);
            CheckFamily(layer, family, norm, step, members[0][0].Length, work);
            if (nodes.Count != cover.Count || (long)members.Count * family.Count > MaxNetworks)
                throw witness[i].Refuse($"expected {cover.Count} lists for the inputs of this layer, and at most {MaxNetworks} networks");

            List<BigInteger[][]> covered = [];
            int most = 0;
            for (int k = 0; k < nodes.Count; k++)
            {
                var images = family.ConvertAll(a => Image(a, cover[k], work));
                int[] chosen = nodes[k].Smalls(0, family.Count - 1);
                if (chosen.Length == 0 || chosen.Distinct().Count() != chosen.Length)
                    throw nodes[k].Refuse("expected different matrices, at least one");
                var square = step * step;
                if (images.Exists(image => !Array.Exists(chosen, c => new Fraction(Distance(image, images[c], work), 1, work) <= square)))
                    throw nodes[k].Refuse("a matrix of the family is farther than the radius from all that were chosen");
                covered.AddRange(chosen.Select(c => Activated(images[c], slope, work)));
                most = Math.Max(most, chosen.Length);
            }

            members = [.. members.SelectMany(x => family.Select(a => Activated(Image(a, x, work), slope, work)))];
            cover = covered;
            radius = (new Fraction(slope, 1, work) * (step + (norm * radius))).Reduced();
            product *= most;
        }

        var farthest = members.Max(f => cover.Min(g => Distance(f, g, work)));
        claim["squaredDistance"].MustBe(farthest);
        var bound = (radius * radius).Reduced();
        Fraction.Match(claim["squaredRadius"], bound);
        return new Finding(
            $"Of the {members.Count} networks made of the given {layers.Count} families none is farther than the root of {farthest} on the {points.Length} given points from all {cover.Count} of the cover, " +
            $"which has at most {product} by its layers' sizes; the squared radius that follows from the layers' radii, slopes and norms is {bound}.",
            ("layers", $"{layers.Count}"),
            ("points", $"{points.Length}"),
            ("members", $"{members.Count}"),
            ("cover", $"{cover.Count}"),
            ("product", $"{product}"),
            ("squaredDistance", work.Text(farthest)),
            ("squaredRadius", $"{bound}"));
    }

    private static void CheckFamily(Node layer, List<BigInteger[][]> family, Fraction norm, Fraction radius, int inputs, Work work)
    {
        if (family.Count == 0 || family.Exists(a => a.Length != family[0].Length || a[0].Length != inputs))
            throw layer["matrices"].Refuse($"expected matrices of one shape with {inputs} columns");
        if (norm.Sign < 0 || radius.Sign < 0)
            throw layer.Refuse("expected a norm and a radius not below 0");
        if (!family.TrueForAll(a => LipschitzNetwork.IsSemidefinite(norm * norm, new Scaled(a, BigInteger.One), work)))
            throw layer["norm"].Refuse("a matrix s^2 I - A A^T has a negative eigenvalue, so s is less than a spectral norm");
    }

    private static BigInteger[][] Image(BigInteger[][] matrix, BigInteger[][] points, Work work) =>
        Array.ConvertAll(points, x => Array.ConvertAll(matrix, row => work.Keep(work.Dot(row, x))));

    private static BigInteger[][] Activated(BigInteger[][] points, int slope, Work work) =>
        Array.ConvertAll(points, x => Array.ConvertAll(x, v => v.Sign > 0 ? work.Keep(work.Multiply(slope, v)) : BigInteger.Zero));

    private static BigInteger Distance(BigInteger[][] f, BigInteger[][] g, Work work)
    {
        var sum = BigInteger.Zero;
        for (int i = 0; i < f.Length; i++)
        {
            BigInteger[] step = [.. f[i].Zip(g[i], (a, b) => work.Add(a, -b))];
            sum = work.Add(sum, work.Dot(step, step));
        }

        return sum;
    }
}
