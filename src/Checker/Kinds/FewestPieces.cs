namespace Verify.Checker.Kinds;

/// <summary>The fewest affine pieces of a function within a tolerance of a given one: breaks forced by alternation about straight lines, and a function with no more.</summary>
internal sealed class FewestPieces : CertificateKind
{
    private const int MaxDegree = 20;

    public override string Name => "fewest-pieces";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, witness) = (certificate.Claim, certificate.Witness);
        bool continuous = claim["continuous"].Flag();
        var tolerance = Fraction.Read(claim["tolerance"]);
        if (tolerance.Sign < 0)
            throw claim["tolerance"].Refuse("expected a tolerance of at least 0");
        var polynomial = claim.Find("polynomial") is { } coefficients ? Fraction.List(coefficients) : null;
        if (polynomial is { Length: < 1 or > MaxDegree + 1 })
            throw claim["polynomial"].Refuse($"{polynomial.Length} coefficients; expected 1 to {MaxDegree + 1}");
        var graph = polynomial is null ? PiecewiseLinearGraph.Read(claim) : null;
        var ends = graph is null ? Fraction.Row(claim["interval"], 2) : [graph.X[0], graph.X[^1]];
        Fraction Target(Fraction x, Node node) => graph is not null ? graph.At(x, node) : PolynomialDistance.Value(polynomial!, x);

        int pieces = 1 + Breaks(witness, ends, tolerance, continuous, Target);
        claim["pieces"].MustBe(pieces);
        string target = graph is null ? $"the polynomial with coefficients ({claim["polynomial"].Text()})" : $"the given piecewise-linear function of {graph.Pieces} intervals";
        string sentence = $"Every {(continuous ? "continuous function of affine pieces" : "function of affine pieces, continuous or not,")} that is nowhere on [{ends[0]}, {ends[1]}] farther than {tolerance} from {target} has at least {pieces} pieces";
        List<(string, string)> facts = [("pieces", $"{pieces}"), ("tolerance", $"{tolerance}"), ("levels", $"{witness["levels"].Items().Count}")];
        if (graph is not null && witness.Find("cover") is { } cover)
        {
            Cover(cover, graph, tolerance, pieces, continuous);
            sentence += "; one has exactly as many";
            facts.Add(("attained", $"{pieces}"));
        }

        return new Finding(sentence + ".", [.. facts]);
    }

    /// <summary>Breaks forced one behind the other: about each line the target alternates by more than the tolerance.</summary>
    /// <remarks>
    /// A function p within the tolerance changes its side of the line as often, c times. An affine piece changes it once at most. If p is
    /// continuous, c zeros lie in c different pieces, which meet at c − 1 breaks at least. If p may jump, m pieces change sides at most
    /// m + (m − 1) times, so at least (c − 1)/2 breaks are there. Breaks of different lines lie between different pairs of neighbouring points.
    /// </remarks>
    private static int Breaks(Node witness, Fraction[] ends, Fraction tolerance, bool continuous, Func<Fraction, Node, Fraction> target)
    {
        var (levels, lists) = (witness["levels"].Items(), witness["points"].Items());
        if (levels.Count != lists.Count)
            throw witness["points"].Refuse($"{lists.Count} lists of points for {levels.Count} lines");
        int breaks = 0;
        var last = ends[0];
        for (int i = 0; i < levels.Count; i++)
        {
            var line = Fraction.Row(levels[i], 2);
            var points = Fraction.List(lists[i]);
            int side = 0;
            for (int k = 0; k < points.Length; k++)
            {
                if (points[k] > ends[1] || points[k] < last || (k > 0 && points[k] <= last))
                    throw lists[i].Refuse($"point {k} is not behind the one before, or lies outside [{ends[0]}, {ends[1]}]");
                last = points[k].Reduced();
                var height = target(last, lists[i]) - (line[0] + (line[1] * last));
                if (height.Abs() <= tolerance || height.Sign == side)
                    throw lists[i].Refuse($"at point {k} the target is not on the other side of the line by more than {tolerance}");
                side = height.Sign;
            }

            if (points.Length < 3)
                throw lists[i].Refuse($"{points.Length} points force no break; expected at least 3");
            breaks += continuous ? points.Length - 2 : (points.Length - 1) / 2;
        }

        return breaks;
    }

    /// <summary>Rows "left slope intercept" of lines that stay within the tolerance up to the next left end.</summary>
    private static void Cover(Node node, PiecewiseLinearGraph graph, Fraction tolerance, int pieces, bool continuous)
    {
        var rows = Fraction.Matrix(node);
        if (rows.Length != pieces || rows[0].Length != 3 || rows[0][0].CompareTo(graph.X[0]) != 0)
            throw node.Refuse($"{rows.Length} rows of {rows[0].Length} numbers, expected {pieces} of three from {graph.X[0]} on");
        for (int i = 0; i < pieces; i++)
        {
            var (from, to) = (rows[i][0], i + 1 < pieces ? rows[i + 1][0] : graph.X[^1]);
            if (from >= to)
                throw node.Refuse($"row {i} does not begin before the next");
            Fraction Line(Fraction x) => rows[i][2] + (rows[i][1] * x);

            // Line minus target is affine between knots, so the ends and the knots inside decide.
            foreach (var x in graph.X.Where(knot => knot > from && knot < to).Append(from).Append(to))
            {
                if ((Line(x) - graph.At(x, node)).Abs() > tolerance)
                    throw node.Refuse($"line {i} is farther than {tolerance} from the target at {x}");
            }

            if (continuous && i + 1 < pieces && Line(to).CompareTo(rows[i + 1][2] + (rows[i + 1][1] * to)) != 0)
                throw node.Refuse($"lines {i} and {i + 1} do not meet at {to}");
        }
    }
}
