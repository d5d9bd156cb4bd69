using Microsoft.Playwright;

namespace Distribution.Browser.Tests;

/// <summary>The machine's own Chromium without a window.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    // The sandbox needs rights that a container has not; the rest keeps the browser from talking to anyone by itself.
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    /// <summary>The path of a Chromium, or null where there is none.</summary>
    public static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
        .Prepend("/usr/bin/chromium").FirstOrDefault(File.Exists);

    public static async Task<Chromium> StartAsync(string executable)
    {
        var driver = await Playwright.CreateAsync();
        return new Chromium(driver, await driver.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = Flags }));
    }

    public Task<IPage> OpenAsync(View view) => browser.NewPageAsync(new()
    {
        ColorScheme = view.IsDark ? ColorScheme.Dark : ColorScheme.Light,
        ViewportSize = new() { Width = view.Width, Height = 900 },
        JavaScriptEnabled = view.HasScript,
    });

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
