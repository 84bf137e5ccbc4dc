using TodoChatbot.Backend.Rules;
using TodoChatbot.Backend.Tasks.Searching;

namespace TodoChatbot.Backend.Tasks.Labels;

/// <summary>How names of labels are read.</summary>
internal static class LabelName<TLabel>
    where TLabel : class, ILabel<TLabel>
{
    /// <summary>The name without spaces around it and without the mark.</summary>
    public static string Tidy(string? name) => TextRules.Tidy(TextRules.Tidy(name).TrimStart(TLabel.Mark));

    /// <summary>The form in which a name, however it was written, is unique.</summary>
    public static string KeyOf(string name) => SearchWords.NameKeyOf(Tidy(name));
}
