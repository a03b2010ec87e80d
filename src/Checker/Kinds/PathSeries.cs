namespace Verify.Checker.Kinds;

/// <summary>The power series of a function along a polynomial path of its parameters: to which order the path leaves the starting value, and in which direction.</summary>
internal sealed class PathSeries : CertificateKind
{
    private const int MaxOrder = 64;

    public override string Name => "path-series";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, work) = (certificate.Claim, certificate.Work);
        var (program, words) = Landscape.Read(claim["function"]);
        int terms = claim["terms"].Small(1, MaxOrder);
        var path = Fraction.Matrix(claim["path"]);
        if (path.Length != program.Inputs)
            throw claim["path"].Refuse($"{path.Length} rows, expected one for each of {program.Inputs} parameters");
        if (path[0].Length > terms + 1)
            throw claim["path"].Refuse($"a path of degree {path[0].Length - 1}, of which {terms} terms are not the whole");
        var listed = Fraction.Row(certificate.Witness["series"], terms + 1);
        var series = program.Run(
            path.Select(row => (Fraction[])[.. row, .. Enumerable.Repeat(new Fraction(0, 1, work), terms + 1 - row.Length)]),
            new PowerSeries(terms, program.Source))[^1];
        for (int k = 0; k <= terms; k++)
        {
            if (series[k].CompareTo(listed[k]) != 0)
                throw certificate.Witness["series"].Refuse($"the coefficient of t^{k} is {series[k]}, listed is {listed[k]}");
        }

        int order = Array.FindIndex(series, 1, c => c.Sign != 0);
        if (order < 0)
            throw claim["terms"].Refuse($"all coefficients from t to t^{terms} are 0");
        claim["order"].MustBe(order);
        return new Finding(
            $"Along the given path, {words} is {series[0]} + ({series[order]}) t^{order} + O(t^{order + 1}): it {(series[order].Sign < 0 ? "falls" : "rises")} at order {order}.",
            ("parameters", $"{program.Inputs}"),
            ("value", $"{series[0]}"),
            ("order", $"{order}"),
            ("coefficient", $"{series[order]}"));
    }
}
