using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>How many of the labels at the points 0, …, n − 1 every function of at most t affine pieces misses, with a function that misses no more.</summary>
internal sealed class FewestErrors : CertificateKind
{
    public override string Name => "fewest-errors";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, witness) = (certificate.Claim, certificate.Witness);
        int[] labels = claim["labels"].Smalls(0, 1);
        int pieces = claim["pieces"].Small(1, 1_000_000);
        bool continuous = claim["continuous"].Flag();
        if (labels.Length == 0)
            throw claim["labels"].Refuse("expected at least one label");
        int errors = Fewest(labels, continuous ? pieces + 1 : 2 * pieces, certificate.Work);
        claim["errors"].MustBe(errors);

        var lines = Fraction.Matrix(witness["lines"]);
        if (lines[0].Length != 2 || lines.Length > pieces)
            throw witness["lines"].Refuse($"expected at most {pieces} rows of a slope and an intercept");
        var ends = Fraction.Row(witness["ends"], lines.Length - 1);
        for (int i = 0; i < ends.Length; i++)
        {
            if (i > 0 && ends[i - 1] >= ends[i])
                throw witness["ends"].Refuse($"end {i} does not exceed the one before");
            if (continuous && Value(lines[i], ends[i]).CompareTo(Value(lines[i + 1], ends[i])) != 0)
                throw witness["lines"].Refuse($"lines {i} and {i + 1} do not meet at {ends[i]}");
        }

        int missed = 0, piece = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            var x = new Fraction(i, BigInteger.One, certificate.Work);
            while (piece < ends.Length && ends[piece] < x)
                piece++;
            var value = Value(lines[piece], x);
            missed += (value.P + value.P >= value.Q) == (labels[i] == 1) ? 0 : 1;
        }

        if (missed != errors)
            throw witness["lines"].Refuse($"the given function misses {missed} labels, expected {errors}");
        List<(string, string)> facts = [("points", $"{labels.Length}"), ("pieces", $"{pieces}"), ("errors", $"{errors}")];
        string word = continuous ? "continuous functions" : "functions, continuous or not,";
        string sentence = $"Of the {labels.Length} given labels all {word} of at most {pieces} affine pieces miss at least {errors} at the threshold 1/2, and the given one misses no more";
        if (errors > 0)
        {
            // Values within less than 1/2 of all labels would label all points right; the constant 1/2 is within 1/2 of all of them.
            facts.Add(("distance", "1/2"));
            sentence += "; the least possible largest distance between values and labels is exactly 1/2";
        }

        return new Finding(sentence + ".", [.. facts]);
    }

    private static Fraction Value(Fraction[] line, Fraction x) => (line[0] * x) + line[1];

    /// <summary>The least number of disagreements between the labels and a sequence of at most so many runs of equal signs.</summary>
    /// <remarks>least[r, s]: over the points so far, with at most r + 1 runs, the last of sign s.</remarks>
    private static int Fewest(int[] labels, int runs, Work work)
    {
        runs = Math.Min(runs, labels.Length);
        work.Spend(8L * runs * labels.Length);
        work.Store(8L * runs);
        var least = new int[runs, 2];
        foreach (int label in labels)
        {
            for (int r = runs - 1; r >= 0; r--)
            {
                int zero = r == 0 ? least[r, 0] : Math.Min(least[r, 0], least[r - 1, 1]);
                int one = r == 0 ? least[r, 1] : Math.Min(least[r, 1], least[r - 1, 0]);
                (least[r, 0], least[r, 1]) = (zero + label, one + 1 - label);
            }
        }

        return Math.Min(least[runs - 1, 0], least[runs - 1, 1]);
    }
}
