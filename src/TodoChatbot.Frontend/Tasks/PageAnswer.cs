using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using TodoChatbot.Contracts;
using TodoChatbot.Frontend.Accounts.SigningIn;
using TodoChatbot.Frontend.Backend;
using TodoChatbot.Frontend.Layout;
using TodoChatbot.Frontend.Layout.Toasts;
using TodoChatbot.Frontend.Tasks.Board;

namespace TodoChatbot.Frontend.Tasks;

/// <summary>
/// What a button of the page gets back: a module that asks for fragments gets the list as it is now with a notice, a plain form is sent
/// back to where it came from and shows the notice there.
/// </summary>
internal sealed class PageAnswer(IHttpContextAccessor accessor, Flash flash, BoardReader boards, CurrentCards cards, IStringLocalizer<Texts> texts)
{
    /// <summary>The field of every form that says where it stands.</summary>
    public const string ReturnField = "return";

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");

    /// <summary>Tells what came of it, or why nothing did.</summary>
    /// <param name="answer">The backend's answer.</param>
    /// <param name="done">Tells of success.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="back">The page to return to; null for the one that the form came from.</param>
    public Task<IResult> TellAsync<T>(Result<T> answer, Func<T, Toast> done, CancellationToken cancellationToken, string? back = null) =>
        TellAsync(answer.IsFailure(out var problem, out var value) ? ToastOf(problem) : done(value), cancellationToken, back);

    public async Task<IResult> TellAsync(Toast notice, CancellationToken cancellationToken, string? back = null)
    {
        back ??= Context.LocalOrHome(Context.Request.Form[ReturnField]);
        var added = notice.Added.Count > 0 ? string.Join(',', notice.Added) : null;
        var isHome = back.Split('?')[0] == Context.HomeAddress;
        if (!Context.Request.WantsFragments && !(isHome && added is not null))
        {
            flash.Show(notice);
            return TypedResults.LocalRedirect(back);
        }

        var address = BoardAddress.Parse(back) with { Added = added };
        var board = await boards.ReadAsync(address, cancellationToken);
        if (added is not null && board.Hidden is [var first, ..] hidden)
        {
            var sentence = notice.Added.Count == 1 ? "Tasks_AddedElsewhere" : hidden.Count == 1 ? "Tasks_OneAddedElsewhere" : "Tasks_SomeAddedElsewhere";
            notice = notice with { Text = $"{notice.Text} {texts[sentence, hidden.Count]}", Link = $"tasks/{first}" };
        }

        if (!Context.Request.WantsFragments)
        {
            flash.Show(notice);
            var page = QueryHelpers.AddQueryString(Context.LocalOrHome(address.ToString()), BoardAddress.AddedField, added!);
            return TypedResults.LocalRedirect($"{page}#task-{notice.Added[0]}");
        }

        var form = Context.Request.Form;
        var changed = await cards.ChangedSinceAsync(ShownRows.ParseCards(form[ShownRows.CardsField]), cancellationToken);
        return new RazorComponentResult<BoardFragment>(new { Board = board, Notice = notice, Shown = ShownRows.Parse(form[ShownRows.RowsField]), Cards = changed })
        {
            StatusCode = notice.IsProblem ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
    }

    // A form that was sent again, of which the first time succeeded: nothing is wrong.
    private Toast ToastOf(BackendProblem problem) =>
        problem.Code == ErrorCodes.AnswerNotStored ? new Toast(texts["Tasks_AlreadySaved"]) : Toast.Problem(problem.Sentence);
}
