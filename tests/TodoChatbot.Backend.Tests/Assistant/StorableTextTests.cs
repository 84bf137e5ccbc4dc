using System.Text.Json;
using TodoChatbot.Backend.Rules;

namespace TodoChatbot.Backend.Tests.Assistant;

/// <summary>Characters that neither database nor JSON can hold.</summary>
public sealed class StorableTextTests
{
    // Half a character does not survive in an attribute.
    [Fact]
    public void A_text_keeps_everything_else() => new[] { "plain", "a\0b", "a\ud83db", "a\udc4db\ud83d", "a\ud83d\udc4db\ufffe\uffff", "\udc4d\ud83d\udc4d" }
        .Select(StorableText.Of)
        .ShouldBe(["plain", "ab", "ab", "ab", "a\ud83d\udc4db", "\ud83d\udc4d"]);

    [Theory]
    [InlineData("""["a\u0000b", "c\\u0000"]""", """["ab","c\\u0000"]""")]
    [InlineData("""{"a\ud83d": "b\ud83d\udc4d\udc4d", "n": 1}""", """{"a":"b\ud83d\udc4d","n":1}""")]
    public void Escapes_in_JSON_count_as_the_characters_they_stand_for(string json, string kept) =>
        JsonElement.DeepEquals((JsonElement)StorableText.Of((object)JsonSerializer.Deserialize<JsonElement>(json))!, JsonSerializer.Deserialize<JsonElement>(kept)).ShouldBeTrue();

    [Fact]
    public void A_character_whose_halves_come_in_two_pieces_is_kept()
    {
        var stream = new StorableText.Stream();

        string.Concat(new[] { "a\ud83d", "\udc4db", "\ud83d", "c" }.Select(stream.Next)).ShouldBe("a\ud83d\udc4dbc");
    }
}
