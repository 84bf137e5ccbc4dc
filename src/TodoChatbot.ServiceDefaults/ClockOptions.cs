namespace TodoChatbot.ServiceDefaults;

/// <summary>Lets a demonstration happen on a day of choice.</summary>
internal sealed class ClockOptions
{
    public const string Section = "Clock";

    /// <summary>The moment at which the process believes to start; empty for the real one.</summary>
    public DateTimeOffset? Start { get; set; }
}
