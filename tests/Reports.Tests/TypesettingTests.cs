using Verify.Reports.Figures;
using Verify.Reports.Pdf;
using Verify.Reports.Typography;

namespace Verify.Reports.Tests;

public sealed class TypesettingTests : IDisposable
{
    private readonly FontLibrary fonts = FontLibrary.Installed();
    private readonly Typesetter setter;

    public TypesettingTests() => setter = new(fonts);

    public void Dispose() => fonts.Dispose();

    [Fact]
    public void Machine_without_fonts_is_told_what_to_install()
    {
        var e = Assert.Throws<FontsMissingException>(() => FontLibrary.Under([Path.Combine(Path.GetTempPath(), "no-fonts-here")]));
        Assert.Contains("apt-get install fonts-dejavu", e.Message);
        Assert.Contains("--format md", e.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("one two three four five six seven eight nine ten")]
    [InlineData("aVeryLongWordWithoutAnySpaceOrHyphenThatHasToBeBrokenSomewhere/or-after-punctuation")]
    [InlineData("é̂é̂é̂é̂é̂é̂é̂é̂é̂é̂é̂é̂é̂é̂é̂é̂é̂é̂é̂é̂é̂")]
    [InlineData("中文中文中文中文中文中文 𝔼𝔼𝔼𝔼𝔼𝔼𝔼𝔼𝔼𝔼𝔼𝔼𝔼𝔼𝔼𝔼𝔼𝔼")]
    public void Wrapped_lines_fit_and_lose_nothing(string text)
    {
        var lines = setter.Wrap(text, TextStyle.Body, 10, 80);
        Assert.All(lines, line => Assert.InRange(setter.Width(line, TextStyle.Body, 10), 0, 80));
        Assert.Equal(text.Replace(" ", ""), string.Concat(lines).Replace(" ", ""));
    }

    [Fact]
    public void Column_narrower_than_a_letter_ends_nevertheless() => Assert.NotEmpty(setter.Wrap("abc", TextStyle.Body, 10, 0.1));

    [Fact]
    public void Heading_goes_to_the_next_page_with_what_follows_it()
    {
        var sheet = new Sheet(600, 322);
        var pages = Pagination.Of([Plain(150), Plain(20) with { KeepWithNext = true }, Plain(60)], sheet);
        Assert.Equal([1, 2], pages.Select(p => p.Count));
    }

    [Fact]
    public void Chain_longer_than_a_page_is_broken_rather_than_cut()
    {
        var sheet = new Sheet(600, 322);
        var pages = Pagination.Of(Enumerable.Range(0, 10).Select(_ => Plain(60) with { KeepWithNext = true }), sheet);
        Assert.All(pages, page => Assert.True(page[^1].Y + page[^1].Fragment.Height <= sheet.TextHeight));
        Assert.Equal(10, pages.Sum(p => p.Count));
    }

    [Fact]
    public void Table_repeats_its_head_on_every_page_and_space_never_opens_one()
    {
        var sheet = new Sheet(600, 322);
        var head = Plain(20);
        var pages = Pagination.Of([head with { KeepWithNext = true }, .. Enumerable.Range(0, 5).Select(_ => Plain(80) with { Repeat = head }), Fragment.Space(150), Plain(100)], sheet);
        Assert.Equal([3, 3, 3, 1], pages.Select(p => p.Count));
        Assert.Equal(head.Height, pages[1][0].Fragment.Height);
        Assert.False(pages[3][0].Fragment.IsSpace);
    }

    [Fact]
    public void Figure_that_misses_the_page_by_a_little_is_drawn_lower_and_by_much_on_the_next()
    {
        var sheet = new Sheet(600, 322);
        var figure = Plain(100) with { Smaller = room => new[] { 90.0, 80, 70 }.Where(h => h <= room).Select(Plain).FirstOrDefault() };
        var pages = Pagination.Of([Plain(119), figure], sheet);
        Assert.Equal(80, Assert.Single(pages)[1].Fragment.Height);
        pages = Pagination.Of([Plain(140), figure], sheet);
        Assert.Equal([140.0, 100], pages.Select(p => p[0].Fragment.Height));
    }

    [Fact]
    public void Words_of_a_lower_figure_keep_their_size()
    {
        var layout = new FigureLayout(setter);
        Scene whole = layout.Of(SampleFigures.Mistakes(null), null), low = layout.Of(SampleFigures.Mistakes(null), null, 0.6);
        Assert.InRange(low.Height, whole.Height * 0.5, whole.Height * 0.8);
        Assert.Equal(whole.Width, low.Width);
        Assert.Equal(whole.Marks.OfType<Lettering>().Max(l => l.Size), low.Marks.OfType<Lettering>().Max(l => l.Size));
    }

    [Fact]
    public void Word_of_a_hundred_thousand_letters_is_cut_in_a_blink()
    {
        string word = new('9', 100_000);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var pieces = setter.Pieces(word, TextStyle.Body, 8, 300).ToList();
        Assert.Equal(word, string.Concat(pieces));
        Assert.All(pieces, p => Assert.True(setter.Width(p, TextStyle.Body, 8) <= 300));

        // Cutting from the whole of what is left took minutes.
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    }

    private static Fragment Plain(double height) => new(height, (_, _, _) => { });
}
