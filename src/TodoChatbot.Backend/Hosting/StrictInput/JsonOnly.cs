namespace TodoChatbot.Backend.Hosting.StrictInput;

/// <summary>Marks an endpoint that reads its body by itself and whose POST takes JSON only.</summary>
internal sealed class JsonOnly;
