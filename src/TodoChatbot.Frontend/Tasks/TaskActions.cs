using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Frontend.Accounts.Sessions;
using TodoChatbot.Frontend.Accounts.SigningIn;
using TodoChatbot.Frontend.Backend;
using TodoChatbot.Frontend.History;
using TodoChatbot.Frontend.Layout.Toasts;
using TodoChatbot.Frontend.Tasks.Board;
using TodoChatbot.Frontend.Tasks.QuickAdd;
using TodoChatbot.Frontend.Tasks.Reminders;

namespace TodoChatbot.Frontend.Tasks;

/// <summary>What the buttons of the lists do, and the parts of the page that modules ask for.</summary>
internal static class TaskActions
{
    public const string AddPath = "tasks/quick";
    public const string ReadingPath = "tasks/reading";
    public const string SeveralPath = "tasks/bulk";
    public const string ReschedulePath = "tasks/reschedule";
    private const string SubtasksField = "subtasks";

    public static void MapTaskActions(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(BoardAddress.FragmentPath, GetBoard);
        routes.MapPost(BoardAddress.FragmentPath, UpdateBoard);
        routes.MapGet("/reminders", GetReminders);
        routes.MapPost(ReadingPath, Read);
        routes.MapPost(AddPath, Add);
        routes.MapPost("/tasks/{number:int}/complete", Complete);
        routes.MapPost("/tasks/{number:int}/skip", Skip);
        routes.MapPost("/tasks/{number:int}/postpone", Postpone);
        routes.MapPost("/tasks/{number:int}/delete", Delete);
        routes.MapPost("/tasks/{number:int}/subtasks", AddSubtask);
        routes.MapPost(SeveralPath, ChangeSeveral);
        routes.MapPost(ReschedulePath, Reschedule);
    }

    private static async Task<RazorComponentResult<BoardFragment>> GetBoard(
        HttpRequest request, BoardReader boards, CancellationToken cancellationToken) =>
        new(new { Board = await boards.ReadAsync(BoardAddress.Parse(request.Query), cancellationToken) });

    // A POST, for what the page shows is longer than an address may be.
    private static async Task<RazorComponentResult<BoardFragment>> UpdateBoard(
        HttpRequest request,
        [FromForm(Name = ShownRows.RowsField)] string? rows,
        [FromForm(Name = ShownRows.CardsField)] string? cards,
        BoardReader boards,
        CurrentCards current,
        CancellationToken cancellationToken)
    {
        var board = boards.ReadAsync(BoardAddress.Parse(request.Query), cancellationToken);
        var changed = current.ChangedSinceAsync(ShownRows.ParseCards(cards), cancellationToken);
        await Task.WhenAll(board, changed);
        return new(new { Board = await board, Shown = ShownRows.Parse(rows), Cards = await changed });
    }

    private static async Task<RazorComponentResult<ReminderList>> GetReminders(ReminderReader reminders, CancellationToken cancellationToken) =>
        new(new { Reminders = await reminders.ReadAsync(cancellationToken) });

    private static async Task<RazorComponentResult<QuickAddReading>> Read(
        [AsParameters] LineForm line, TaskClient tasks, CancellationToken cancellationToken)
    {
        var asked = line.ToQuestion();
        if (string.IsNullOrWhiteSpace(asked.Text))
        {
            return Reading(QuickAddPreview.Empty);
        }

        var answer = await tasks.ReadAsync(asked, cancellationToken);
        return Reading(answer.IsFailure(out _, out var parsed) ? QuickAddPreview.Empty : QuickAddPreview.Of(asked, parsed));
    }

    private static async Task<IResult> Add(
        [AsParameters] LineForm line, TaskClient tasks, Viewer viewer, IStringLocalizer<Texts> texts, PageAnswer page, CancellationToken cancellationToken)
    {
        if (line.IsOne)
        {
            return await page.TellAsync(await tasks.AddAsync(line.ToTask(viewer.Today), line.IdempotencyKey, cancellationToken), TaskToasts.Added, cancellationToken);
        }

        var heading = line.MayHaveUnseenHeading ? await FindHeadingAsync(line, tasks, cancellationToken) : null;
        return await page.TellAsync(
            await tasks.AddSeveralAsync(line.ToTask(viewer.Today), line.IdempotencyKey, cancellationToken),
            added => TaskToasts.Added(added.Items, heading, texts),
            cancellationToken);
    }

    private static async Task<string?> FindHeadingAsync(LineForm line, TaskClient tasks, CancellationToken cancellationToken) =>
        (await tasks.ReadAsync(line.ToQuestion(), cancellationToken)).IsFailure(out _, out var parsed) || !parsed.IsSeveral ? null : parsed.Heading;

    /// <summary>The address of the button that completes or reopens a task. It names the occurrence, so that sent twice it completes one.</summary>
    public static string CompletePath(int number, string? occurrence) => WithOccurrence($"tasks/{number}/complete", occurrence);

    /// <summary>The address of the button that completes a task and says what becomes of its open subtasks.</summary>
    public static string CompletePath(int number, OpenSubtasks subtasks) => $"tasks/{number}/complete?{SubtasksField}={subtasks.WireName}";

    /// <summary>The address of the button that skips an occurrence.</summary>
    public static string SkipPath(int number, string? occurrence) => WithOccurrence($"tasks/{number}/skip", occurrence);

    private static string WithOccurrence(string path, string? occurrence) =>
        occurrence is null ? path : $"{path}?occurrence={Uri.EscapeDataString(occurrence)}";

    private static async Task<IResult> Complete(
        int number, [FromForm] bool completed, [FromQuery] string? occurrence, [FromQuery(Name = SubtasksField)] string? subtasks, HttpContext context,
        TaskClient tasks, IStringLocalizer<Texts> texts, PageAnswer page, CancellationToken cancellationToken)
    {
        var answer = await tasks.CompleteAsync(number, completed, occurrence, WireNames.Parse<OpenSubtasks>(subtasks) ?? OpenSubtasks.Ask, cancellationToken);
        if (answer.IsFailure(out var problem, out _) && problem.Code == ErrorCodes.OpenSubtasks)
        {
            return await page.TellAsync(TaskToasts.AskAboutSubtasks(number, problem.Sentence, texts), cancellationToken);
        }

        // A reopened occurrence goes back into its series and has no page of its own any more.
        var isGone = !answer.IsFailure(out _, out var task) && task.Number != number
            && context.LocalOrHome(context.Request.Form[PageAnswer.ReturnField]) == context.LocalOrHome($"./tasks/{number}");
        return await page.TellAsync(
            answer,
            done => TaskToasts.Completed(done, completed, texts),
            cancellationToken,
            back: isGone ? context.LocalOrHome($"./tasks/{task!.Number}") : null);
    }

    private static async Task<IResult> Skip(
        int number, [FromQuery] string? occurrence, IFormCollection form, TaskClient tasks, IStringLocalizer<Texts> texts, PageAnswer page,
        CancellationToken cancellationToken) =>
        await page.TellAsync(await tasks.SkipAsync(number, occurrence, cancellationToken), task => TaskToasts.Skipped(task, texts), cancellationToken);

    private static async Task<IResult> Postpone(
        int number, [FromForm] string to, TaskClient tasks, Viewer viewer, IStringLocalizer<Texts> texts, PageAnswer page,
        CancellationToken cancellationToken) =>
        await page.TellAsync(
            await tasks.MoveAsync(number, TaskPatch.DayOf(to, viewer.Today), cancellationToken),
            task => TaskToasts.Moved(task, texts),
            cancellationToken);

    private static async Task<IResult> Delete(
        int number, IFormCollection form, TaskClient tasks, HistoryClient history, PageAnswer page, CancellationToken cancellationToken)
    {
        var answer = await tasks.DeleteAsync(number, cancellationToken);
        var change = await history.LatestOfAsync(number, cancellationToken);
        return await page.TellAsync(answer, _ => TaskToasts.Deleted(number, change), cancellationToken);
    }

    private static async Task<IResult> AddSubtask(
        int number, [FromForm] string? title, TaskClient tasks, PageAnswer page, CancellationToken cancellationToken) =>
        await page.TellAsync(
            await tasks.AddAsync(new TaskFields(title ?? string.Empty, Parent: number), idempotencyKey: null, cancellationToken),
            TaskToasts.Added,
            cancellationToken);

    private static async Task<IResult> ChangeSeveral(
        IFormCollection form, BulkChange bulk, PageAnswer page, CancellationToken cancellationToken) =>
        await page.TellAsync(await bulk.MakeAsync(BulkForm.Of(form), cancellationToken), cancellationToken);

    private static async Task<IResult> Reschedule(
        [FromForm] string? to, [FromForm(Name = BulkForm.AgreedField)] string? agreed, HttpContext context, BulkChange bulk, IStringLocalizer<Texts> texts,
        PageAnswer page, CancellationToken cancellationToken)
    {
        var address = BoardAddress.Parse(context.LocalOrHome(context.Request.Form[PageAnswer.ReturnField]));
        return await page.TellAsync(
            Rescheduling.Parse(to, agreed) is { } asked
                ? await bulk.RescheduleAsync(address, asked, cancellationToken)
                : Toast.Problem(texts["Reschedule_NotAsked"]),
            cancellationToken);
    }

    private static RazorComponentResult<QuickAddReading> Reading(QuickAddPreview line) => new(new { Line = line });
}
