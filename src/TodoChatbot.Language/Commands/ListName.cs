namespace TodoChatbot.Language.Commands;

/// <summary>Names of lists: "my shopping list" is the project "shopping", "my to-do list" is all there is.</summary>
internal static class ListName
{
    private static readonly string[] General = ["todo", "to do", "to-do", "todos", "to-dos", "task", "tasks", "reminder", "reminders", "main", "whole", "entire", "full", "new", "tareas", "pendientes"];

    /// <summary>The project of a list; null for the list of everything.</summary>
    public static string? Of(ReadOnlySpan<char> name)
    {
        foreach (var general in General)
        {
            if (name.Equals(general, StringComparison.OrdinalIgnoreCase))
                return null;
        }

        return name.IsEmpty ? null : name.ToString();
    }
}
