namespace Verify.Evidence.Tests;

public sealed class ComplaintTests
{
    private static readonly ClaimEvidence Sound = Samples.Claim with
    {
        Experiments = [new("experiment", [new("enclosed", Number.Enclosed(0, 1), Relation.AtMost, Number.Exact(2))], [], [], [], [])],
        Properties = [new("law", 100, Verdict.Holds, 0)],
        Controls = [new("false", "it is not true", ControlVerdict.Refuted)],
    };

    [Fact]
    public void A_sound_claim_is_not_complained_of()
    {
        Assert.Equal(Verdict.Holds, Sound.Verdict);
        Assert.Empty(Complaint.About(Sound));
    }

    public static TheoryData<ClaimEvidence, Weight, string> Faults => new()
    {
        { Sound with { Experiments = [] }, Weight.Incomplete, "no experiment measures anything" },
        { Sound with { Controls = [] }, Weight.Incomplete, "no control shows that the checks can fail" },
        { Sound with { Experiments = [Sound.Experiments[0] with { Comparisons = [] }] }, Weight.Incomplete, "experiment «experiment» compared nothing" },
        { Sound with { Experiments = [Sound.Experiments[0] with { Obstacles = ["fog"] }] }, Weight.Incomplete, "experiment «experiment» is inconclusive: fog" },
        { Sound with { Experiments = [Sound.Experiments[0] with { Contradictions = ["the certificate lies"] }] }, Weight.Failure, "experiment «experiment»: the certificate lies" },
        { With(Number.Exact(3)), Weight.Failure, "experiment «experiment» is refuted: enclosed: 3 ≤ 2" },
        { With(Number.Enclosed(1, 3)), Weight.Incomplete, "experiment «experiment» is inconclusive: enclosed: [1, 3] ≤ 2 is not decided by the enclosures" },
        { With(Number.Enclosed(1, double.NaN)), Weight.Incomplete, "experiment «experiment» is inconclusive: enclosed: [1, NaN] ≤ 2 has a side that is no number" },
        { With(Number.Observed(1, 0, 2)), Weight.Failure, "the evidence stands on the rung empirical, below the pinned enclosed" },
        { Sound with { Statement = Sound.Statement with { Rung = Rung.Empirical } }, Weight.Note, "the evidence stands on the rung enclosed, above the pinned empirical: pin the higher one" },
        { Sound with { Properties = [new("law", 7, Verdict.Refuted, -2, "x = 3", "t/c:it's law:1.2.3")] }, Weight.Failure, "property «law» is refuted: smallest counterexample x = 3; worst slack -2 in 7 cases. Replay: verify run --replay 't/c:it'\\''s law:1.2.3'" },
        { Sound with { Properties = [new("law", 7, Verdict.Inconclusive, 0)] }, Weight.Incomplete, "property «law» is inconclusive: no case was drawn" },
        { Sound with { Controls = [new("false", "it is not true", ControlVerdict.Survived, Samples.Holding)] }, Weight.Failure, "control «false» survived: exact: 3/4 ≤ 1. It is false because it is not true, so the check cannot tell true from false" },
        { Sound with { Controls = [new("false", "it is not true", ControlVerdict.Inconclusive, Obstacle: "fog")] }, Weight.Incomplete, "control «false» is inconclusive, not refuted: fog" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Every_fault_has_its_sentence_and_its_weight(ClaimEvidence claim, Weight weight, string sentence)
    {
        var complaint = Assert.Single(Complaint.About(claim));
        Assert.Equal((weight, sentence, "topic/claim"), (complaint.Weight, complaint.Sentence, complaint.Claim));
        Assert.Equal(weight == Weight.Note || complaint.Sentence.Contains("below the pinned", StringComparison.Ordinal), claim.Verdict == Verdict.Holds);
    }

    [Fact]
    public void The_gravest_complaint_comes_first()
    {
        var both = With(Number.Exact(3)) with { Controls = [] };
        Assert.Equal([Weight.Failure, Weight.Incomplete], Complaint.About(both).Select(c => c.Weight));
    }

    private static ClaimEvidence With(Number measured) => Sound with { Experiments = [Sound.Experiments[0] with { Comparisons = [new("enclosed", measured, Relation.AtMost, Number.Exact(2))] }] };
}
