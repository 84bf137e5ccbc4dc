using System.Collections.Concurrent;
using Microsoft.Playwright;
using TodoChatbot.Testing;

namespace TodoChatbot.EndToEnd.Tests.Fixture;

/// <summary>A person at a browser. What the page complains about in its console fails the test.</summary>
public sealed class Visitor : IAsyncDisposable
{
    public const string Password = "correct horse battery staple";

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();

    public Visitor(IBrowserContext context, IPage page, Site site)
    {
        (_context, Page, Site) = (context, page, site);
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !IsExpected(message.Text))
            {
                _complaints.Enqueue($"{message.Type}: {message.Text} {message.Location}");
            }
        };
    }

    public IBrowserContext Context => _context;

    public IPage Page { get; }

    public Site Site { get; }

    public string Email { get; } = $"ann.{Guid.CreateVersion7():n}@example.com";

    /// <summary>False when the browser runs no script.</summary>
    public bool HasScript { get; init; } = true;

    /// <summary>True while answers like 404 or 503 are what the test is about; browsers write them into the console.</summary>
    public bool ExpectsRefusals { get; set; }

    /// <summary>How other console messages begin that the situation under test brings about.</summary>
    public IList<string> ExpectedComplaints { get; } = [];

    public ILocator Tasks => Page.Locator("#board .task");

    public ILocator Messages => Page.Locator("#messages .message");

    /// <summary>What the assistant has said to the end.</summary>
    public ILocator Answers => Page.Locator("#messages .from-assistant:not(.pending)");

    public ILocator Toast => Page.Locator("[data-toast]");

    /// <summary>What the page asks before it does it.</summary>
    public ILocator Question => Page.Locator("#question");

    public ILocator Banner => Page.Locator("#banner .banner");

    public ILocator QuickLine => Page.Locator("#quick [name=text]");

    public ILocator Message => Page.Locator("#message");

    /// <summary>Makes an account and lands on the empty list.</summary>
    public async Task SignUpAsync(string name = "Ann")
    {
        await Page.GotoAsync("./sign-up");
        await Page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await Page.GetByLabel("E-mail").FillAsync(Email);
        await Page.GetByLabel("Password").FillAsync(Password);
        await Page.GetByLabel("Time zone").SelectOptionAsync("Europe/Berlin");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Make my account" }).ClickAsync();
        await Page.WaitForURLAsync("**/");
    }

    public async Task SignInAsync(string email)
    {
        await Page.GotoAsync("./sign-in");
        await Page.GetByLabel("E-mail").FillAsync(email);
        await Page.GetByLabel("Password").FillAsync(Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Page.WaitForURLAsync("**/");
    }

    /// <summary>Adds a task by the line above the list.</summary>
    public async Task AddAsync(string line)
    {
        await TurnToAsync("Tasks", QuickLine);
        await QuickLine.FillAsync(line);

        // Without script, Enter begins another line.
        await (HasScript ? QuickLine.PressAsync("Enter") : Page.Locator("#quick-add").ClickAsync());
        await Assertions.Expect(QuickLine).ToHaveValueAsync(string.Empty);
    }

    /// <summary>Says something in the chat and waits for the end of the answer.</summary>
    public async Task SayAsync(string text)
    {
        await TurnToAsync("Chat", Message);
        var before = await Answers.CountAsync();
        await Message.FillAsync(text);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Assertions.Expect(Answers).ToHaveCountAsync(before + 1);
        await Assertions.Expect(Page.Locator("#chat[data-answering]")).ToHaveCountAsync(0);
    }

    /// <summary>The row of a task in the list.</summary>
    public ILocator Task(string title) => Tasks.Filter(new() { Has = Page.GetByRole(AriaRole.Link, new() { Name = title, Exact = true }) });

    /// <summary>A field of a form by its label.</summary>
    public ILocator Field(string label) => Page.GetByRole(AriaRole.Textbox, new() { Name = label, Exact = true });

    /// <summary>Another tab of the same browser.</summary>
    public async Task<IPage> OpenTabAsync(string path = "/")
    {
        var tab = await _context.NewPageAsync();
        await tab.GotoAsync(path);
        return tab;
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        _complaints.ShouldBeEmpty("The page complained.");
    }

    // On a phone, tasks and chat are two tabs.
    private async Task TurnToAsync(string tab, ILocator wanted)
    {
        if (!await wanted.IsVisibleAsync())
        {
            await Page.Locator(".tabs").GetByText(tab).ClickAsync();
        }
    }

    private bool IsExpected(string text) =>
        (ExpectsRefusals && text.StartsWith("Failed to load resource", StringComparison.Ordinal))
        || ExpectedComplaints.Any(beginning => text.StartsWith(beginning, StringComparison.Ordinal));
}
