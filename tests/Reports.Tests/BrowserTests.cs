using Microsoft.Playwright;

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

    private async Task<string[]> Shown() => await page.EvaluateAsync<string[]>("Array.from(document.querySelectorAll('article.claim:not([hidden])')).map(c => c.id)");
}
