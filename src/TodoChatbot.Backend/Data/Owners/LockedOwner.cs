namespace TodoChatbot.Backend.Data.Owners;

/// <summary>The user whose row the open transaction has locked, with what the row says.</summary>
internal sealed class LockedOwner(Guid id)
{
    public Guid Id => id;

    /// <summary>The last task number that was given out.</summary>
    public int LastNumber { get; set; }

    /// <summary>The number of the last change.</summary>
    public long LastChange { get; set; }

    /// <summary>The user's time zone (IANA), whose days order and filter lists.</summary>
    public string TimeZone { get; set; } = string.Empty;

    /// <summary>Tasks that the open transaction has reserved numbers for.</summary>
    public int NewTasks { get; set; }

    /// <summary>What is stored about the user, as the transaction has it so far.</summary>
    public StoredAmount Stored { get; private set; }

    /// <summary>True while the row does not say so yet.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>Takes over what the row says.</summary>
    public void Read(StoredAmount stored) => Stored = IsChanged ? Stored : stored;

    /// <summary>Counts more, or with a negative amount less.</summary>
    public void Add(StoredAmount amount)
    {
        Stored += amount;
        IsChanged |= amount != default;
    }

    /// <summary>Notes that the row says so now.</summary>
    public void Saved() => IsChanged = false;
}
