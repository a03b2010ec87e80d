using System.Text.Json;

namespace Verify.Checker.Tests;

/// <summary>Whether what a certificate claims is true and its witness shows it, judged from its claim and its witness.</summary>
internal delegate bool SecondJudge(JsonElement claim, JsonElement witness);

/// <summary>A second, plain judgement on the mathematics of a certificate; its syntax is not its business.</summary>
internal static class Naive
{
    private static readonly Dictionary<string, SecondJudge> Judges = new(
        [
            .. NaiveSeparation.Judges, .. NaivePerceptrons.Judges, .. NaiveThresholds.Judges, .. NaivePredicates.Judges,
            .. NaiveApproximation.Judges, .. NaiveDistance.Judges, .. NaivePiecewise.Judges, .. NaiveDepthSeparation.Judges,
            .. NaiveLoss.Judges, .. NaiveSaddles.Judges, .. NaiveBranch.Judges, .. NaiveMarginBounds.Judges, .. NaiveCapacity.Judges, .. NaiveCovers.Judges,
        ],
        StringComparer.Ordinal);

    public static bool IsTrue(byte[] utf8)
    {
        using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { AllowDuplicateProperties = false });
        var root = document.RootElement;
        return Judges[root.GetProperty("kind").GetString()!](root.GetProperty("claim"), root.GetProperty("witness"));
    }
}
