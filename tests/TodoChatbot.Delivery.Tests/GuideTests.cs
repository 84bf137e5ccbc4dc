using TodoChatbot.Delivery.Tests.Fixture;

namespace TodoChatbot.Delivery.Tests;

/// <summary>A guide for operators says what is needed, what should be seen, and what to do if it is not.</summary>
public sealed class GuideTests
{
    public static TheoryData<string> Guides =>
        [.. Documents.OfOperators.Where(document => document.StartsWith("docs/deployment/", StringComparison.Ordinal) || document.EndsWith("/quickstart.md", StringComparison.Ordinal))];

    [Fact]
    public void The_guides_are_found() => Guides.Count.ShouldBeGreaterThanOrEqualTo(12);

    [Theory]
    [MemberData(nameof(Guides))]
    public void What_is_needed_stands_before_the_first_command(string guide) =>
        Documents.Text(guide).Split("```")[0].Split('\n').ShouldContain(line => line.StartsWith("You need ", StringComparison.Ordinal), $"{guide} does not say on top what the reader needs: \"You need …\"");

    [Theory]
    [MemberData(nameof(Guides))]
    public void Every_block_for_a_shell_is_followed_by_what_should_be_seen_and_what_to_do_if_not(string guide)
    {
        Documents.Text(guide).ShouldContain("If not", customMessage: $"{guide} does not say what to do when it is not as it should be");
        foreach (var section in Documents.Sections(guide))
        {
            if (section.Text.Split("```sh") is [_, .., var last])
            {
                last.Split("\n```", 2)[1].ShouldContain("You should see", customMessage: $"{guide}, \"{section.Heading}\": the last block is followed by nothing that should be seen");
                section.Text.ShouldContain("If not", customMessage: $"{guide}, \"{section.Heading}\" does not say what to do if not");
            }
        }
    }
}
