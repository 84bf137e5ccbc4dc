using Microsoft.Extensions.Options;
using TodoChatbot.ServiceDefaults;

namespace TodoChatbot.Backend.Chat.Runs;

/// <summary>How chat turns are worked on.</summary>
internal sealed class RunOptions
{
    public const string Section = "Chat";

    /// <summary>Seconds after which a run whose process says nothing is taken over by another one.</summary>
    [Between(2, 300, ErrorMessage = "Set Chat:LeaseSeconds to 2 to 300 (environment: Chat__LeaseSeconds).")]
    public double LeaseSeconds { get; set; } = 10;

    /// <summary>Messages of a conversation that the assistant is shown.</summary>
    [Between(2, 200, ErrorMessage = "Set Chat:HistoryMessages to 2 to 200 (environment: Chat__HistoryMessages).")]
    public int HistoryMessages { get; set; } = 30;
}

[OptionsValidator]
internal sealed partial class RunOptionsValidator : IValidateOptions<RunOptions>;
