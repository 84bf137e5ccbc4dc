using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using TodoChatbot.ServiceDefaults;

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

    /// <summary>Seconds to wait for an answer before a page says that the server does not respond. Exports and the assistant's answers take longer.</summary>
    [Between(1, 300, ErrorMessage = "Set Backend:AnswerSeconds to 1 to 300 (environment: Backend__AnswerSeconds).")]
    public int AnswerSeconds { get; set; } = 9;

    /// <summary>Seconds without an answer after which a request that may be repeated is also sent on another connection.</summary>
    [Between(1, 300, ErrorMessage = "Set Backend:HedgeSeconds to 1 to 300 (environment: Backend__HedgeSeconds).")]
    public int HedgeSeconds { get; set; } = 3;

    /// <summary>Seconds without an event or a heartbeat after which a stream of events is closed, so that the page opens a new one.</summary>
    [Between(5, 3600, ErrorMessage = "Set Backend:StreamSilenceSeconds to 5 to 3600 (environment: Backend__StreamSilenceSeconds).")]
    public int StreamSilenceSeconds { get; set; } = 25;

    public Uri Uri => new(Address);
}

[OptionsValidator]
internal sealed partial class BackendOptionsValidator : IValidateOptions<BackendOptions>;
