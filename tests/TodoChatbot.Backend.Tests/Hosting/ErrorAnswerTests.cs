using System.Net;
using System.Net.Http.Headers;
using System.Text;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Hosting;

/// <summary>Every failed request is answered with a problem and its code, whatever the client accepts and whichever headers it sends.</summary>
public sealed class ErrorAnswerTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Theory]
    [InlineData("Accept", "text/event-stream")]
    [InlineData("Accept", "text/html")]
    [InlineData(Headers.IdempotencyKey, "a key")]
    [InlineData(null, null)]
    public async Task A_request_that_reaches_no_operation_is_a_problem(string? header, string? value)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        (string Method, string Path, string? ContentType, HttpStatusCode Status, string Code)[] requests =
        [
            ("POST", "/api/tasks", "text/plain", HttpStatusCode.UnsupportedMediaType, ErrorCodes.UnsupportedMediaType),
            ("POST", "/api/chat", "text/plain", HttpStatusCode.UnsupportedMediaType, ErrorCodes.UnsupportedMediaType),
            ("POST", "/api/tasks/0", "application/json", HttpStatusCode.MethodNotAllowed, ErrorCodes.MethodNotAllowed),
            ("POST", "/api/nothing", "application/json", HttpStatusCode.NotFound, ErrorCodes.NotFound),
            ("POST", "/api/tasks", "application/json", HttpStatusCode.BadRequest, ErrorCodes.ValidationError),
            ("GET", "/api/tasks/77", null, HttpStatusCode.NotFound, ErrorCodes.NotFound),
        ];

        foreach (var (method, path, contentType, status, code) in requests)
        {
            using var request = new HttpRequestMessage(HttpMethod.Parse(method), path);
            request.Content = contentType is null ? null : new StringContent("{}", Encoding.UTF8, MediaTypeHeaderValue.Parse(contentType));
            if (header is not null)
            {
                request.Headers.TryAddWithoutValidation(header, value);
            }

            using var answer = await ann.Client.SendAsync(request, TestContext.Current.CancellationToken);

            var problem = await answer.ShouldBeProblemAsync(status, code);
            problem.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
            problem.GetProperty("trace_id").GetString().ShouldNotBeNullOrEmpty();
        }
    }

    [Fact]
    public async Task A_fault_of_the_server_is_a_problem_for_a_client_that_accepts_no_JSON()
    {
        await using var app = await BackendApp.StartAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync(new TaskFields("Stored wrongly", Recurrence: new Recurrence("FREQ=DAILY"), Due: new Due(new DateOnly(2026, 11, 24))));
        await app.SqlAsync("UPDATE tasks SET recurrence = 'no JSON'");

        using var answer = await ann.Client.TryAsync(HttpMethod.Get, "/api/tasks", null, ("Accept", "text/event-stream"));

        await answer.ShouldBeProblemAsync(HttpStatusCode.InternalServerError, ErrorCodes.InternalError);
    }
}
