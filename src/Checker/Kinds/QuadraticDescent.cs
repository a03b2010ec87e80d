namespace Verify.Checker.Kinds;

/// <summary>The fate of gradient descent on x^T H x/2 from a given start, read off an orthogonal basis of rational eigenvectors.</summary>
internal sealed class QuadraticDescent : CertificateKind
{
    private const int MostDimensions = 60;

    public override string Name => "quadratic-descent";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, witness, work) = (certificate.Claim, certificate.Witness, certificate.Work);
        var h = claim["matrix"].Rationals();
        int n = h.Rows.Length;
        if (n > MostDimensions || h.Rows[0].Length != n)
            throw claim["matrix"].Refuse($"expected a square matrix of at most {MostDimensions} rows");
        for (int i = 0; i < n; i++)
        {
            if (Enumerable.Range(0, i).Any(j => h.Rows[i][j] != h.Rows[j][i]))
                throw claim["matrix"].Refuse("expected a symmetric matrix");
        }

        var start = claim["start"].RationalRow(n).Rows[0];
        var step = Fraction.Read(claim["step"]);
        if (step.Sign <= 0)
            throw claim["step"].Refuse("expected a positive step");

        // n non-zero orthogonal eigenvectors are a basis, and v.x is multiplied by 1 - step lambda in every step.
        var vectors = witness["eigenvectors"].Rationals().Rows;
        var values = Fraction.Row(witness["eigenvalues"], n);
        if (vectors.Length != n || vectors[0].Length != n)
            throw witness["eigenvectors"].Refuse($"expected {n} vectors of {n} numbers");
        var one = new Fraction(1, 1, work);
        Fraction? rate = null;
        int negative = 0;
        for (int i = 0; i < n; i++)
        {
            var v = vectors[i];
            if (v.All(x => x.IsZero) || Enumerable.Range(0, i).Any(j => !work.Dot(v, vectors[j]).IsZero))
                throw witness["eigenvectors"].Refuse($"vector {i} is 0 or not orthogonal to those before it");
            for (int r = 0; r < n; r++)
            {
                if (work.Multiply(work.Dot(h.Rows[r], v), values[i].Q) != work.Multiply(work.Multiply(values[i].P, v[r]), h.Denominator))
                    throw witness["eigenvalues"].Refuse($"vector {i} is not an eigenvector for value {i}");
            }

            negative += values[i].Sign < 0 ? 1 : 0;
            var factor = (one - (step * values[i])).Abs();
            if (!work.Dot(v, start).IsZero && (rate is null || factor > rate.Value))
                rate = factor;
        }

        if (rate is not { } slowest)
            throw claim["start"].Refuse("expected a start other than 0");
        Fraction.Match(claim["rate"], slowest);
        string fate = slowest < one ? "converges" : "stays";
        claim["fate"].Word(fate);
        return new Finding(
            $"Gradient descent with step {step} on the quadratic form of the given {n} x {n} matrix, which has {negative} negative eigenvalues, {(slowest < one ? "converges to 0" : "does not converge to 0")} from the given start: the fastest growing of its eigencoordinates there is multiplied by {slowest} in absolute value in every step.",
            ("dimension", $"{n}"),
            ("negative", $"{negative}"),
            ("rate", $"{slowest}"),
            ("fate", fate));
    }
}
