namespace TodoChatbot.Backend.Data.Owners;

/// <summary>A row that counts toward what its owner stores. It is saved only while the owner's row is locked.</summary>
internal interface ICountedRow
{
    /// <summary>What the row stores; <see cref="OwnerCounters"/> counts the same in SQL.</summary>
    StoredAmount Stored { get; }
}
