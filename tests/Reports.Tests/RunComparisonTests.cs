using System.Text;
using Verify.Evidence;

namespace Verify.Reports.Tests;

public sealed class RunComparisonTests
{
    private const string Id = "topic/claim";

    [Fact]
    public void Equal_runs_differ_in_nothing()
    {
        using SampleRun a = SampleRun.Rich(), b = SampleRun.Rich();
        b.Time(77);
        var report = RunComparison.Compare(a.Folder, b.Folder);
        Assert.Empty(report.Changes);
        Assert.False(report.Regression);
        Assert.Equal(["No difference."], report.Lines);
    }

    public static TheoryData<string, string, string, ChangeWeight?> Numbers => new()
    {
        { "exact 1/2", "exact 1/2", "equal exact numbers agree", null },
        { "exact 1/2", "exact 1/3", "have to be equal", ChangeWeight.Regression },
        { "enclosed 0.1 0.2", "enclosed 0.15 0.3", "overlap", ChangeWeight.Note },
        { "enclosed 0.1 0.2", "enclosed 0.3 0.4", "no point in common", ChangeWeight.Regression },
        { "exact 1/5", "enclosed 0.1 0.3", "overlap", ChangeWeight.Note },
        { "exact 1/2", "enclosed 0.1 0.3", "no point in common", ChangeWeight.Regression },
        { "estimated 0.5 0.4 0.6", "estimated 0.55 0.45 0.65", "each estimate lies", ChangeWeight.Note },
        { "estimated 0.5 0.4 0.6", "estimated 0.65 0.45 0.85", "outside each other", ChangeWeight.Regression },
        { "observed 0.5 0.4 0.6", "observed 0.9 0.8 1.0", "promise no coverage", ChangeWeight.Change },
        { "enclosed 0.1 0.2", "enclosed 0.1 Infinity", "a number became none", ChangeWeight.Regression },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Numbers_are_compared_by_their_kind(string before, string after, string reason, ChangeWeight? weight)
    {
        var found = Between(With(Parse(before)), With(Parse(after))).Where(c => c.Sentence.Contains(", measured:", StringComparison.Ordinal)).ToList();
        Assert.Equal(weight, found.SingleOrDefault()?.Weight);
        Assert.All(found, c => Assert.Contains(reason, c.Sentence));
    }

    [Fact]
    public void Exact_number_may_differ_under_another_seed()
    {
        using SampleRun a = SampleRun.Of(With(Number.Exact(1, 2))), b = SampleRun.Of(With(Number.Exact(1, 3)));
        var run = b.Folder.ReadRun();
        b.Folder.WriteJson("run.json", run with { Seed = 7 });
        var report = RunComparison.Compare(a.Folder, b.Folder);
        Assert.False(report.Regression);
        Assert.Contains(report.Changes, c => c.Claim.Length == 0 && c.Sentence.StartsWith("seed", StringComparison.Ordinal));
    }

    [Fact]
    public void Lost_verdict_is_a_regression_and_a_gained_one_is_not()
    {
        ClaimEvidence good = With(Number.Exact(1, 2)), bad = With(Number.Exact(5));
        Assert.Contains(Between(good, bad), c => c is { Weight: ChangeWeight.Regression } && c.Sentence.Contains("from holds to refuted", StringComparison.Ordinal));
        Assert.Contains(Between(bad, good), c => c is { Weight: ChangeWeight.Change } && c.Sentence.Contains("from refuted to holds", StringComparison.Ordinal));
    }

    [Fact]
    public void Rung_does_not_change_in_silence()
    {
        ClaimEvidence high = With(Number.Enclosed(0.1, 0.2)), low = With(Number.Observed(0.15, 0.1, 0.2));
        Assert.Contains(Between(high, low), c => c is { Weight: ChangeWeight.Regression, Sentence: "the rung changed from enclosed to empirical" });
        Assert.Contains(Between(low, high), c => c is { Weight: ChangeWeight.Change, Sentence: "the rung changed from empirical to enclosed" });
        Assert.Contains(Between(With(Number.Exact(1)), With(Number.Exact(1)) with { Statement = SampleRun.Sentence(Id, "t", Rung.Empirical) }), c => c.Weight == ChangeWeight.Regression && c.Sentence.Contains("pinned rung", StringComparison.Ordinal));
    }

    [Fact]
    public void Bound_that_became_vacuous_is_a_regression()
    {
        var comparison = new Comparison("q", Number.Enclosed(0.1, 0.2), Relation.AtMost, Number.Enclosed(0.5, 0.6), TrivialBound: Number.Exact(1));
        Assert.Contains(Between(SampleRun.Claim(Id, comparison), SampleRun.Claim(Id, comparison with { Bound = Number.Enclosed(1, 1.5) })), c => c is { Weight: ChangeWeight.Regression, Sentence: "a bound became vacuous" });
    }

    [Fact]
    public void Changed_relation_is_a_regression() =>
        Assert.Contains(
            Between(SampleRun.Claim(Id, new Comparison("q", Number.Exact(1), Relation.AtMost, Number.Exact(1))), SampleRun.Claim(Id, new Comparison("q", Number.Exact(1), Relation.AtLeast, Number.Exact(1)))),
            c => c.Weight == ChangeWeight.Regression && c.Sentence.Contains("relation changed from ≤ to ≥", StringComparison.Ordinal));

    [Fact]
    public void Missing_claim_is_a_regression_unless_other_patterns_were_asked_for()
    {
        using SampleRun a = SampleRun.Of(With(Number.Exact(1)), SampleRun.Convergence()), b = SampleRun.Of(With(Number.Exact(1)));
        Assert.True(RunComparison.Compare(a.Folder, b.Folder).Regression);
        b.Folder.WriteJson("run.json", b.Folder.ReadRun() with { Patterns = ["topic"] });
        Assert.False(RunComparison.Compare(a.Folder, b.Folder).Regression);
        var back = RunComparison.Compare(b.Folder, a.Folder);
        Assert.False(back.Regression);
        Assert.Contains(back.Changes, c => c.Claim == "perceptrons/convergence" && c.Sentence.StartsWith("the claim is new", StringComparison.Ordinal));
    }

    public static TheoryData<string, ChangeWeight, string> Edits => new()
    {
        { "experiment", ChangeWeight.Regression, "experiment «worst order» is gone" },
        { "comparison", ChangeWeight.Regression, "comparison «mistakes» is gone" },
        { "control", ChangeWeight.Regression, "is gone" },
        { "survived", ChangeWeight.Regression, "from refuted to survived" },
        { "property", ChangeWeight.Regression, "property «the bound keeps for rational data» is gone" },
        { "falsified", ChangeWeight.Regression, "from holds to refuted" },
        { "cases", ChangeWeight.Change, "10 cases instead of 1000" },
        { "slack", ChangeWeight.Note, "worst slack" },
        { "certificate", ChangeWeight.Regression, "certificate «worst-order» is gone" },
        { "bytes", ChangeWeight.Note, "both were accepted" },
        { "rejected", ChangeWeight.Regression, "was accepted and is rejected" },
        { "hypothesis", ChangeWeight.Change, "the claim says more" },
        { "sentence", ChangeWeight.Change, "the sentence of the claim changed" },
        { "figure", ChangeWeight.Note, "figures: 0 drawn from other data, 1 gone" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void Each_edit_weighs_what_it_should(string edit, ChangeWeight weight, string sentence)
    {
        var old = SampleRun.Convergence();
        var (e, p, c, f) = (old.Experiments[0], old.Properties[0], old.Controls[0], old.Certificates[0]);
        var now = edit switch
        {
            "experiment" => old with { Experiments = [e with { Name = "other" }] },
            "comparison" => old with { Experiments = [e with { Comparisons = [.. e.Comparisons.Skip(1)] }] },
            "control" => old with { Controls = [] },
            "survived" => old with { Controls = [c with { Verdict = ControlVerdict.Survived }] },
            "property" => old with { Properties = [] },
            "falsified" => old with { Properties = [p with { Verdict = Verdict.Refuted, WorstSlack = -1 }] },
            "cases" => old with { Properties = [p with { Cases = 10 }] },
            "slack" => old with { Properties = [p with { WorstSlack = 0.125 }] },
            "certificate" => old with { Certificates = [old.Certificates[1]] },
            "bytes" => old with { Certificates = [f with { Sha256 = new string('0', 64) }, old.Certificates[1]] },
            "rejected" => old with { Certificates = [f with { Accepted = false }, old.Certificates[1]] },
            "hypothesis" => old with { Statement = old.Statement with { Hypotheses = [old.Statement.Hypotheses[0]] } },
            "sentence" => old with { Statement = old.Statement with { Formula = @"M \le R/\gamma" } },
            _ => old with { Experiments = [e with { Figures = [e.Figures[0]] }] },
        };
        var changes = Between(old, now);
        Assert.Contains(changes, x => x.Weight == weight && x.Sentence.Contains(sentence, StringComparison.Ordinal));
        Assert.Equal(weight, changes.Max(x => x.Weight));
    }

    [Fact]
    public void Figures_of_one_name_are_paired_by_their_order()
    {
        var old = SampleRun.Convergence();
        var e = old.Experiments[0];
        Figure first = e.Figures[0], second = e.Figures[0] with { Caption = "Another of the same name." };
        ClaimEvidence Drawing(params Figure[] figures) => old with { Experiments = [e with { Figures = figures }] };

        Assert.Empty(Between(Drawing(first, second), Drawing(first, second)));
        Assert.Equal("figures: 2 drawn from other data, 0 gone", Assert.Single(Between(Drawing(first, second), Drawing(second, first))).Sentence);
        Assert.Equal("figures: 0 drawn from other data, 1 gone", Assert.Single(Between(Drawing(first, second), Drawing(first))).Sentence);
        Assert.Equal("figures: 1 drawn from other data, 0 gone", Assert.Single(Between(Drawing(first), Drawing(first, second))).Sentence);
    }

    [Fact]
    public void Report_is_written_as_lines_json_and_markdown()
    {
        using SampleRun a = SampleRun.Of(With(Number.Exact(1, 2))), b = SampleRun.Of(With(Number.Exact(5)));
        var report = RunComparison.Compare(a.Folder, b.Folder);
        Assert.Contains("regression  topic/claim: the verdict changed from holds to refuted", report.Lines);
        Assert.StartsWith("Regression: ", report.Lines.Last(), StringComparison.Ordinal);
        Assert.Contains("\"regression\": true", Encoding.UTF8.GetString(report.ToJson()));
        Assert.Contains("| regression | `topic/claim` | the verdict changed from holds to refuted |", report.ToMarkdown());
    }

    [Fact]
    public void Change_of_two_sides_names_both()
    {
        var changes = Between(With(Number.Exact(1, 2)), With(Number.Exact(5)));
        Assert.Contains(changes, c => c is { Sentence: "the verdict changed from holds to refuted", Before: "holds", After: "refuted" });
        Assert.Contains(changes, c => c is { Before: "1/2", After: "5" });
    }

    [Fact]
    public void Headline_counts_in_the_singular_and_in_the_plural() =>
        Assert.Equal("Regression: 1 regression, 2 changes, 0 notes.", new ComparisonReport([new("a", ChangeWeight.Regression, ""), new("b", ChangeWeight.Change, ""), new("c", ChangeWeight.Change, "")]).Headline);

    private static ClaimEvidence With(Number measured) => SampleRun.Claim(Id, new Comparison("q", measured, Relation.AtMost, Number.Exact(2)));

    private static IReadOnlyList<Change> Between(ClaimEvidence before, ClaimEvidence after)
    {
        using SampleRun a = SampleRun.Of(before), b = SampleRun.Of(after);
        return RunComparison.Compare(a.Folder, b.Folder).Changes;
    }

    private static Number Parse(string text)
    {
        string[] parts = text.Split(' ');
        double At(int i) => double.Parse(parts[i], System.Globalization.CultureInfo.InvariantCulture);
        return parts[0] switch
        {
            "exact" => ExactNumber.TryParse(parts[1], out var exact) ? exact! : throw new FormatException(text),
            "enclosed" => Number.Enclosed(At(1), At(2)),
            "estimated" => Number.Estimated(At(1), At(2), At(3), 1e-5),
            _ => Number.Observed(At(1), At(2), At(3)),
        };
    }
}
