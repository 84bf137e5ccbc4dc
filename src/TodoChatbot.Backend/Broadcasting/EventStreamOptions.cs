using Microsoft.Extensions.Options;
using TodoChatbot.ServiceDefaults;

namespace TodoChatbot.Backend.Broadcasting;

/// <summary>Streams of Server-Sent Events.</summary>
internal sealed class EventStreamOptions
{
    public const string Section = "Events";

    /// <summary>Streams that one user may have open in one process: every visible page has one, every answer that is followed another.</summary>
    [Between(1, 1000, ErrorMessage = "Set Events:MaxStreamsPerUser to 1 to 1000 (environment: Events__MaxStreamsPerUser).")]
    public int MaxStreamsPerUser { get; set; } = 30;

    /// <summary>Seconds between two heartbeats of a stream. A client may take a stream without any for broken.</summary>
    [Between(1, 300, ErrorMessage = "Set Events:HeartbeatSeconds to 1 to 300 (environment: Events__HeartbeatSeconds).")]
    public int HeartbeatSeconds { get; set; } = 10;
}

[OptionsValidator]
internal sealed partial class EventStreamOptionsValidator : IValidateOptions<EventStreamOptions>;
