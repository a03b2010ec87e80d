using Verify.Reports.Typography;

namespace Verify.Reports.Pdf;

/// <summary>The works cited, and the machine the run was made on.</summary>
internal sealed class BackMatter(RunContents run, Composer composer, TableComposer tables, Typesetter setter)
{
    // Anchors that no id of a claim or topic can equal: ids are lower-case words.
    public const string References = "References";
    public const string Environment = "Environment";

    /// <summary>The last pages.</summary>
    public IEnumerable<Fragment> Fragments() =>
    [
        .. composer.Heading("References", 1, References, breakBefore: true),
        .. run.References.SelectMany(s => composer.Paragraph([new(s.Key + ". ", TextStyle.Strong), new(Wording.Reference(s))], 9, after: 3)),
        .. composer.Heading("Environment", 2, Environment),
        .. run.Environment.Count == 0
            ? composer.Paragraph("The run folder has no timings.json, so nothing is known of the machine.")
            : tables.Table([new("", 1), new("", 3)], [.. run.Environment.Select(e => (IReadOnlyList<Span>)[new(e.Key, TextStyle.Body, Composer.Grey), new(e.Value)])]),
        .. setter.Formulas is null ? composer.Paragraph(Mathematics.NoFont) : [],
    ];
}
