using System.Security.Cryptography;
using System.Text;
using Verify.Evidence;
using Verify.Reports.Figures;
using Verify.Reports.Typography;

namespace Verify.Reports.Html;

/// <summary>The run as one self-contained page: nothing is fetched, and no text of the run can become markup or script.</summary>
internal sealed class HtmlReport
{
    private readonly RunContents run;
    private readonly HtmlBuilder html = new();
    private readonly ClaimArticle article;

    private readonly SideBySide? beside;

    private HtmlReport(RunContents run, Typesetter setter, SideBySide? beside)
    {
        (this.run, this.beside) = (run, beside);
        article = new(run, html, new FigureLayout(setter));
    }

    /// <summary>The page.</summary>
    /// <exception cref="MalformedFileException">A certificate is missing or is not the one whose hash the run recorded.</exception>
    public static string Render(RunContents run, Typesetter setter, SideBySide? beside = null) => new HtmlReport(run, setter, beside).Page();

    private string Page()
    {
        // The policy lets no script run but this page's own, whatever a run folder may contain.
        string policy = $"default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(PageAssets.Script)))}'";
        html.Trusted("<!DOCTYPE html>\n").Element("html", [("lang", "en")], () =>
        {
            html.Element("head", [], () =>
            {
                html.Element("meta", "", ("charset", "utf-8"))
                    .Element("meta", "", ("http-equiv", "Content-Security-Policy"), ("content", policy))
                    .Element("meta", "", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"))
                    .Element("meta", "", ("name", "color-scheme"), ("content", "light dark"))
                    .Element("title", $"Verify: {run.Headline}")
                    .Element("style", [], () => html.Trusted(PageAssets.Style + SvgPainter.Style()));
            }).Line();
            html.Element("body", [], () =>
            {
                html.Element("main", [], () =>
                {
                    Front();
                    if (beside is not null)
                        new ComparisonSection(run, beside, html).Write();
                    Filter();
                    foreach (var topic in run.Topics)
                        Topic(topic);
                    Back();
                }).Element("footer", RunContents.Disclaimer);
                html.Element("script", [], () => html.Trusted(PageAssets.Script));
            });
        }).Line();
        return html.ToString();
    }

    private void Front()
    {
        html.Element("header", [], () =>
        {
            html.Element("h1", "Verify").Element("p", "Claims of the mathematics of deep learning, re-checked", ("class", "subtitle"));
            html.Element("p", run.Headline, ("class", "headline " + (run.Complaints.Any(c => c.Weight > Weight.Note) ? "refuted" : "holds")));
        });
        html.Element("div", [("class", "glance")], () =>
        {
            Table(
                ["Rung", .. Wording.Verdicts.Select(Words.Of), "vacuous bound"],
                [
                    .. Wording.Rungs.Select(r => (IReadOnlyList<string>)[Words.Of(r), .. Wording.Verdicts.Select(v => Count(run.Count(r, v))), Count(run.Claims.Count(c => c.Rung == r && c.Vacuous))]),
                    ["all claims", .. Wording.Verdicts.Select(v => Count(run.Claims.Count(c => c.Verdict == v))), Count(run.Claims.Count(c => c.Vacuous))],
                ],
                "matrix");
            Table([], [.. run.Facts.Select(f => (IReadOnlyList<string>)[f.Name, f.Value])], "facts");
        });
        html.Element("h2", "What to doubt", ("id", "doubts"));
        var vacuous = run.Claims.Where(c => c.Vacuous).ToList();
        if (run.Complaints.Count + vacuous.Count == 0)
            html.Element("p", "Nothing failed, nothing is open, no bound is vacuous. Statistical claims keep their level of doubt α.");
        html.Element("ul", [("class", "doubts")], () =>
        {
            foreach (var c in run.Complaints)
                html.Element("li", [("class", c.Weight.ToString().ToLowerInvariant())], () => html.Element("a", c.Claim, ("href", "#" + ClaimArticle.Anchor(c.Claim))).Text(": ").Sentence(c.Sentence));
            foreach (var c in vacuous)
                html.Element("li", [("class", "note")], () => html.Element("a", c.Id, ("href", "#" + ClaimArticle.Anchor(c.Id))).Text(": a bound is true but vacuous: it says no more than is known without it."));
        }).Line();
    }

    private void Filter() => html.Element("form", [("class", "filter"), ("role", "search")], () =>
    {
        html.Element("input", "", ("id", "search"), ("type", "search"), ("placeholder", "Search claims"), ("aria-label", "Search claims"));
        Choice("topic", run.Topics.Select(t => t.Key));
        Choice("rung", Wording.Rungs.Select(Words.Of));
        Choice("verdict", [.. Wording.Verdicts.Select(Words.Of), "vacuous"]);
        html.Element("output", "", ("id", "count"), ("aria-live", "polite"));
    }).Line();

    private void Choice(string name, IEnumerable<string> values) => html.Element("select", [("id", name), ("aria-label", "Filter by " + name)], () =>
    {
        html.Element("option", $"any {name}", ("value", ""));
        foreach (string value in values)
            html.Element("option", value, ("value", value));
    });

    private void Topic(IGrouping<string, ClaimEvidence> topic) => html.Element("section", [("class", "topic")], () =>
    {
        html.Element("h2", topic.Key).Line();
        foreach (var claim in topic)
            article.Write(claim);
    });

    private void Back()
    {
        html.Element("h2", "References", ("id", "references"));
        html.Element("ul", [("class", "references")], () =>
        {
            foreach (var s in run.References)
                html.Element("li", [], () => html.Element("b", s.Key).Text(". " + Wording.Reference(s)));
        });
        html.Element("h2", "Environment", ("id", "environment"));
        if (run.Environment.Count == 0)
            html.Element("p", "The run folder has no timings.json, so nothing is known of the machine.");
        else
            Table([], [.. run.Environment.Select(e => (IReadOnlyList<string>)[e.Key, e.Value])], "facts");
    }

    private void Table(IReadOnlyList<string> head, IReadOnlyList<IReadOnlyList<string>> rows, string style) => html.Element("table", [("class", style)], () =>
    {
        if (head.Count > 0)
        {
            html.Element("thead", [], () => html.Element("tr", [], () =>
            {
                foreach (string cell in head)
                    html.Element("th", cell, ("scope", "col"));
            }));
        }

        html.Element("tbody", [], () =>
        {
            foreach (var row in rows)
            {
                html.Element("tr", [], () =>
                {
                    html.Element("th", row[0], ("scope", "row"));
                    foreach (string cell in row.Skip(1))
                        html.Element("td", cell);
                });
            }
        });
    });

    private static string Count(int count) => count == 0 ? "–" : $"{count}";
}
