using System.ComponentModel;
using System.Text.Json.Serialization;

namespace TodoChatbot.Backend.Tasks.Tools.Answers;

/// <summary>The days that an answer is about.</summary>
internal sealed record AnsweredRange(
    [property: Description("The first day."), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? From,
    [property: Description("The last day."), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? To,
    [property: Description("The time zone that these days are in.")] string TimeZone);
