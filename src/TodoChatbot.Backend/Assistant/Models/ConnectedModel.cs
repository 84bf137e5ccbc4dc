using Microsoft.Extensions.AI;

namespace TodoChatbot.Backend.Assistant.Models;

/// <summary>A provider's client with the connection that it speaks over.</summary>
internal sealed record ConnectedModel(IChatClient Client, ModelConnection Connection) : IDisposable
{
    public void Dispose() => Client.Dispose();
}
