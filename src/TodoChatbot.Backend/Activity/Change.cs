using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Data.Owners;
using TodoChatbot.Contracts.Activity;

namespace TodoChatbot.Backend.Activity;

/// <summary>One thing changed once. It keeps exactly the fields that changed, before and after, which is what undo needs.</summary>
internal sealed class Change : ICountedRow
{
    public required Guid Id { get; init; }

    public required Guid OwnerId { get; init; }

    /// <summary>Orders the changes of one owner. Changes made together share it.</summary>
    public required long Sequence { get; init; }

    /// <summary>Orders the changes of one change set, from 1; 0 for changes from before this was kept.</summary>
    public int Ordinal { get; init; }

    /// <summary>Changes made together.</summary>
    public required Guid ChangeSet { get; init; }

    public required DateTimeOffset At { get; init; }

    public required ChangeSource Door { get; init; }

    public string? Client { get; init; }

    public Guid? TokenId { get; init; }

    /// <summary>The operation: one of <see cref="Contracts.Operations"/>.</summary>
    public required string Tool { get; init; }

    public required Subject Subject { get; init; }

    public required Guid SubjectId { get; init; }

    public int? TaskNumber { get; init; }

    /// <summary>The subject's title or name after the change.</summary>
    public required string Title { get; init; }

    public required FieldDiff Fields { get; init; }

    /// <summary>The change set that this one takes back.</summary>
    public Guid? Undoes { get; init; }

    /// <summary>The change set that took this one back.</summary>
    public Guid? UndoneBy { get; set; }

    public StoredAmount Stored => new(Tasks: 0, Messages: 0, StoredAmount.BytesOf(Title, JsonColumn.Write(Fields)));
}
