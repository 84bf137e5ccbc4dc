using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace TodoChatbot.Backend.Assistant.Models;

/// <summary>
/// Finds the tool calls that some local models print as JSON text instead of calling: as the whole answer, in a code block, or in
/// <c>&lt;tool_call&gt;</c> tags. Only calls of tools on offer count; all else is text.
/// </summary>
internal sealed partial class PrintedCalls(IReadOnlyCollection<string> tools)
{
    private static readonly string[] Tags = ["<tool_call>", "<function_call>"];
    private static readonly string[] Names = ["name", "tool", "tool_name", "function"];
    private static readonly string[] ArgumentNames = ["arguments", "parameters", "args", "input"];

    private readonly StringBuilder _held = new();
    private bool _holds;
    private bool _hasBegun;
    private string _pending = "";

    /// <summary>What may be shown at once after another piece; what may become a call is held back.</summary>
    public string Next(string piece)
    {
        if (_holds)
        {
            _held.Append(piece);
            return "";
        }

        var text = _pending + piece;
        _pending = "";
        if (!_hasBegun)
        {
            var start = text.AsSpan().TrimStart();
            if (start.IsEmpty)
            {
                _pending = text;
                return "";
            }

            _hasBegun = true;
            if (start[0] is '{' or '[' or '`')
            {
                return Hold(text, 0);
            }
        }

        if (Marks.FirstIn(text, Tags) is var (tag, _))
        {
            return Hold(text, tag);
        }

        _pending = text[^Marks.BegunIn(text, Tags)..];
        return text[..^_pending.Length];
    }

    /// <summary>Forgets what was held: it belongs to no answer.</summary>
    public void Clear()
    {
        _held.Clear();
        (_holds, _hasBegun, _pending) = (false, false, "");
    }

    /// <summary>The calls that were printed, or the text that was none.</summary>
    public (IReadOnlyList<FunctionCallContent> Calls, string Text) End()
    {
        var held = _held + _pending;
        return _holds && CallsIn(held) is { Count: > 0 } calls ? (calls, "") : ([], held);
    }

    private string Hold(string text, int start)
    {
        _holds = true;
        _held.Append(text.AsSpan(start));
        return text[..start];
    }

    private List<FunctionCallContent>? CallsIn(string text)
    {
        var blocks = TagPattern.Matches(text) is { Count: > 0 } tagged ? tagged.Select(match => match.Groups[1].Value)
            : FencePattern.Match(text) is { Success: true } fenced ? [fenced.Groups[1].Value]
            : [text];
        var calls = new List<FunctionCallContent>();
        return blocks.All(block => Add(calls, block)) ? calls : null;
    }

    private bool Add(List<FunctionCallContent> calls, string block)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(block), new JsonReaderOptions { AllowMultipleValues = true });
            while (reader.Read())
            {
                if (!Add(calls, JsonElement.ParseValue(ref reader)))
                {
                    return false;
                }
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private bool Add(List<FunctionCallContent> calls, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                return value.EnumerateArray().All(item => Add(calls, item));
            case JsonValueKind.Object when value.TryGetProperty("tool_calls", out var several):
                return Add(calls, several);
            case JsonValueKind.Object when value.TryGetProperty("function", out var function) && function.ValueKind == JsonValueKind.Object:
                return Add(calls, function);
            case JsonValueKind.Object:
                var name = Names.Select(key => TextIn(value, key)).FirstOrDefault(tools.Contains);
                if (name is null || ArgumentsIn(value) is not { } arguments)
                {
                    return false;
                }

                calls.Add(new FunctionCallContent($"call_{Guid.CreateVersion7():n}", name, arguments));
                return true;
            default:
                return false;
        }
    }

    private static Dictionary<string, object?>? ArgumentsIn(JsonElement call)
    {
        foreach (var name in ArgumentNames)
        {
            if (call.TryGetProperty(name, out var arguments))
            {
                return arguments.ValueKind switch
                {
                    JsonValueKind.Object => arguments.Deserialize<Dictionary<string, object?>>(),
                    JsonValueKind.String => JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments.GetString()!),
                    JsonValueKind.Null => [],
                    _ => null,
                };
            }
        }

        return [];
    }

    private static string? TextIn(JsonElement value, string name) =>
        value.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    [GeneratedRegex("<(?:tool|function)_call>(.*?)(?:</(?:tool|function)_call>|$)", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex TagPattern { get; }

    [GeneratedRegex("^\\s*```(?:\\w+)?\\s*\\n(.*?)\\n?```\\s*$", RegexOptions.Singleline)]
    private static partial Regex FencePattern { get; }
}
