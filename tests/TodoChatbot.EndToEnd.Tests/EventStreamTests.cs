using System.Collections.Concurrent;
using Microsoft.Playwright;
using TodoChatbot.EndToEnd.Tests.Fixture;
using static Microsoft.Playwright.Assertions;

namespace TodoChatbot.EndToEnd.Tests;

/// <summary>All pages of a browser share one stream of changes, so that any number of them loads over HTTP/1.1.</summary>
public sealed class EventStreamTests(Stage stage)
{
    // More than the connections that a browser opens to a site.
    private const int Pages = 8;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Any_number_of_pages_follows_one_stream_that_another_page_takes_over(bool hasLocks)
    {
        await using var ann = await stage.OpenAsync();
        if (!hasLocks)
        {
            // As over plain HTTP.
            await ann.Context.AddInitScriptAsync("Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })");
        }

        await ann.SignUpAsync();

        // The browser doesn't report how the stream of a page ends that it leaves while the stream opens.
        await ann.Page.GotoAsync("about:blank");
        var streams = new ConcurrentDictionary<IRequest, IPage>();
        ann.Context.Request += (_, request) =>
        {
            if (new Uri(request.Url).AbsolutePath == "/api/events")
            {
                streams[request] = request.Frame.Page;
            }
        };
        ann.Context.RequestFailed += (_, request) => streams.TryRemove(request, out var _);
        ann.Context.RequestFinished += (_, request) => streams.TryRemove(request, out var _);
        await ann.Page.GotoAsync("./");
        await Expect(ann.Tasks).ToHaveCountAsync(0);
        var tabs = new List<IPage> { ann.Page };
        while (tabs.Count < Pages)
        {
            tabs.Add(await ann.OpenTabAsync());
        }

        await ann.AddAsync("Buy milk");
        foreach (var tab in tabs)
        {
            await Expect(tab.Locator("#board .task")).ToHaveCountAsync(1);
        }

        streams.Count.ShouldBe(1);
        var leader = streams.Values.Single();
        leader.ShouldBe(ann.Page);

        var takesOver = new TaskCompletionSource();
        ann.Context.Request += (_, request) =>
        {
            if (new Uri(request.Url).AbsolutePath == "/api/events" && request.Frame.Page != leader)
            {
                takesOver.TrySetResult();
            }
        };
        await ann.Page.GotoAsync("./history");
        await takesOver.Task.WaitAsync(TestContext.Current.CancellationToken);
        await tabs[1].Locator("#quick [name=text]").FillAsync("Buy bread");
        await tabs[1].Locator("#quick [name=text]").PressAsync("Enter");

        foreach (var tab in tabs.Skip(1))
        {
            await Expect(tab.Locator("#board .task")).ToHaveCountAsync(2);
        }
    }

    [Fact]
    public async Task Pages_that_cannot_tell_each_other_anything_follow_a_stream_each()
    {
        await using var ann = await stage.OpenAsync();
        await ann.Context.AddInitScriptAsync("delete window.BroadcastChannel");
        await ann.SignUpAsync();
        var tab = await ann.OpenTabAsync();

        await ann.AddAsync("Buy milk");

        await Expect(tab.Locator("#board .task")).ToHaveCountAsync(1);
    }
}
