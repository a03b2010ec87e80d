using Microsoft.Playwright;
using Verify.Evidence;

namespace Verify.Reports.Tests;

/// <summary>The page in a real browser. Without one the tests are skipped, visibly; in CI they must run.</summary>
public sealed class BrowserTests : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private readonly SampleRun sample = SampleRun.Rich();
    private readonly List<string> errors = [];
    private IPlaywright? playwright;
    private IBrowser? browser;
    private IPage page = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(File.Exists(Chromium) || Environment.GetEnvironmentVariable("CI") == "true", $"no {Chromium} here; install the package chromium to run the browser tests");
        string path = ReportWriter.Write(sample.Folder, [ReportFormat.Html], new())[0];
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
        page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1200, Height = 900 } });
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                errors.Add(message.Text);
        };
        page.PageError += (_, error) => errors.Add(error);
        page.Dialog += (_, dialog) => errors.Add("dialog: " + dialog.Message);
        await page.GotoAsync(new Uri(path).AbsoluteUri);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        sample.Dispose();
    }

    [Fact]
    public async Task Page_loads_without_error_and_no_text_of_the_run_becomes_script()
    {
        Assert.Equal("6 of 6 claims", await page.TextContentAsync("#count"));
        Assert.Empty(errors);
    }

    [Fact]
    public async Task Filters_and_search_leave_what_was_asked_for()
    {
        await page.SelectOptionAsync("#verdict", "refuted");
        Assert.Equal(["claim-depth.2Fscript"], await Shown());
        await page.SelectOptionAsync("#verdict", "vacuous");
        Assert.Equal(["claim-generalization.2Fmargin-bound"], await Shown());
        await page.SelectOptionAsync("#verdict", "");
        await page.SelectOptionAsync("#rung", "statistical");
        Assert.Equal(["claim-depth.2Fback-propagation"], await Shown());
        await page.SelectOptionAsync("#rung", "");
        await page.SelectOptionAsync("#topic", "perceptrons");
        Assert.Equal(2, (await Shown()).Length);
        await page.FillAsync("#search", "EXHAUSTIVELY orders");
        Assert.Equal(["claim-perceptrons.2Fconvergence"], await Shown());
        Assert.Equal("1 of 6 claims", await page.TextContentAsync("#count"));
        await page.FillAsync("#search", "no such words");
        Assert.Empty(await Shown());
        Assert.Empty(errors);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1200)]
    public async Task Page_never_scrolls_sideways(int width)
    {
        await page.SetViewportSizeAsync(width, 800);
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task Figures_follow_the_reader_into_the_dark()
    {
        const string colour = "getComputedStyle(document.querySelector('.figure .s-bound-0')).stroke";
        string light = await page.EvaluateAsync<string>(colour);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Assert.NotEqual(light, await page.EvaluateAsync<string>(colour));
    }

    [Fact]
    public async Task Page_with_a_baseline_beside_it_is_used_by_keyboard_alone()
    {
        var worse = SampleRun.Claims().Select(c => c.Id == "perceptrons/convergence" ? c with { Properties = [] } : c).ToList();
        using var now = SampleRun.Of(worse);
        string path = Path.Combine(now.Folder.Root, "beside.html");
        await File.WriteAllBytesAsync(path, ReportWriter.Html(now.Folder, new ReportOptions(Baseline: sample.Folder)));
        await page.GotoAsync(new Uri(path).AbsoluteUri);
        var details = page.Locator("#comparison details");
        Assert.Equal(2, await details.CountAsync());

        // The regression lies open; the claims without difference open by the space bar.
        Assert.True(await details.Nth(0).EvaluateAsync<bool>("d => d.open"));
        Assert.False(await details.Nth(1).EvaluateAsync<bool>("d => d.open"));
        await details.Nth(1).Locator("summary").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        Assert.True(await details.Nth(1).EvaluateAsync<bool>("d => d.open"));
        Assert.Equal("Differences of perceptrons/convergence", await page.GetByRole(AriaRole.Region, new() { Name = "Differences of" }).First.GetAttributeAsync("aria-label"));
        foreach (int width in new[] { 390, 1200 })
        {
            await page.SetViewportSizeAsync(width, 800);
            Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }

        // On a desktop both columns are seen whole.
        Assert.True(await page.EvaluateAsync<bool>("Array.from(document.querySelectorAll('#comparison .scroll')).every(s => s.scrollWidth <= s.clientWidth)"));
        Assert.Empty(errors);
    }

    [Fact]
    public async Task Whole_catalogue_loads_filters_and_searches_without_error()
    {
        var baseline = new RunFolder(Path.Combine(Repository.Root, "reports", "baseline"));
        int claims = baseline.ReadRun().Claims.Count;
        string path = Path.Combine(sample.Folder.Root, "catalogue.html");
        await File.WriteAllBytesAsync(path, ReportWriter.Html(baseline, new()));
        await page.GotoAsync(new Uri(path).AbsoluteUri);
        Assert.Equal($"{claims} of {claims} claims", await page.TextContentAsync("#count"));
        await page.FillAsync("#search", "four points XOR");
        Assert.InRange((await Shown()).Length, 1, claims - 1);
        await page.FillAsync("#search", "");
        await page.SelectOptionAsync("#rung", "statistical");
        Assert.InRange((await Shown()).Length, 1, claims - 1);
        await page.SelectOptionAsync("#rung", "");
        foreach (var (width, name) in new[] { (1200, "desktop"), (390, "phone") })
        {
            await page.SetViewportSizeAsync(width, 900);
            string[] wide = await page.EvaluateAsync<string[]>("Array.from(document.querySelectorAll('main *')).filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll, .formula') && getComputedStyle(e.parentElement).overflowX === 'visible').map(e => e.tagName + ': ' + e.textContent.slice(0, 60))");
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") == width, $"wider than {width}: {string.Join("; ", wide.Take(5))}");
            byte[] picture = await page.ScreenshotAsync(new() { Path = Environment.GetEnvironmentVariable("VERIFY_SCREENSHOTS") is { Length: > 0 } folder ? Path.Combine(folder, name + ".png") : null });
            Assert.True(picture.Length > 10_000);
        }

        Assert.Empty(errors);
    }

    [Fact]
    public async Task Words_are_readable_on_light_and_on_dark_paper()
    {
        // Contrast of at least 4.5 (WCAG 2.1, 1.4.3) of every text, figures included, against the paper it stands on.
        const string faint = """
            () => {
              const light = c => { const [r, g, b] = c.match(/[\d.]+/g).slice(0, 3).map(v => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
              const paper = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (!/, 0\)$|transparent/.test(c)) return c; } return getComputedStyle(document.body).backgroundColor; };
              return Array.from(document.querySelectorAll('p,td,th,h1,h2,h3,h4,a,code,small,b,summary,figcaption,text')).filter(e => e.textContent.trim() && !e.closest('[hidden]')).map(e => {
                const s = getComputedStyle(e), ink = e.tagName === 'text' ? s.fill : s.color, a = light(ink), b = light(paper(e));
                return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), e.tagName + ': ' + e.textContent.slice(0, 40)];
              }).filter(p => p[0] < 4.5).map(p => p[0].toFixed(2) + ' ' + p[1]);
            }
            """;
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            string[] found = await page.EvaluateAsync<string[]>(faint);
            Assert.True(found.Length == 0, $"{scheme}: {string.Join("; ", found.Take(10))}");
        }
    }

    private async Task<string[]> Shown() => await page.EvaluateAsync<string[]>("Array.from(document.querySelectorAll('article.claim:not([hidden])')).map(c => c.id)");
}
