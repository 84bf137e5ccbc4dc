using System.Globalization;
using Microsoft.Playwright;
using TodoChatbot.EndToEnd.Tests.Fixture;
using TodoChatbot.Testing;

namespace TodoChatbot.EndToEnd.Tests;

/// <summary>What a first visit costs over the wire: headers and all, as the browser itself counts, with nothing cached.</summary>
public sealed class BudgetTests(Stage stage)
{
    private const int Budget = 125_000;

    [Fact]
    public async Task A_first_visit_fits_the_budget()
    {
        await using var ann = await stage.OpenAsync();
        await ann.MoveInAsync();
        await using var guest = await stage.OpenAsync();

        var signIn = await MeasureAsync(guest.Page, "/sign-in");
        var tasks = await MeasureAsync(ann.Page, "/");

        Print("sign-in", signIn);
        Print("tasks", tasks);
        signIn.Values.Sum().ShouldBeLessThanOrEqualTo(Budget);
        tasks.Values.Sum().ShouldBeLessThanOrEqualTo(Budget);
    }

    private static async Task<Dictionary<string, int>> MeasureAsync(IPage page, string path)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var addresses = new Dictionary<string, string>();
        var bytes = new Dictionary<string, int>();
        session.Event("Network.requestWillBeSent").OnEvent += (_, sent) =>
            addresses[sent!.Value.GetProperty("requestId").GetString()!] = new Uri(sent.Value.GetProperty("request").GetProperty("url").GetString()!).PathAndQuery;
        session.Event("Network.loadingFinished").OnEvent += (_, finished) =>
        {
            var id = finished!.Value.GetProperty("requestId").GetString()!;
            var address = addresses.GetValueOrDefault(id, id);
            bytes[address] = bytes.GetValueOrDefault(address) + finished.Value.GetProperty("encodedDataLength").GetInt32();
        };
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.clearBrowserCache");
        await session.SendAsync("Network.setCacheDisabled", new Dictionary<string, object> { ["cacheDisabled"] = true });
        await page.GotoAsync(path);
        await page.WaitForLoadStateAsync(LoadState.Load);

        // The stream of notices never ends, so the network is never idle.
        await page.WaitForTimeoutAsync(1_500);

        // What browsers with a window fetch besides.
        foreach (var address in new[] { await page.Locator("link[rel=icon]").GetAttributeAsync("href"), "/manifest.webmanifest" })
        {
            await page.EvaluateAsync("address => fetch(address).then(answer => answer.text())", address);
        }

        await session.DetachAsync();
        return bytes;
    }

    // Shown by --show-live-output on, and kept for whoever wants to know what grew.
    private static void Print(string name, Dictionary<string, int> bytes)
    {
        var lines = bytes.OrderByDescending(file => file.Value).Select(file => string.Create(CultureInfo.InvariantCulture, $"  {file.Value,7:N0}  {file.Key}"));
        var report = string.Create(
            CultureInfo.InvariantCulture, $"First visit of {name}: {bytes.Values.Sum():N0} bytes of {Budget:N0} in {bytes.Count} requests\n{string.Join('\n', lines)}\n");
        TestContext.Current.SendDiagnosticMessage(report);
        Directory.CreateDirectory(Repository.At("artifacts", "budget"));
        File.WriteAllText(Repository.At("artifacts", "budget", $"{name}.txt"), report);
    }
}
