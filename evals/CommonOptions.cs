using System.CommandLine;
using System.Text.Json;
using TodoChatbot.Evals.Dialogues;

namespace TodoChatbot.Evals;

/// <summary>Options of the commands that talk to a running backend.</summary>
internal static class CommonOptions
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static Option<Uri> Address() => new("--address")
    {
        Description = "The backend's address.",
        DefaultValueFactory = _ => new Uri("http://localhost:8000"),
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme.StartsWith("http", StringComparison.Ordinal))
                return address;

            result.AddError($"--address: '{result.Tokens[0].Value}' is no address such as http://localhost:8000.");
            return null;
        },
    };

    public static Option<FileInfo> Account() => new("--account")
    {
        Description = "What each account has when it begins, as JSON.",
        DefaultValueFactory = _ => new FileInfo("evals/cases/fresh/account.json"),
    };

    public static Option<int> Parallel() => new("--parallel")
    {
        Description = "How many accounts are used at the same time.",
        DefaultValueFactory = _ => 2,
    };

    /// <exception cref="InvalidDataException">The file is no account.</exception>
    public static AccountFixture ReadAccount(FileInfo file)
    {
        using var stream = file.OpenRead();
        try
        {
            return JsonSerializer.Deserialize<AccountFixture>(stream, Json) ?? throw new JsonException("null");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{file.Name} is no account: {exception.Message}", exception);
        }
    }
}
