using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Localization;
using TodoChatbot.Contracts;
using TodoChatbot.Frontend.Backend;
using TodoChatbot.Frontend.Layout;

namespace TodoChatbot.Frontend.Hosting.Errors;

/// <summary>Why a page could not be shown, for the person.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headline">In a few words.</param>
/// <param name="Sentence">What happened, and what to do.</param>
/// <param name="Address">What was asked for.</param>
/// <param name="Problem">What the backend said, if it was the backend.</param>
public sealed record Failure(int Status, string Headline, string Sentence, string Address, BackendProblem? Problem = null)
{
    public static Failure Of(HttpContext context, int? code)
    {
        var address = context.AskedAddress;
        if (context.Features.Get<IExceptionHandlerFeature>()?.Error is BackendException { Problem: var problem })
        {
            return new Failure(
                problem.Status, problem.IsOutage ? OutageReasons.HeadlineOf(problem.Reason, context.RequestServices.GetRequiredService<IStringLocalizer<Texts>>()) : "That did not work", problem.Sentence, address, problem);
        }

        var status = code ?? context.Response.StatusCode;
        var (headline, sentence) = context.IsRefusedAsCrossSite ? WordsForCrossSite(context)
            : status == StatusCodes.Status400BadRequest && HasFormWithoutCookies(context.Request) ? WordsForNoCookies(context)
            : WordsFor(status);
        return new Failure(status, headline, sentence, address);
    }

    public BackendProblem ToProblem() =>
        Problem ?? new BackendProblem(Status, ErrorCodes.InternalError, Sentence, new Dictionary<string, string[]>());

    // A browser that keeps no cookie of this site cannot be told apart from others before it sends a form.
    private static bool HasFormWithoutCookies(HttpRequest request) => request.HasFormContentType && request.Cookies.Count == 0;

    private static (string Headline, string Sentence) WordsForNoCookies(HttpContext context)
    {
        var texts = context.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();
        return (texts["Errors_NoCookies"], texts["Errors_NoCookiesDetail"]);
    }

    private static (string Headline, string Sentence) WordsForCrossSite(HttpContext context)
    {
        var texts = context.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();
        return (texts["Errors_CrossSite"], texts["Errors_CrossSiteDetail", context.Request.Host.Value ?? string.Empty]);
    }

    private static (string Headline, string Sentence) WordsFor(int status) => status switch
    {
        StatusCodes.Status400BadRequest => (
            "This page was out of date",
            "It was opened before you signed in, or long ago. Nothing was changed. Send it again from here."),
        StatusCodes.Status401Unauthorized => (
            "Your session has ended",
            "Nothing was changed. Sign in again in another tab, then come back here: what you typed is kept below."),
        StatusCodes.Status403Forbidden => ("This is not yours", "You are signed in as somebody who may not see this."),
        StatusCodes.Status404NotFound => ("Page not found", "The address is wrong, or the item was deleted."),
        StatusCodes.Status413PayloadTooLarge => ("That was too much", "Make it shorter and send it again."),
        StatusCodes.Status429TooManyRequests => ("That was too much at once", "Wait a moment, then try again."),
        >= StatusCodes.Status500InternalServerError => (
            "Something went wrong on our side",
            "The fault is noted in the server's log. Your tasks are safe; try again, or go back to them."),
        _ => ("That did not work", "Go back to your tasks and try another way."),
    };
}
