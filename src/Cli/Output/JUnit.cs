using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Verify.Evidence;
using Verify.Reports;

namespace Verify.Cli.Output;

/// <summary>The results as JUnit XML: a suite a claim, a case an experiment, property and control. What fails the run is a failure, what leaves it open an error.</summary>
internal static class JUnit
{
    public static byte[] Of(IReadOnlyList<ClaimEvidence> claims, IReadOnlyDictionary<string, double> seconds)
    {
        var suites = claims.Select(c => Suite(c, seconds.GetValueOrDefault(c.Id))).ToList();
        var root = new XElement("testsuites", new XAttribute("name", "verify"), Totals(suites), suites);
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) }))
            root.Save(writer);
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static XElement Suite(ClaimEvidence claim, double time)
    {
        var complaints = Complaint.About(claim).Where(c => c.Weight != Weight.Note).ToList();
        var cases = claim.Experiments.Select(e => ("experiment", e.Name))
            .Concat(claim.Properties.Select(p => ("property", p.Name)))
            .Concat(claim.Controls.Select(c => ("control", c.Name)))
            .Select(part => Case(claim.Id, part, Taken(complaints, part)))
            .ToList();

        // What is left speaks of the claim as a whole: its rung, a part that is missing.
        cases.Add(Case(claim.Id, ("claim", Prose.ToUnicode(claim.Statement.Title)), [.. complaints]));
        return new XElement("testsuite", new XAttribute("name", Clean(claim.Id)), Totals(cases), new XAttribute("time", time.ToString("F3", CultureInfo.InvariantCulture)), cases);
    }

    private static List<Complaint> Taken(List<Complaint> complaints, (string Kind, string Name) part)
    {
        var mine = complaints.Where(c => c.Sentence.StartsWith($"{part.Kind} «{part.Name}»", StringComparison.Ordinal)).ToList();
        complaints.RemoveAll(mine.Contains);
        return mine;
    }

    private static XElement Case(string claim, (string Kind, string Name) part, List<Complaint> complaints)
    {
        var element = new XElement("testcase", new XAttribute("classname", Clean(claim)), new XAttribute("name", Clean($"{part.Kind}: {part.Name}")));
        if (complaints.Count > 0)
        {
            string kind = complaints.Exists(c => c.Weight == Weight.Failure) ? "failure" : "error";
            element.Add(new XElement(kind, new XAttribute("message", Clean(complaints[0].Sentence)), Clean(string.Join('\n', complaints.Select(c => c.Sentence)))));
        }

        return element;
    }

    private static XAttribute[] Totals(List<XElement> within) =>
    [
        new("tests", within.Sum(e => e.DescendantsAndSelf("testcase").Count())),
        new("failures", within.Sum(e => e.Descendants("failure").Count())),
        new("errors", within.Sum(e => e.Descendants("error").Count())),
    ];

    // XML has no way to write most control characters.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Select(r => r.IsBmp && !XmlConvert.IsXmlChar((char)r.Value) ? "\uFFFD" : r.ToString()));
}
