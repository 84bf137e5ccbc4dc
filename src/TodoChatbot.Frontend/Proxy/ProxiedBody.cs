namespace TodoChatbot.Frontend.Proxy;

/// <summary>The whole body of a proxied request, read before it is sent on so that it can be sent again.</summary>
internal sealed record ProxiedBody(byte[] Bytes);
