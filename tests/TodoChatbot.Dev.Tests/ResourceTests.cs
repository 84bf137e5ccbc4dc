using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TodoChatbot.Dev.Tests;

/// <summary>The resource files hold exactly the sentences that the code asks for by key.</summary>
public sealed partial class ResourceTests
{
    [Theory]
    [InlineData("Backend", "Messages")]
    [InlineData("Frontend", "Texts")]
    public void Every_key_in_code_has_a_sentence_and_every_sentence_is_used(string program, string resource)
    {
        var folder = Path.Combine(Repository.Root, "src", $"TodoChatbot.{program}");
        var keys = XDocument.Load(Path.Combine(folder, $"{resource}.resx")).Root!.Elements("data").Select(data => (string)data.Attribute("name")!).ToList();

        var code = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal));
        var used = code.SelectMany(file => Key().Matches(File.ReadAllText(file)).Select(match => match.Groups["key"].Value)).ToHashSet();

        keys.ShouldBeUnique();
        used.Except(keys).ShouldBeEmpty();
        keys.Except(used).ShouldBeEmpty();
    }

    // A quoted word with an underscore between two capitalized parts: Tasks_ChangedMeanwhile.
    [GeneratedRegex("\"(?<key>[A-Z][a-z][A-Za-z0-9]*_[A-Z][a-z][A-Za-z0-9_]*)\"")]
    private static partial Regex Key();
}
