using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Verify.Evidence;
using Verify.Reports;

namespace Verify.Cli.Input;

/// <summary>Arguments and options that several verbs share, each parsed with a message that says what was expected and what came.</summary>
internal static class CommonOptions
{
    /// <summary>The seed of every stream unless the user redraws them.</summary>
    public const ulong DefaultSeed = 20261;

    public static Argument<string[]> Patterns() => new("PATTERN")
    {
        Description = "Which claims: an id (depth/sawtooth), a topic (depth), or a glob in quotes ('depth/*'). Without one: all.",
        Arity = ArgumentArity.ZeroOrMore,
        DefaultValueFactory = _ => [],
    };

    public static Option<string[]> Assemblies() => new("--assembly")
    {
        Description = "Add the claims of an assembly of your own to the catalogue; may be given several times. Its code runs with your rights.",
        HelpName = "FILE",
        DefaultValueFactory = _ => [],
    };

    public static Option<bool> Json() => new("--json") { Description = "Print one JSON document on stdout, and nothing else." };

    public static Option<ulong> Seed() => new("--seed")
    {
        Description = "Redraw everything random from this seed (0 to 2⁶⁴ − 1); the verdicts must not change.",
        HelpName = "N",
        DefaultValueFactory = _ => DefaultSeed,
        CustomParser = result => ulong.TryParse(Single(result), NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
            ? seed
            : Refuse<ulong>(result, "an integer from 0 to 18446744073709551615"),
    };

    public static Option<int> Jobs() => new("--jobs")
    {
        Description = "How many units of work run at once; the results never depend on it.",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        CustomParser = result => int.TryParse(Single(result), NumberStyles.None, CultureInfo.InvariantCulture, out int jobs) && jobs is >= 1 and <= 1024
            ? jobs
            : Refuse<int>(result, "an integer from 1 to 1024"),
    };

    public static Option<Effort> Effort() => new("--effort")
    {
        Description = "How much work may be spent: it changes sizes, never which checks exist. quick (the default): a minute; standard: ten; thorough: hours.",
        HelpName = "quick|standard|thorough",
        CustomParser = result => OneOf(result, ("quick", Evidence.Effort.Quick), ("standard", Evidence.Effort.Standard), ("thorough", Evidence.Effort.Thorough)),
    };

    public static Option<IReadOnlyList<ReportFormat>?> Formats() => new("--format")
    {
        Description = "Which reports to write, joined by commas; all of them unless given, and none with \"none\".",
        HelpName = "pdf,html,md",
        CustomParser = FormatsOf,
    };

    /// <summary>What to write where --format says nothing.</summary>
    public static IReadOnlyList<ReportFormat> AllFormats { get; } = [ReportFormat.Pdf, ReportFormat.Html, ReportFormat.Markdown];

    public static Option<PaperSize> Paper() => new("--paper")
    {
        Description = "The paper of the PDF; a4 unless given.",
        HelpName = "a4|letter",
        CustomParser = result => OneOf(result, ("a4", PaperSize.A4), ("letter", PaperSize.Letter)),
    };

    private static IReadOnlyList<ReportFormat>? FormatsOf(ArgumentResult result)
    {
        string[] names = Single(result).Split(',', StringSplitOptions.TrimEntries);
        if (names is [var only] && only.Equals("none", StringComparison.OrdinalIgnoreCase))
            return [];
        var formats = names.Select(n => n.ToLowerInvariant() switch
        {
            "pdf" => ReportFormat.Pdf,
            "html" => ReportFormat.Html,
            "md" => ReportFormat.Markdown,
            _ => (ReportFormat?)null,
        }).ToList();
        return formats.Contains(null) ? Refuse<IReadOnlyList<ReportFormat>>(result, "some of pdf, html, md joined by commas, or none") : [.. formats.Select(f => f!.Value).Distinct().Order()];
    }

    private static T OneOf<T>(ArgumentResult result, params (string Name, T Value)[] choices)
    {
        foreach (var (name, value) in choices)
        {
            if (name.Equals(Single(result), StringComparison.OrdinalIgnoreCase))
                return value;
        }

        return Refuse<T>(result, string.Join(", ", choices.SkipLast(1).Select(c => c.Name)) + " or " + choices[^1].Name)!;
    }

    private static string Single(ArgumentResult result) => result.Tokens.Count == 1 ? result.Tokens[0].Value : "";

    private static T? Refuse<T>(ArgumentResult result, string expected)
    {
        string name = (result.Parent as OptionResult)?.Option.Name ?? result.Argument.Name;
        result.AddError($"{name}: expected {expected}, came «{Single(result)}».");
        return default;
    }
}
