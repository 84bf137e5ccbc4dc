using System.Text.Json;

namespace TodoChatbot.Backend.Tests.Fixture;

/// <summary>What a model was asked, whichever protocol it came in.</summary>
/// <param name="Path">The path of the request.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">The body as it came.</param>
/// <param name="Lines">What the model is told, in order.</param>
internal sealed record ModelRequest(string Path, IReadOnlyDictionary<string, string> Headers, JsonElement Body, IReadOnlyList<ModelRequest.Line> Lines)
{
    /// <summary>What the person said last.</summary>
    public string Said => Lines.Last(line => line.Role == "user").Text;

    /// <summary>The instructions.</summary>
    public string System => Lines.First(line => line.Role == "system").Text;

    /// <summary>What the tools have answered since the person's last message.</summary>
    public IReadOnlyList<string> Results =>
        [.. Lines.Skip(Lines.ToList().FindLastIndex(line => line.Role == "user")).Where(line => line.Role == "tool").Select(line => line.Text)];

    /// <summary>The names of the tools on offer.</summary>
    public IReadOnlyList<string> Tools => [.. Body.GetProperty("tools").EnumerateArray()
        .Select(tool => (tool.TryGetProperty("function", out var function) ? function : tool).GetProperty("name").GetString()!)];

    /// <summary>Something the model is told.</summary>
    /// <param name="Role">system, user, assistant, call or tool.</param>
    /// <param name="Text">The text; of a call, its id.</param>
    public sealed record Line(string Role, string Text);
}
