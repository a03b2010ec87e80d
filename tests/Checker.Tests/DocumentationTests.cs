using System.Text;
using System.Text.RegularExpressions;

namespace Verify.Checker.Tests;

public sealed class DocumentationTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "certificates.md"));

    public static TheoryData<string> Kinds => [.. CertificateChecker.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_section_of_a_kind_has_an_accepted_example_and_names_its_facts(string kind)
    {
        string section = Text.Split("\n## ").Single(part => part.StartsWith($"`{kind}`", StringComparison.Ordinal));
        string example = section.Split("```json\n")[1].Split("```")[0];
        var report = CertificateChecker.Check(Encoding.UTF8.GetBytes(example));
        Assert.True(report.Accepted, report.Reason);
        Assert.Equal(kind, report.Kind);
        string facts = section[section.IndexOf("*Facts:*", StringComparison.Ordinal)..];
        var named = Regex.Matches(facts, "`[a-zA-Z]+`", RegexOptions.NonBacktracking).Select(match => match.Value.Trim('`')).Except(["true", "false", "unclaimed"]);
        Assert.Equal(report.Facts.Keys.Order(), named.Order());
    }

    [Fact]
    public void The_limits_are_those_of_the_checker()
    {
        Assert.Equal(64_000_000, CertificateChecker.MaxBytes);
        Assert.Equal(10_000_000_000, CertificateChecker.StepBudget);
        Assert.Contains("64,000,000 bytes a file; nesting depth 8; 20,000 decimal digits an integer; 10¹⁰ elementary steps", Text, StringComparison.Ordinal);
    }
}
