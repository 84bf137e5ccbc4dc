using Microsoft.Extensions.Options;

namespace TodoChatbot.Backend.Data.Connections;

internal sealed class DatabaseAddressValidator(IOptions<DatabaseOptions> options) : IValidateOptions<DatabaseAddress>
{
    public ValidateOptionsResult Validate(string? name, DatabaseAddress address)
    {
        var problems = new[] { address.Url, address.DirectUrl }
            .Where(url => !string.IsNullOrWhiteSpace(url))
            .Select(url => DatabaseUrl.TryParse(url!, options.Value, out _, out var problem) ? null : problem)
            .OfType<string>()
            .ToList();

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
