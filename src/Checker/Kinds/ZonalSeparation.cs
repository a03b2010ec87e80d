namespace Verify.Checker.Kinds;

/// <summary>The product formula of a Legendre polynomial on a sphere, and a sum of zonal products against N·P_n(⟨x, y⟩).</summary>
internal sealed class ZonalSeparation : CertificateKind
{
    private const int MaxDimension = 12;
    private const int MaxDegree = 10;
    private const int MaxUnits = 200;

    public override string Name => "zonal-separation";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, work) = (certificate.Claim, certificate.Work);
        int d = claim["dimension"].Small(3, MaxDimension), n = claim["degree"].Small(0, MaxDegree);
        Fraction zero = new(0, 1, work), one = new(1, 1, work);
        var p = Fraction.Row(certificate.Witness["polynomial"], n + 1);
        var harmonics = new Fraction(Choose(d + n - 1, d - 1) - (n < 2 ? 0 : Choose(d + n - 3, d - 1)), 1, work);
        claim["harmonics"].MustBe(harmonics.P);

        // P(1) = 1, P is orthogonal to all lower powers of the first coordinate, and E P^2 = 1/N.
        Fraction Mean(IEnumerable<Fraction> coefficients, int shift, int dimension) => coefficients.Index().Aggregate(zero, (sum, c) => (sum + (c.Item * Moment(c.Index + shift, dimension, work))).Reduced());
        if ((p.Aggregate(zero, (sum, c) => sum + c) - one).Sign != 0 || Enumerable.Range(0, n).Any(k => Mean(p, k, d).Sign != 0))
            throw certificate.Witness["polynomial"].Refuse($"not the Legendre polynomial of degree {n} in dimension {d}");
        var square = p.Index().Aggregate(zero, (sum, c) => sum + (c.Item * Mean(p, c.Index, d)));
        if (((square * harmonics) - one).Sign != 0)
            throw claim["harmonics"].Refuse($"the mean square of the polynomial is {square}");
        Multiply(p, d, work);

        var budget = Fraction.Read(claim["budget"]);
        var units = Fraction.Matrix(claim["units"]);
        if (units[0].Length != d || units.Length > MaxUnits || budget.Sign < 0)
            throw claim["units"].Refuse($"expected at most {MaxUnits} vectors of {d} coordinates and a budget that is not negative");
        Fraction Dot(Fraction[] a, Fraction[] b) => a.Zip(b, (s, t) => s * t).Aggregate(zero, (sum, term) => (sum + term).Reduced());
        if (Array.Exists(units, v => (Dot(v, v) - one).Sign != 0))
            throw claim["units"].Refuse("a vector is not of length 1");
        var pairs = units.SelectMany(v => units.Select(w => Dot(v, w))).Select(c => p.Reverse().Aggregate(zero, (value, a) => ((value * c) + a).Reduced()));
        var size = new Fraction(units.Length, 1, work);
        var error = harmonics - budget - budget + (budget * budget * pairs.Aggregate(zero, (sum, value) => (sum + (value * value)).Reduced()) / (size * size));
        Fraction.Match(claim["squaredError"], error);
        var gap = harmonics - budget;
        var bound = gap.Sign > 0 ? gap * gap / harmonics : zero;
        return new Finding(
            $"On pairs of points of the sphere in R^{d}, N = {harmonics}: every sum of functions of (<v,x>, <v',y>), v and v' unit vectors, with norms adding up to {budget} has squared distance at least {bound} from N P_{n}(<x,y>); " +
            $"{budget} times the average of N P_{n}(<v,x>) P_{n}(<v,y>) over the {units.Length} given unit vectors has {error}.",
            ("dimension", $"{d}"),
            ("degree", $"{n}"),
            ("harmonics", $"{harmonics}"),
            ("units", $"{units.Length}"),
            ("budget", $"{budget}"),
            ("squaredError", $"{error}"),
            ("bound", $"{bound}"));
    }

    /// <summary>E P(sc + √(1−s²)√(1−c²) η) = P(s) P(c) as polynomials in s and c, for the first coordinate η of a uniform point of the sphere one dimension down.</summary>
    private static void Multiply(Fraction[] p, int d, Work work)
    {
        int n = p.Length - 1;
        var sum = new Fraction[n + 1, n + 1];
        for (int i = 0; i <= n; i++)
        {
            for (int j = 0; j <= n; j++)
                sum[i, j] = -(p[i] * p[j]);
        }

        for (int b = 0; b <= n; b++)
        {
            for (int k = 0; k <= b; k += 2)
            {
                var factor = (p[b] * new Fraction(Choose(b, k), 1, work) * Moment(k, d - 1, work)).Reduced();
                for (int i = 0; i <= k / 2; i++)
                {
                    for (int j = 0; j <= k / 2; j++)
                    {
                        var term = factor * new Fraction(((i + j) % 2 == 0 ? 1 : -1) * Choose(k / 2, i) * Choose(k / 2, j), 1, work);
                        sum[b - k + (2 * i), b - k + (2 * j)] = (sum[b - k + (2 * i), b - k + (2 * j)] + term).Reduced();
                    }
                }
            }
        }

        if (sum.Cast<Fraction>().Any(c => c.Sign != 0))
            throw new Rejection($"the product formula does not hold in degree {n}");
    }

    /// <summary>E ξ^k for the first coordinate ξ of a uniform point of the sphere in R^d: (k−1)!!/(d(d+2)…(d+k−2)) for even k.</summary>
    private static Fraction Moment(int k, int d, Work work)
    {
        var moment = new Fraction(int.IsOddInteger(k) ? 0 : 1, 1, work);
        for (int i = 0; i < k && !int.IsOddInteger(k); i += 2)
            moment *= new Fraction(i + 1, d + i, work);
        return moment;
    }

    private static System.Numerics.BigInteger Choose(int n, int k)
    {
        var value = System.Numerics.BigInteger.One;
        for (int i = 0; i < k; i++)
            value = value * (n - i) / (i + 1);
        return value;
    }
}
