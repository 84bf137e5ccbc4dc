using System.Text.RegularExpressions;

namespace TodoChatbot.Dev.Tests;

/// <summary>Pages and modules name addresses relative to the base of the page, so that the site works below a path of a host.</summary>
public sealed partial class PageAddressTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "src", "TodoChatbot.Frontend");

    [Theory]
    [InlineData("*.razor")]
    [InlineData("*.js")]
    [InlineData("*.webmanifest")]
    public void No_address_begins_at_the_root_of_the_host(string kind)
    {
        var found =
            from file in Directory.EnumerateFiles(Folder, kind, SearchOption.AllDirectories)
            from line in File.ReadLines(file)
            where !line.StartsWith("@page", StringComparison.Ordinal)
            from address in RootAddress().Matches(line)
            select $"{Path.GetRelativePath(Folder, file)}: {line.Trim()}";

        found.ShouldBeEmpty("Leave out the slash in front: href=\"tasks/3\", and ./ for the home page.");
    }

    // href="/…", fetch('/…'), load(`/…`), "start_url": "/"
    [GeneratedRegex("""(?:(?:href|src|action|formaction)="|(?:NavigateTo|ask|load|fetch|fetchFragment|EventSource|Request)\(\$?["'`]|"(?:start_url|scope|id|src|url|action)": ")/""")]
    private static partial Regex RootAddress();
}
