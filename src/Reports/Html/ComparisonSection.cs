namespace Verify.Reports.Html;

/// <summary>A baseline and what changed from it.</summary>
internal sealed record SideBySide(RunContents Baseline, ComparisonReport Report);

/// <summary>The part of the page that shows the baseline in one column and the current run in the next: the runs, then each claim that differs, then the rest folded away.</summary>
internal sealed class ComparisonSection(RunContents run, SideBySide beside, HtmlBuilder html)
{
    private static readonly string[] Sides = ["Baseline", "Current"];

    /// <summary>Writes the section.</summary>
    public void Write() => html.Element("section", [("class", "comparison"), ("id", "comparison"), ("aria-labelledby", "comparison-title")], () =>
    {
        var report = beside.Report;
        html.Element("h2", "Compared with the baseline", ("id", "comparison-title"));
        html.Element("p", report.Headline, ("class", report.Regression ? "regression" : "holds"));
        var now = run.Facts.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
        Table("The two runs", "What", beside.Baseline.Facts.Concat(run.Facts.Where(f => f.Name == "Data")).DistinctBy(f => f.Name), f => f.Name, f => [f.Value, now.GetValueOrDefault(f.Name, "–")]);
        var changes = report.Changes.Where(c => c.Claim.Length > 0).GroupBy(c => c.Claim, StringComparer.Ordinal).ToList();
        foreach (var claim in changes)
            Claim(claim.Key, [.. claim]);
        var same = run.Claims.Where(c => changes.TrueForAll(g => g.Key != c.Id)).ToList();
        if (same.Count > 0)
        {
            html.Element("details", [], () =>
            {
                html.Element("summary", $"{same.Count} {(same.Count == 1 ? "claim" : "claims")} without difference");
                Table("Claims without difference", "Claim", same, c => c.Id, c => [Standing(beside.Baseline, c.Id), Standing(run, c.Id)]);
            });
        }
    }).Line();

    private void Claim(string id, IReadOnlyList<Change> changes)
    {
        var worst = changes.Max(c => c.Weight);
        html.Element("details", [("open", worst == ChangeWeight.Regression ? "" : null)], () =>
        {
            html.Element("summary", [], () => html.Text(id + ": ").Element("span", $"{ComparisonReport.Word(worst)}, {changes.Count} {(changes.Count == 1 ? "difference" : "differences")}", ("class", ComparisonReport.Word(worst))));
            if (run.Claims.Any(c => c.Id == id))
                html.Element("p", [], () => html.Element("a", "to the claim", ("href", "#" + ClaimArticle.Anchor(id))));
            var standing = new Change(id, ChangeWeight.Note, "", Standing(beside.Baseline, id), Standing(run, id));
            Table($"Differences of {id}", "Difference", changes.Prepend(standing), c => c.Sentence.Length == 0 ? "as it stands" : $"{ComparisonReport.Word(c.Weight)}: {c.Sentence}", c => [c.Before ?? "", c.After ?? ""]);
        }).Line();
    }

    private void Table<T>(string caption, string first, IEnumerable<T> rows, Func<T, string> name, Func<T, IReadOnlyList<string>> sides) =>
        html.Element("div", [("class", "scroll"), ("role", "region"), ("aria-label", caption), ("tabindex", "0")], () => html.Element("table", [], () =>
        {
            html.Element("thead", [], () => html.Element("tr", [], () =>
            {
                html.Element("th", first, ("scope", "col"));
                foreach (string side in Sides)
                    html.Element("th", side, ("scope", "col"));
            }));
            html.Element("tbody", [], () =>
            {
                foreach (var row in rows)
                {
                    html.Element("tr", [], () =>
                    {
                        html.Element("th", [("scope", "row")], () => html.Sentence(name(row)));
                        foreach (string side in sides(row))
                            html.Element("td", [], () => html.Sentence(side));
                    });
                }
            });
        }));

    private static string Standing(RunContents run, string id) => run.Claims.FirstOrDefault(c => c.Id == id) is { } claim ? Wording.Standing(claim) : "not in this run";
}
