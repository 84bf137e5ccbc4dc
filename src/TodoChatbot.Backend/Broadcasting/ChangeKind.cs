using System.Text.Json.Serialization;

namespace TodoChatbot.Backend.Broadcasting;

/// <summary>What a notice is about.</summary>
internal enum ChangeKind
{
    /// <summary>The user's tasks, projects or tags changed.</summary>
    Tasks,

    /// <summary>The user's conversations changed.</summary>
    Conversations,

    /// <summary>A run is to stop; without an id, all runs of the user.</summary>
    CancelRun,

    /// <summary>A personal access token or a session has ended; without an id, all of the user's have.</summary>
    [JsonStringEnumMemberName("token_revoked")]
    CredentialRevoked,
}
