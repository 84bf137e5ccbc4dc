using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

#pragma warning disable RS0030 // A seed lets a failure be repeated.
namespace TodoChatbot.Drills.Fuzzing;

/// <summary>Sends requests made from the OpenAPI document, and looks whether the document describes what comes back.</summary>
internal sealed class RequestFuzzer
{
    private static readonly string[] Statuses404 = ["/api/tasks/0", "/api/nothing", "/api//tasks", "/api/tasks/1/nothing"];

    private readonly HttpClient _client;
    private readonly ApiDocument _document;
    private readonly SchemaCheck _schemas;
    private readonly JsonGenerator _values;
    private readonly List<string> _ids = [];

    public RequestFuzzer(HttpClient client, JsonElement document, Random random)
    {
        _client = client;
        _document = new ApiDocument(document);
        _schemas = new SchemaCheck(_document.Resolve);
        _values = new JsonGenerator(random, _document.Resolve, _ids);
    }

    /// <summary>Sends one request.</summary>
    /// <returns>What was wrong with the answer; null when nothing was.</returns>
    public async Task<string?> SendAsync(CancellationToken cancellationToken)
    {
        var operation = _values.Pick(_document.Operations);
        using var request = RequestOf(operation, out var told);
        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var problem = await ProblemWithAsync(operation, response, cancellationToken);
        return problem is null ? null : $"{told}\n    {(int)response.StatusCode}: {problem}";
    }

    private HttpRequestMessage RequestOf(ApiDocument.Operation operation, out string told)
    {
        var path = operation.Path;
        var query = new List<string>();
        var headers = new List<(string Name, string Value)>();
        foreach (var parameter in operation.Parameters)
        {
            var (name, place) = (parameter.GetProperty("name").GetString()!, parameter.GetProperty("in").GetString());
            var schema = parameter.TryGetProperty("schema", out var described) ? described : default;
            switch (place)
            {
                case "path":
                    var value = _values.Chance(60) && name == "task" ? _values.Pick(["1", "2", "3", "5", "8", "13"])
                        : _values.Chance(60) && _ids.Count > 0 ? _values.Pick(_ids) : _values.Plain(schema);
                    path = path.Replace($"{{{name}}}", Escaped(value.Length == 0 ? "x" : value), StringComparison.Ordinal);
                    break;
                case "query" when _values.Chance(25):
                    query.Add($"{name}={Escaped(_values.Plain(schema))}");
                    break;
                case "header" when _values.Chance(20):
                    headers.Add((name, new string([.. _values.Plain(schema).Where(sign => sign is >= ' ' and <= '~')])));
                    break;
            }
        }

        if (_values.Chance(2))
        {
            query.Add($"{Escaped(_values.Pick(["page", "x", "", "a b", "due_befor"]))}={Escaped(_values.Pick(["1", "", "\uFFFE"]))}");
        }

        path = _values.Chance(1) ? _values.Pick(Statuses404) : path;
        var request = new HttpRequestMessage(HttpMethod.Parse(operation.Method), path + (query.Count > 0 ? $"?{string.Join('&', query)}" : string.Empty));
        headers.ForEach(header => request.Headers.TryAddWithoutValidation(header.Name, header.Value));
        told = $"{request.Method} {request.RequestUri}{string.Concat(headers.Select(header => $" {header.Name}: {header.Value}"))}";
        if (operation.Bodies.Count > 0 && !_values.Chance(1))
        {
            var (contentType, schema) = _values.Pick(operation.Bodies);
            var body = Spoiled(_values.Next(schema));
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = _values.Chance(1) ? new MediaTypeHeaderValue("text/plain") : new MediaTypeHeaderValue(contentType);
            told += $" {(body.Length > 2_000 ? $"{body[..2_000]}…" : body)}";
        }

        if (operation.Path == "/api/chat" && _values.Chance(30))
        {
            request.Headers.Accept.ParseAdd("text/event-stream");
        }

        return request;
    }

    // Sometimes it is no JSON at all.
    private string Spoiled(string body) => !_values.Chance(2) ? body
        : _values.Pick(["", "null", "[]", "7", "{", body + "}", body[..(body.Length / 2)], new string('[', 100) + new string(']', 100), "\uFEFF" + body]);

    private async Task<string?> ProblemWithAsync(ApiDocument.Operation operation, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var (status, contentType) = ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType);
        if (contentType == "text/event-stream" && status == 200)
        {
            // A stream may never end; that it began is what the document promises.
            return _document.ResponseOf(operation, status) is { } stream && stream.GetProperty("content").TryGetProperty(contentType, out _) ? null : "a stream that is not described";
        }

        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        if (status >= 500)
        {
            return text;
        }

        if (_document.ResponseOf(operation, status) is not { } described)
        {
            return $"a status that is not described: {text}";
        }

        if (text.Length == 0 && status == 400 && response.RequestMessage!.RequestUri!.OriginalString.Contains("%00", StringComparison.Ordinal))
        {
            // Not valid HTTP, so that it never reaches the program; the document says so at its beginning.
            return null;
        }

        if (text.Length == 0)
        {
            return described.TryGetProperty("content", out _) ? "no body, though one is described" : null;
        }

        if (!described.TryGetProperty("content", out var content) || contentType is null || !content.TryGetProperty(contentType, out var media))
        {
            return $"{contentType} is not described: {text}";
        }

        var json = JsonSerializer.Deserialize<JsonElement>(text);
        Learn(json);
        return media.TryGetProperty("schema", out var schema) && _schemas.ProblemWith(json, schema) is { } problem ? $"{problem}: {text}" : null;
    }

    // Ids that exist, for requests to come.
    private void Learn(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in json.EnumerateObject())
                {
                    if (member.Value.ValueKind == JsonValueKind.String && Guid.TryParse(member.Value.GetString(), out var id) && _ids.Count < 500)
                    {
                        _ids.Add(id.ToString());
                    }

                    Learn(member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in json.EnumerateArray().Take(5))
                {
                    Learn(item);
                }

                break;
        }
    }

    private static string Escaped(string text) => Uri.EscapeDataString(text.Length > 300 ? text[..300] : text);
}
