namespace TodoChatbot.Backend.Hosting;

/// <summary>Marks an endpoint that sends the events of a stream instead of its answer when the client accepts them.</summary>
/// <param name="Events">The type that describes the stream where it is the only answer.</param>
internal sealed record AlsoStreams(Type Events);
