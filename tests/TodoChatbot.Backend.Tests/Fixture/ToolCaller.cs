using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TodoChatbot.Backend.Tests.Fixture;

/// <summary>A client of the tools that knows of an answer only what its kind of client passes on.</summary>
internal abstract class ToolCaller : IAsyncDisposable
{
    /// <summary>Starts a caller.</summary>
    /// <param name="kind">Which one.</param>
    /// <param name="server">The address of the tools.</param>
    /// <param name="token">The person's token.</param>
    public static async Task<ToolCaller> StartAsync(string kind, Uri server, string token)
    {
        switch (kind)
        {
            case "TypeScript SDK":
                return new TypeScriptCaller(await NodePackages.Clients.StartAsync("typescript-sdk.mjs", server.ToString(), token));
            case "Inspector":
                return new InspectorCaller(server, token);
            default:
                var client = new HttpClient { BaseAddress = server };
                client.DefaultRequestHeaders.Authorization = new("Bearer", token);
                var session = await McpSession.ConnectAsync(client);
                return kind == "text only" ? new TextCaller(session) : new StructureCaller(session);
        }
    }

    /// <summary>Calls a tool.</summary>
    public abstract Task<Answer> CallAsync(string tool, object arguments);

    public abstract ValueTask DisposeAsync();

    private static string? CodeIn(string text) => Regex.Match(text, "confirmation=\"([^\"]+)\"") is { Success: true } match ? match.Groups[1].Value : null;

    private static Dictionary<string, object?> ArgumentsOf(object arguments) =>
        JsonSerializer.SerializeToElement(arguments).EnumerateObject().ToDictionary(argument => argument.Name, argument => (object?)argument.Value);

    private static Answer Both(JsonElement result)
    {
        var text = string.Join('\n', result.GetProperty("content").EnumerateArray().Select(block => block.GetProperty("text").GetString()));
        return new(text, result.TryGetProperty("isError", out var isError) && isError.GetBoolean(), CodeIn(text));
    }

    /// <summary>What a caller learns from an answer.</summary>
    /// <param name="Text">The words.</param>
    /// <param name="IsError">True when the tool refused.</param>
    /// <param name="Confirmation">The code that the answer asks for; null when it asks for none.</param>
    internal sealed record Answer(string Text, bool IsError, string? Confirmation);

    private sealed class TypeScriptCaller(Process process) : ToolCaller
    {
        public override async Task<Answer> CallAsync(string tool, object arguments)
        {
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { name = tool, arguments }));
            var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            return Both(JsonSerializer.Deserialize<JsonElement>(line ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync())));
        }

        public override async ValueTask DisposeAsync()
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
        }
    }

    private sealed class InspectorCaller(Uri server, string token) : ToolCaller
    {
        public override async Task<Answer> CallAsync(string tool, object arguments)
        {
            var given = JsonSerializer.SerializeToElement(arguments).EnumerateObject().Select(argument => $"{argument.Name}={argument.Value}").ToList();
            var (_, output) = await Inspector.RunAsync(
                server, token, ["--method", "tools/call", "--tool-name", tool, .. given.Count > 0 ? ["--tool-arg", .. given] : Array.Empty<string>()]);
            var start = output.IndexOf('{', StringComparison.Ordinal);
            start.ShouldBeGreaterThanOrEqualTo(0, output);

            // Of a tool that refuses, its errors follow.
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(output[start..]));
            return Both(JsonElement.ParseValue(ref reader));
        }

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class TextCaller(McpSession session) : ToolCaller
    {
        public override async Task<Answer> CallAsync(string tool, object arguments)
        {
            var result = await session.TryAsync(tool, ArgumentsOf(arguments));
            return new(McpSession.TextOf(result), result.IsError == true, CodeIn(McpSession.TextOf(result)));
        }

        public override ValueTask DisposeAsync() => session.DisposeAsync();
    }

    private sealed class StructureCaller(McpSession session) : ToolCaller
    {
        public override async Task<Answer> CallAsync(string tool, object arguments)
        {
            var answer = (await session.TryAsync(tool, ArgumentsOf(arguments))).StructuredContent.ShouldNotBeNull();
            return new(
                answer.GetProperty("text").GetString()!,
                answer.TryGetProperty("is_error", out var isError) && isError.GetBoolean(),
                answer.TryGetProperty("preview", out var preview) ? preview.GetProperty("confirmation").GetString() : null);
        }

        public override ValueTask DisposeAsync() => session.DisposeAsync();
    }
}
