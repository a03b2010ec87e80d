using Verify.Evidence;

namespace Verify.Reports;

/// <summary>What a long table shows at once: its ends, where the bound is nearest, and every row that does not hold.</summary>
/// <param name="Shown">Rows to show, in their order.</param>
/// <param name="Rest">The others, in their order: all of them hold and are not vacuous, or were accepted.</param>
internal sealed record Digest<T>(IReadOnlyList<T> Shown, IReadOnlyList<T> Rest);

/// <summary>Makes digests.</summary>
internal static class Digest
{
    // Tables up to this long are shown whole; certificates take more room than rows.
    private const int Longest = 12, LongestOfCertificates = 6;

    private const int First = 3, Last = 2, Tightest = 3;

    /// <summary>Of one experiment's comparisons.</summary>
    public static Digest<Comparison> Of(IReadOnlyList<Comparison> all)
    {
        var tight = all.Select((c, i) => (c.Tightness, Row: i)).Where(t => t.Tightness is { } used && double.IsFinite(used)).OrderByDescending(t => t.Tightness).Take(Tightest).Select(t => t.Row).ToHashSet();
        return Of(all, Longest, (c, i) => tight.Contains(i) || c.Verdict != Verdict.Holds || c.Vacuous);
    }

    /// <summary>Of one claim's certificates.</summary>
    public static Digest<CertificateEvidence> Of(IReadOnlyList<CertificateEvidence> all) => Of(all, LongestOfCertificates, (c, _) => c.Accepted != true);

    private static Digest<T> Of<T>(IReadOnlyList<T> all, int longest, Func<T, int, bool> matters)
    {
        bool Shown(T row, int i) => all.Count <= longest || i < First || i >= all.Count - Last || matters(row, i);
        return new([.. all.Where(Shown)], [.. all.Where((row, i) => !Shown(row, i))]);
    }
}
