using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

#pragma warning disable RS0030 // A seed lets a failure be repeated.
namespace TodoChatbot.Drills.Fuzzing;

/// <summary>Calls tools with arguments made from their schemas, and looks whether the answers are what the schemas and the protocol describe.</summary>
internal sealed class ToolFuzzer
{
    private const int InternalError = -32603;

    private readonly HttpClient _client;
    private readonly IReadOnlyList<JsonElement> _tools;
    private readonly JsonGenerator _values;

    private ToolFuzzer(HttpClient client, IReadOnlyList<JsonElement> tools, Random random)
    {
        (_client, _tools) = (client, tools);
        _values = new JsonGenerator(random, schema => schema, []);
    }

    public static async Task<ToolFuzzer> CreateAsync(HttpClient client, Random random, CancellationToken cancellationToken)
    {
        using var response = await PostAsync(client, """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""", cancellationToken);
        var tools = JsonOf(await response.Content.ReadAsStringAsync(cancellationToken)).GetProperty("result").GetProperty("tools");
        return new ToolFuzzer(client, [.. tools.EnumerateArray()], random);
    }

    /// <summary>Calls one tool.</summary>
    /// <returns>What was wrong with the answer; null when nothing was.</returns>
    public async Task<string?> SendAsync(CancellationToken cancellationToken)
    {
        var tool = _values.Pick(_tools);
        var name = tool.GetProperty("name").GetRawText();
        var parameters = _values.Chance(2)
            ? _values.Pick(["{}", "[]", "null", "{\"name\":7}", "{\"arguments\":{}}", "{\"name\":\"x\"}"])
            : $"{{\"name\":{name},\"arguments\":{_values.Next(tool.GetProperty("inputSchema"))}}}";
        var request = $"{{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{parameters}}}";
        using var response = await PostAsync(_client, request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return ProblemWith(tool, (int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, text) is { } problem
            ? $"{(request.Length > 2_000 ? $"{request[..2_000]}…" : request)}\n    {(int)response.StatusCode}: {problem}"
            : null;
    }

    private static string? ProblemWith(JsonElement tool, int status, string? contentType, string text)
    {
        if (status >= 500 || contentType is not ("application/json" or "text/event-stream" or "application/problem+json"))
        {
            return $"{contentType}: {text}";
        }

        if (status >= 400)
        {
            return null;
        }

        var answer = JsonOf(text);
        if (answer.TryGetProperty("error", out var error))
        {
            return error.GetProperty("code").GetInt32() == InternalError ? text : null;
        }

        var result = answer.GetProperty("result");
        if (result.TryGetProperty("isError", out var isError) && isError.GetBoolean())
        {
            // What the protocol's server says when a tool threw something that nobody expected.
            return text.Contains("An error occurred", StringComparison.Ordinal) ? text : null;
        }

        var schema = tool.GetProperty("outputSchema");
        var check = new SchemaCheck(part => Resolve(schema, part));
        return check.ProblemWith(result.GetProperty("structuredContent"), schema) is { } problem ? $"{problem}: {text}" : null;
    }

    private static JsonElement Resolve(JsonElement root, JsonElement schema)
    {
        while (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out var reference))
        {
            schema = root;
            foreach (var part in reference.GetString()!.TrimStart('#', '/').Split('/', StringSplitOptions.RemoveEmptyEntries))
            {
                schema = schema.ValueKind == JsonValueKind.Array ? schema[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)] : schema.GetProperty(part);
            }
        }

        return schema;
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        return await client.SendAsync(request, cancellationToken);
    }

    // Also as the one event of a stream.
    private static JsonElement JsonOf(string text) => JsonSerializer.Deserialize<JsonElement>(
        text.Split('\n').FirstOrDefault(line => line.StartsWith("data:", StringComparison.Ordinal)) is { } data ? data["data:".Length..] : text);
}
