namespace TodoChatbot.Language.Rules;

/// <summary>FREQ of RFC 5545, the fastest first.</summary>
internal enum Frequency
{
    Secondly,
    Minutely,
    Hourly,
    Daily,
    Weekly,
    Monthly,
    Yearly,
}
