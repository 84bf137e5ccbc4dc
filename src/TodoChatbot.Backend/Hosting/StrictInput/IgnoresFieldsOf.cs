namespace TodoChatbot.Backend.Hosting.StrictInput;

/// <summary>Marks an endpoint whose body may be what was read from it: fields that only the answer has are known there, and ignored.</summary>
/// <param name="Answer">The contract of the answer.</param>
internal sealed record IgnoresFieldsOf(Type Answer);
