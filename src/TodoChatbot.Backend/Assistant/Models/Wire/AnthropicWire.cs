using System.IO.Pipelines;
using System.Net.Mime;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;

namespace TodoChatbot.Backend.Assistant.Models.Wire;

/// <summary>Anthropic's messages, also from servers that do not stream.</summary>
internal sealed class AnthropicWire(HttpMessageHandler inner) : WireHandler(inner)
{
    protected override string StreamType => MediaTypeNames.Text.EventStream;

    protected override async IAsyncEnumerable<ReadOnlyMemory<byte>> RewriteAsync(
        Stream answer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pipe = PipeReader.Create(answer);
        if (!await BeginsWithObjectAsync(pipe, cancellationToken))
        {
            while (true)
            {
                var read = await pipe.ReadAsync(cancellationToken);
                foreach (var segment in read.Buffer)
                {
                    yield return segment.ToArray();
                }

                pipe.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                {
                    yield break;
                }
            }
        }

        var message = (JsonObject)(await JsonNode.ParseAsync(pipe.AsStream(), cancellationToken: cancellationToken))!;
        foreach (var (name, data) in EventsOf(message))
        {
            yield return Encoding.UTF8.GetBytes($"event: {name}\ndata: {data.ToJsonString()}\n\n");
        }
    }

    // An answer that was not streamed, as the events that it would have come in.
    private static IEnumerable<(string Name, JsonObject Data)> EventsOf(JsonObject message)
    {
        if (message["content"] is not JsonArray blocks)
        {
            yield return ("error", message);
            yield break;
        }

        message["content"] = new JsonArray();
        var reason = message["stop_reason"]?.DeepClone();
        message["stop_reason"] = null;
        var usage = new JsonObject { ["output_tokens"] = message["usage"]?["output_tokens"]?.DeepClone() ?? 0 };
        yield return ("message_start", new JsonObject { ["type"] = "message_start", ["message"] = message });
        foreach (var (index, block) in blocks.OfType<JsonObject>().Index())
        {
            var delta = DeltaOf(block);
            yield return ("content_block_start", new JsonObject { ["type"] = "content_block_start", ["index"] = index, ["content_block"] = block.DeepClone() });
            if (delta is not null)
            {
                yield return ("content_block_delta", new JsonObject { ["type"] = "content_block_delta", ["index"] = index, ["delta"] = delta });
            }

            yield return ("content_block_stop", new JsonObject { ["type"] = "content_block_stop", ["index"] = index });
        }

        yield return ("message_delta", new JsonObject
        {
            ["type"] = "message_delta",
            ["delta"] = new JsonObject { ["stop_reason"] = reason ?? "end_turn", ["stop_sequence"] = null },
            ["usage"] = usage,
        });
        yield return ("message_stop", new JsonObject { ["type"] = "message_stop" });
    }

    // What a block holds comes after its start.
    private static JsonObject? DeltaOf(JsonObject block)
    {
        switch (block["type"]?.GetValue<string>())
        {
            case "text":
                var text = block["text"]?.DeepClone();
                block["text"] = string.Empty;
                return new JsonObject { ["type"] = "text_delta", ["text"] = text };
            case "tool_use":
                var input = block["input"]?.ToJsonString() ?? "{}";
                block["input"] = new JsonObject();
                return new JsonObject { ["type"] = "input_json_delta", ["partial_json"] = input };
            default:
                return null;
        }
    }
}
