using System.IO.Pipelines;
using System.Net.Mime;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TodoChatbot.Backend.Assistant.Models.Wire;

/// <summary>
/// The chat completions of OpenAI as other servers speak them. The official client follows OpenAI alone: it merges calls that share an
/// index, fails on calls without an id and on answers that are not streamed, and drops fields that providers want back.
/// </summary>
/// <param name="inner">Sends the request.</param>
/// <param name="maxTokensParameter">The name of the parameter that limits an answer.</param>
/// <param name="features">What is known of the provider.</param>
internal sealed class OpenAiWire(HttpMessageHandler inner, string maxTokensParameter, ProviderFeatures features) : WireHandler(inner)
{
    /// <summary>The parameter of OpenAI's own models.</summary>
    public const string MaxCompletionTokens = "max_completion_tokens";

    /// <summary>The older parameter, which most other servers take.</summary>
    public const string MaxTokens = "max_tokens";

    private const string Reasoning = "reasoning_content";
    private const string Extra = "extra_content";
    private const string End = "[DONE]";

    private readonly Dictionary<string, StreamedCall> _calls = [];

    protected override string StreamType => MediaTypeNames.Text.EventStream;

    protected override void Adapt(JsonObject request)
    {
        foreach (var name in new[] { MaxTokens, MaxCompletionTokens })
        {
            if (name != maxTokensParameter && request.Remove(name, out var limit))
            {
                request[maxTokensParameter] = limit;
            }
        }

        foreach (var message in (request["messages"] as JsonArray ?? []).OfType<JsonObject>().Where(message => TextOf(message["role"]) == "assistant"))
        {
            GiveBack(message);
        }
    }

    protected override async IAsyncEnumerable<ReadOnlyMemory<byte>> RewriteAsync(
        Stream answer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reading = new AnswerReader(_calls, features);
        var pipe = PipeReader.Create(answer);
        if (await BeginsWithObjectAsync(pipe, cancellationToken))
        {
            var whole = await JsonNode.ParseAsync(pipe.AsStream(), cancellationToken: cancellationToken);
            foreach (var chunk in ChunksOf((JsonObject)whole!))
            {
                reading.Read(chunk);
                yield return EventOf(chunk.ToJsonString());
            }

            yield return EventOf(End);
            yield break;
        }

        await foreach (var happened in SseParser.Create(pipe.AsStream()).EnumerateAsync(cancellationToken))
        {
            if (happened.Data == End && reading.MissingEnd is { } end)
            {
                yield return EventOf(end.ToJsonString());
            }

            var chunk = ObjectIn(happened.Data);
            if (chunk is not null)
            {
                reading.Read(chunk);
            }

            yield return EventOf(chunk?.ToJsonString() ?? happened.Data);
        }
    }

    // A provider that thinks wants its own notes back with the calls that they led to.
    private void GiveBack(JsonObject message)
    {
        var calls = (message["tool_calls"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var known = calls.Select(call => _calls.GetValueOrDefault(TextOf(call["id"]) ?? string.Empty)).ToList();
        foreach (var (call, streamed) in calls.Zip(known))
        {
            if (streamed?.Extra is { } extra)
            {
                call[Extra] = extra.DeepClone();
            }
        }

        if (features.SignsCalls && calls is [var first, ..] && known.All(streamed => streamed?.Extra is null))
        {
            first[Extra] = ProviderFeatures.UnknownSignature();
        }

        if (known.OfType<StreamedCall>().Select(streamed => streamed.Reasoning.ToString()).FirstOrDefault(text => text.Length > 0) is { } reasoning)
        {
            message[Reasoning] = reasoning;
        }
        else if (features.WantsReasoning)
        {
            message[Reasoning] = string.Empty;
        }
    }

    // An answer that was not streamed, as the chunks that it would have come in.
    private static IEnumerable<JsonObject> ChunksOf(JsonObject answer)
    {
        foreach (var choice in (answer["choices"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (choice.Remove("message", out var message))
            {
                choice["delta"] = message;
            }

            foreach (var (index, call) in (choice["delta"]?["tool_calls"] as JsonArray ?? []).OfType<JsonObject>().Index())
            {
                call["index"] ??= index;
            }
        }

        answer["object"] = "chat.completion.chunk";
        yield return answer;
    }

    private static JsonObject? ObjectIn(string data)
    {
        try
        {
            return JsonNode.Parse(data) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ReadOnlyMemory<byte> EventOf(string data) => Encoding.UTF8.GetBytes($"data: {data}\n\n");

    /// <summary>A call as it comes in pieces.</summary>
    private sealed class StreamedCall(int index, int place, string id, bool hasOwnId, StringBuilder reasoning)
    {
        /// <summary>The index that the server gave it, which others may have as well.</summary>
        public int Index => index;

        /// <summary>Its place among the calls of the answer.</summary>
        public int Place => place;

        public string Id => id;

        public bool HasOwnId => hasOwnId;

        public StringBuilder Arguments { get; } = new();

        /// <summary>What the provider sent beside the call and wants back.</summary>
        public JsonNode? Extra { get; set; }

        /// <summary>What the model thought before the calls of its answer.</summary>
        public StringBuilder Reasoning => reasoning;

        public bool IsWhole => ObjectIn(Arguments.ToString()) is not null;
    }

    /// <summary>Reads the chunks of one answer and puts right what the client could not read.</summary>
    private sealed class AnswerReader(Dictionary<string, StreamedCall> earlier, ProviderFeatures features)
    {
        private const string Filtered = "content_filter";

        private static readonly string[] Reasons = ["stop", "length", Filtered, "tool_calls", "function_call"];

        // Reasons of Gemini, whose compatible endpoint also writes "content_filter: SAFETY".
        private static readonly string[] FilterReasons = ["safety", "recitation", "blocklist", "prohibited_content", "spii", "image_safety", "language"];

        private readonly List<StreamedCall> _calls = [];
        private readonly Dictionary<string, StreamedCall> _byOwnId = [];
        private readonly StringBuilder _reasoning = new();
        private JsonObject? _last;
        private bool _hasEnded;

        /// <summary>What to say before the end of a stream that does not say why it ends; null when it did.</summary>
        public JsonObject? MissingEnd
        {
            get
            {
                if (_hasEnded || _last is null)
                {
                    return null;
                }

                var end = (JsonObject)_last.DeepClone();
                end["choices"] = new JsonArray(new JsonObject
                {
                    ["index"] = 0,
                    ["delta"] = new JsonObject(),
                    ["finish_reason"] = _calls.Count > 0 ? "tool_calls" : "stop",
                });
                return end;
            }
        }

        public void Read(JsonObject chunk)
        {
            foreach (var choice in (chunk["choices"] as JsonArray ?? []).OfType<JsonObject>())
            {
                _last = chunk;
                ReadReason(choice);
                if (choice["delta"] is JsonObject delta)
                {
                    ReadDelta(delta);
                }
            }
        }

        private void ReadReason(JsonObject choice)
        {
            if (TextOf(choice["finish_reason"]) is not { } reason)
            {
                return;
            }

            if (reason.Length == 0)
            {
                choice["finish_reason"] = null;
                return;
            }

            _hasEnded = true;
            choice["finish_reason"] = reason.ToLowerInvariant() switch
            {
                "max_tokens" => "length",
                var filter when FilterReasons.Contains(filter) || filter.StartsWith(Filtered, StringComparison.Ordinal) => Filtered,
                var known when Reasons.Contains(known) => known,
                _ => "stop",
            };
        }

        private void ReadDelta(JsonObject delta)
        {
            if (TextOf(delta[Reasoning]) is { Length: > 0 } thought)
            {
                features.NoteReasoning();
                _reasoning.Append(thought);
            }

            // The client reads a refusal as an error, but it is what the model says.
            if (delta.Remove("refusal", out var refusal) && TextOf(refusal) is { Length: > 0 } refused && string.IsNullOrEmpty(TextOf(delta["content"])))
            {
                delta["content"] = refused;
            }

            foreach (var call in (delta["tool_calls"] as JsonArray ?? []).OfType<JsonObject>())
            {
                ReadCall(call);
            }
        }

        private void ReadCall(JsonObject call)
        {
            var function = call["function"] as JsonObject;
            if (function?["arguments"] is JsonObject whole)
            {
                function["arguments"] = whole.ToJsonString();
            }

            var streamed = CallOf(call, hasName: TextOf(function?["name"]) is { Length: > 0 });
            streamed.Arguments.Append(TextOf(function?["arguments"]));
            if (call[Extra] is { } extra)
            {
                streamed.Extra = extra.DeepClone();
                features.NoteExtra(extra);
            }

            call["index"] = streamed.Place;
            call["id"] = streamed.Id;
            call["type"] = "function";
        }

        // Servers number the calls of an answer or give them ids, and some do only one of the two.
        private StreamedCall CallOf(JsonObject call, bool hasName)
        {
            var index = call["index"] is { } number && number.GetValueKind() == JsonValueKind.Number ? number.GetValue<int>() : 0;
            var latest = _calls.LastOrDefault(one => one.Index == index);
            if (TextOf(call["id"]) is { Length: > 0 } id)
            {
                return _byOwnId.TryGetValue(id, out var same) ? same
                    : !hasName && latest is { HasOwnId: false } ? latest
                    : _byOwnId[id] = Begin(index, id);
            }

            return latest is not null && !(hasName && latest.IsWhole) ? latest
                : !hasName && _calls.Count > 0 ? _calls[^1]
                : Begin(index, id: null);
        }

        private StreamedCall Begin(int index, string? id)
        {
            // Some servers count their ids anew in each answer.
            var isFresh = id is not null && !earlier.ContainsKey(id);
            var call = new StreamedCall(index, _calls.Count, isFresh ? id! : $"call_{Guid.CreateVersion7():n}", id is not null, _reasoning);
            _calls.Add(call);
            earlier[call.Id] = call;
            return call;
        }
    }
}
