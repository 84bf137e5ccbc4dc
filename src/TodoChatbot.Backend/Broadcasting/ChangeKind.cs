namespace TodoChatbot.Backend.Broadcasting;

/// <summary>What a notice is about.</summary>
internal enum ChangeKind
{
    /// <summary>The user's tasks, projects or tags changed.</summary>
    Tasks,

    /// <summary>The user's conversations changed.</summary>
    Conversations,

    /// <summary>A run is to stop.</summary>
    CancelRun,

    /// <summary>A personal access token no longer holds.</summary>
    TokenRevoked,
}
