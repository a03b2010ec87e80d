using Verify.Evidence;

namespace Verify.Reports.Comparing;

/// <summary>Whether two runs' values of one quantity agree, each kind of number by its own rule.</summary>
internal static class NumberComparison
{
    /// <summary>Null for equal numbers; else how much the difference weighs and why.</summary>
    /// <param name="old">The baseline's value.</param>
    /// <param name="now">The current value.</param>
    /// <param name="sameInputs">Whether seed, effort and data are equal.</param>
    public static (ChangeWeight Weight, string Reason)? Of(Number old, Number now, bool sameInputs)
    {
        if (old == now)
            return null;
        if (!old.IsSound || !now.IsSound)
            return (old.IsSound ? ChangeWeight.Regression : ChangeWeight.Change, old.IsSound ? "a number became none" : "what was no number is one now");
        return (old, now) switch
        {
            (EstimatedNumber a, EstimatedNumber b) => Within(a.Value, b.Lower, b.Upper) && Within(b.Value, a.Lower, a.Upper)
                ? (ChangeWeight.Note, "each estimate lies in the other's interval")
                : (ChangeWeight.Regression, "the estimates lie outside each other's intervals, so they do not measure the same thing"),
            (ObservedNumber a, ObservedNumber b) => Within(a.Value, b.Lower, b.Upper) && Within(b.Value, a.Lower, a.Upper)
                ? (ChangeWeight.Note, "each trend lies in the other's range")
                : (ChangeWeight.Change, "the trends differ by more than their ranges, which promise no coverage"),
            _ when !sameInputs => (ChangeWeight.Note, "seed, effort or data differ, so the number may"),
            (ExactNumber, ExactNumber) => (ChangeWeight.Regression, "exact numbers of the same seed and effort have to be equal"),
            _ => Overlap(old, now)
                ? (ChangeWeight.Note, "the two overlap")
                : (ChangeWeight.Regression, "the two have no point in common, so one of them is wrong"),
        };
    }

    private static bool Within(double value, double lower, double upper) => lower <= value && value <= upper;

    // "Equal" is refuted exactly when the two intervals, compared in exact arithmetic, are disjoint.
    private static bool Overlap(Number a, Number b) => new Comparison("", a, Relation.Equal, b).Verdict != Verdict.Refuted;
}
