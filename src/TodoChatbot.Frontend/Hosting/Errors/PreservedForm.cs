namespace TodoChatbot.Frontend.Hosting.Errors;

/// <summary>What a person had typed into a form that could not be taken, to be sent again.</summary>
/// <param name="Address">Where it was sent.</param>
/// <param name="Fields">All its fields but the form's token and passwords.</param>
public sealed record PreservedForm(string Address, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    private const string Token = "__RequestVerificationToken";
    private const string Secret = "password";

    // What people write, and how the forms call it.
    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["text"] = "Task",
        ["message"] = "Message",
        ["title"] = "Title",
        ["description"] = "Description",
        ["name"] = "Name",
    };

    /// <summary>The fields that people write, with the name that they know them by.</summary>
    public IEnumerable<(string Label, string Text)> Written => Fields
        .Where(filled => filled.Value.Length > 0 && Words.ContainsKey(LastPart(filled.Key)))
        .Select(filled => (Words[LastPart(filled.Key)], filled.Value));

    /// <summary>The form of a request; null when it has none worth keeping.</summary>
    public static async Task<PreservedForm?> ReadAsync(HttpContext context, string address)
    {
        if (context.IsRefusedAsCrossSite || !context.Request.HasFormContentType || await FormOrNullAsync(context) is not { } form)
        {
            return null;
        }

        var fields = form
            .Where(field => field.Key != Token && !field.Key.Contains(Secret, StringComparison.OrdinalIgnoreCase))
            .SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? string.Empty)));
        var kept = new PreservedForm(address, [.. fields]);
        return kept.Written.Any() ? kept : null;
    }

    private static async Task<IFormCollection?> FormOrNullAsync(HttpContext context)
    {
        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException)
        {
            // Too large, or no form in spite of its header: the very reason why this page is shown.
            return null;
        }
    }

    // Form.Title
    private static string LastPart(string field) => field[(field.LastIndexOf('.') + 1)..];
}
