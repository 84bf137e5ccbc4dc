using System.Text.RegularExpressions;
using TodoChatbot.Chart.Tests.Charts;
using TodoChatbot.Chart.Tests.Fixture;

namespace TodoChatbot.Chart.Tests;

/// <summary>The plan's data model names what the chart makes, all of it and nothing else.</summary>
public sealed partial class DataModelTests
{
    [Fact]
    public async Task Every_object_that_any_values_make_stands_in_the_table_and_every_row_of_it_is_made()
    {
        Rendering[] renderings =
        [
            .. from profile in Profiles.Names
               from mode in Profiles.Modes
               let rendering = Profiles.Of(profile).Exposed(mode)
               from each in new[] { rendering, rendering.WithEverything(), rendering.With(Profiles.Inline, "secrets.inline.OPENAI_API_KEY=k") }
               select each,
        ];

        var made = (await Task.WhenAll(renderings.Select(Helm.RenderAsync))).SelectMany(release => release.Objects).Select(rendered => $"{rendered}").Distinct();

        Named().ShouldBe(made, ignoreOrder: true);
    }

    private static IEnumerable<string> Named() =>
        File.ReadAllText(Path.Combine(Repository.Root, "specs", "008-cloud-deployment", "data-model.md"))
            .Split("## Objects of a release")[1].Split("\n## ")[0].Split('\n')
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 6)
            .SelectMany(cells => Name().Matches(cells[2]).Select(name => $"{cells[1]}/{name.Groups[1].Value}"));

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Name();
}
