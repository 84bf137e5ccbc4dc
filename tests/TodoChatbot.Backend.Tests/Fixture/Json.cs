using System.Text.Json.Nodes;

namespace TodoChatbot.Backend.Tests.Fixture;

/// <summary>Compares JSON by what it says, and shows both when they differ.</summary>
internal static class Json
{
    private static readonly System.Text.Json.JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void ShouldBeJson(this string actual, string expected)
    {
        var (left, right) = (JsonNode.Parse(actual), JsonNode.Parse(expected));
        if (!JsonNode.DeepEquals(left, right))
        {
            left!.ToJsonString(Indented).ShouldBe(right!.ToJsonString(Indented));
        }
    }
}
