namespace TodoChatbot.Contracts;

/// <summary>The sizes that every door and the page agree on.</summary>
public static class Limits
{
    /// <summary>Bytes of the body of a request.</summary>
    public const int BodyBytes = 512 * 1024;

    /// <summary>Characters of a task's title, after trimming.</summary>
    public const int TitleLength = 200;

    /// <summary>Characters of a task's description.</summary>
    public const int DescriptionLength = 10_000;

    /// <summary>Tags of one task.</summary>
    public const int TagsPerTask = 10;

    /// <summary>Characters of a tag's name.</summary>
    public const int TagNameLength = 50;

    /// <summary>Characters of a project's name.</summary>
    public const int ProjectNameLength = 100;

    /// <summary>Tasks that one message can add, their subtasks counted.</summary>
    public const int TasksAtOnce = 50;

    /// <summary>Reminders of one task.</summary>
    public const int RemindersPerTask = 10;

    /// <summary>Excluded dates of one recurrence.</summary>
    public const int ExcludedDates = 100;

    /// <summary>Characters of the name of an occurrence.</summary>
    public const int OccurrenceLength = 24;

    /// <summary>Characters of an RRULE.</summary>
    public const int RuleLength = 500;

    /// <summary>Characters of one chat message.</summary>
    public const int MessageLength = 10_000;

    /// <summary>Characters of a conversation's title.</summary>
    public const int ConversationTitleLength = 100;

    /// <summary>Characters of a text that describes tasks outside the chat, a line each.</summary>
    public const int PastedTextLength = 10_000;

    /// <summary>Characters of a search.</summary>
    public const int SearchLength = 200;

    /// <summary>Characters of an e-mail address.</summary>
    public const int EmailLength = 254;

    /// <summary>Characters of a display name.</summary>
    public const int DisplayNameLength = 100;

    /// <summary>Fewest characters of a password.</summary>
    public const int PasswordMinimum = 8;

    /// <summary>Most characters of a password, so that hashing stays cheap.</summary>
    public const int PasswordMaximum = 128;

    /// <summary>Characters of a device token.</summary>
    public const int DeviceTokenLength = 1000;

    /// <summary>Characters of a personal access token's name.</summary>
    public const int TokenNameLength = 100;

    /// <summary>Personal access tokens of one user.</summary>
    public const int TokensPerUser = 50;

    /// <summary>Items of a page when the caller does not say.</summary>
    public const int DefaultPageSize = 50;

    /// <summary>Items of a page at the most.</summary>
    public const int MaximumPageSize = 200;

    /// <summary>Changes that one undo can take back.</summary>
    public const int UndoSteps = 20;

    /// <summary>Characters of an Idempotency-Key.</summary>
    public const int IdempotencyKeyLength = 100;
}
