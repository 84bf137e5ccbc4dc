using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace TodoChatbot.Frontend.Backend;

/// <summary>Where the backend is.</summary>
internal sealed class BackendOptions
{
    public const string Section = "Backend";

    private const string HttpAddress = "^https?://[^/?#]+/?$";

    /// <summary>Its address without a path: <c>http://backend-service:8000</c>.</summary>
    [Required(ErrorMessage = "Set Backend:Address to where the backend is, for example http://localhost:8000 (environment: Backend__Address).")]
    [RegularExpression(HttpAddress, ErrorMessage =
        "Backend:Address is an http or https address without a path, for example http://localhost:8000 (environment: Backend__Address).")]
    public string Address { get; set; } = "http://localhost:8000";

    public Uri Uri => new(Address);
}

[OptionsValidator]
internal sealed partial class BackendOptionsValidator : IValidateOptions<BackendOptions>;
