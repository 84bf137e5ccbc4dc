namespace TodoChatbot.Frontend.Accounts.Settings;

/// <summary>What the export asks for.</summary>
public sealed class ExportForm
{
    /// <summary>The password, once it was asked for.</summary>
    public string? Password { get; set; }
}
