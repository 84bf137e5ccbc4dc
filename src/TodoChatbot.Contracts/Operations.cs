namespace TodoChatbot.Contracts;

/// <summary>The names of operations: what history records, and what tools are called.</summary>
public static class Operations
{
    /// <summary>Adds a task.</summary>
    public const string AddTask = "add_task";

    /// <summary>Adds several tasks at once. History records it as <see cref="AddTask"/>.</summary>
    public const string AddTasks = "add_tasks";

    /// <summary>Finds tasks.</summary>
    public const string ListTasks = "list_tasks";

    /// <summary>Shows one task.</summary>
    public const string GetTask = "get_task";

    /// <summary>Marks tasks as done.</summary>
    public const string CompleteTask = "complete_task";

    /// <summary>Marks tasks as not done.</summary>
    public const string ReopenTask = "reopen_task";

    /// <summary>Skips an occurrence of repeating tasks.</summary>
    public const string SkipOccurrence = "skip_occurrence";

    /// <summary>Changes fields of tasks.</summary>
    public const string UpdateTask = "update_task";

    /// <summary>Deletes tasks.</summary>
    public const string DeleteTask = "delete_task";

    /// <summary>Reverses changes.</summary>
    public const string Undo = "undo";

    /// <summary>Applies undone changes again.</summary>
    public const string Redo = "redo";

    /// <summary>Summarizes a date range.</summary>
    public const string Summarize = "summarize";

    /// <summary>Lists projects and tags.</summary>
    public const string ListLabels = "list_labels";

    /// <summary>Lists changes.</summary>
    public const string ListActivity = "list_activity";

    /// <summary>Creates, changes or deletes a project. History records which.</summary>
    public const string EditProject = "edit_project";

    /// <summary>Creates, changes or deletes a tag. History records which.</summary>
    public const string EditTag = "edit_tag";

    /// <summary>Adds a project.</summary>
    public const string AddProject = "add_project";

    /// <summary>Changes a project.</summary>
    public const string UpdateProject = "update_project";

    /// <summary>Deletes a project.</summary>
    public const string DeleteProject = "delete_project";

    /// <summary>Adds a tag.</summary>
    public const string AddTag = "add_tag";

    /// <summary>Changes a tag.</summary>
    public const string UpdateTag = "update_tag";

    /// <summary>Deletes a tag.</summary>
    public const string DeleteTag = "delete_tag";
}
