using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Activity;
using TodoChatbot.Contracts.Chat;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Frontend.Tests.Fixture;

/// <summary>What the backend says to somebody with a small list.</summary>
internal static class BackendScripts
{
    public const int AccessTokenSeconds = 900;

    public static UserItem Ann { get; } = new(
        Guid.Parse("01900000-0000-7000-8000-000000000001"),
        "ann@example.com",
        "Ann",
        "Etc/UTC",
        "en-GB",
        DayOfWeek.Monday,
        new DayHours(new(9, 0), new(12, 0), new(15, 0), new(19, 0), new(21, 0)),
        AddWithoutAsking: false,
        FrontendApp.Start);

    public static TaskItem Milk { get; } = TaskOf(3, "Buy milk");

    public static Session SessionOf(string access, string refresh) => new(Ann, access, "Bearer", AccessTokenSeconds, refresh);

    public static TaskItem TaskOf(int number, string title, Due? due = null) => new(
        Guid.CreateVersion7(), number, title, string.Empty, TodoStatus.Todo, Priority.Medium, due, null, [], [], null, null, false, null,
        FrontendApp.Start, FrontendApp.Start, Version: 1);

    extension(ScriptedBackend backend)
    {
        /// <summary>Lets Ann sign in.</summary>
        public ScriptedBackend WithAnn() => backend
            .On("POST /api/auth/login", SessionOf("access-1", "refresh-1"))
            .On("POST /api/auth/logout", System.Net.HttpStatusCode.NoContent);

        /// <summary>Shows the home page with these tasks, and no conversation.</summary>
        public ScriptedBackend WithTasks(params TaskItem[] tasks) => backend
            .On("GET /api/tasks", new Page<TaskItem>(tasks))
            .On("GET /api/tasks/groups", new TaskGroups(tasks.Length == 0 ? [] : [new TaskGroupPage(DueGroup.None, tasks.Length, tasks)]))
            .On("GET /api/tasks/counts", new TaskCounts(tasks.Length, 0, 0))
            .On("GET /api/projects", new Page<LabelItem>([]))
            .On("GET /api/tags", new Page<LabelItem>([]))
            .On("GET /api/conversations", new Page<ConversationItem>([]))
            .On("GET /api/activity", new Page<ActivityItem>([]));
    }

    extension(FrontendApp app)
    {
        /// <summary>A browser in which Ann has signed in.</summary>
        public async Task<Browser> SignInAsync()
        {
            var browser = app.OpenBrowser();
            using var answer = await browser.SubmitAsync(
                await browser.ReadAsync("/sign-in"), "/sign-in", ("Form.Email", "ann@example.com"), ("Form.Password", "a password"), ("Form.Keep", "true"));
            answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
            return browser;
        }
    }
}
