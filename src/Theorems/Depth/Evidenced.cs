using System.Text.Json.Nodes;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.PiecewiseLinear;
using Verify.Theorems.Approximation;

namespace Verify.Theorems.Depth;

/// <summary>The certificates of this topic.</summary>
internal static class Evidenced
{
    /// <summary>The pieces of a network on an interval and, if labels are given, how many of them it misses at equally spaced points.</summary>
    public static Certificate Pieces(string name, ReluNetwork network, Rational left, Rational right, bool[]? labels = null)
    {
        var claim = new JsonObject { ["layers"] = Networks.Layers(network), ["interval"] = $"{left} {right}", ["pieces"] = $"{network.On(left, right).Pieces}" };
        if (labels is not null)
        {
            claim["labels"] = Labels(labels);
            claim["errors"] = $"{Errors(network, left, right, labels)}";
        }

        return Certificate.Of(name, "piecewise-linear-network", claim, new JsonObject { ["knots"] = Networks.Row(network.LinearityKnots(left, right)) });
    }

    /// <summary>The labels that [network ≥ 1/2] misses at the points left + (right − left)·i/n.</summary>
    public static int Errors(ReluNetwork network, Rational left, Rational right, bool[] labels) =>
        labels.Where((label, i) => (2 * network.At(left + ((right - left) * new Rational(i, labels.Length)))[0] >= Rational.One) != label).Count();

    /// <summary>The fewest labels that a function of t pieces misses, with a function that attains it.</summary>
    public static (int Errors, BrokenLine Function, Certificate Certificate) Fewest(string name, bool[] labels, int pieces, bool continuous)
    {
        var (errors, signs) = LabelRuns.Fewest(labels, LabelRuns.Most(pieces, continuous));
        var f = BrokenLine.Through(signs, continuous);
        return (errors, f, Certificate.Of(
            name,
            "fewest-errors",
            new JsonObject { ["labels"] = Labels(labels), ["pieces"] = $"{pieces}", ["continuous"] = continuous, ["errors"] = $"{errors}" },
            new JsonObject { ["ends"] = Networks.Row(f.Ends), ["lines"] = Networks.Rows(f.Lines.Select(line => (Rational[])[line.Slope, line.Intercept])) }));
    }

    private static string Labels(bool[] labels) => Networks.Row(labels.Select(label => label ? 1 : 0));
}
