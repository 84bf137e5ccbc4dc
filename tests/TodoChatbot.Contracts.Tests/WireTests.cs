using System.Reflection;
using System.Text.Json;
using TodoChatbot.Contracts.Activity;
using TodoChatbot.Contracts.Chat;
using TodoChatbot.Contracts.Language;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Contracts.Tests;

/// <summary>How contracts are written as JSON.</summary>
public sealed class WireTests
{
    private static readonly Assembly Contracts = typeof(Wire).Assembly;

    public static TheoryData<Type> Records =>
        [.. Contracts.GetExportedTypes().Where(type => type.IsClass && !type.IsAbstract && !type.IsGenericType && type.GetMethod("<Clone>$") is not null)];

    [Fact]
    public void A_task_is_written_as_the_documents_say()
    {
        var task = new TaskItem(
            Guid.Empty, 12, "Pay rent", "by transfer", TodoStatus.InProgress, Priority.High,
            new Due(new DateOnly(2026, 12, 1), new TimeOnly(9, 0), "Europe/Berlin", "Tue 1 Dec 2026 at 09:00"),
            new Recurrence("FREQ=MONTHLY;BYMONTHDAY=1", "every month on the 1st", "2026-12-01T09:00"),
            [new Reminder("-P1D", "1 day before")], ["home"], new ProjectReference(Guid.Empty, "Flat"), 3, Completed: false, CompletedAt: null,
            new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero), 1);

        JsonSerializer.Serialize(task, Wire.Json).ShouldBe(
            """
            {"id":"00000000-0000-0000-0000-000000000000","number":12,"title":"Pay rent","description":"by transfer","status":"in_progress",
            "priority":"high","due":{"date":"2026-12-01","time":"09:00","time_zone":"Europe/Berlin","text":"Tue 1 Dec 2026 at 09:00","duration":null},
            "recurrence":{"rule":"FREQ=MONTHLY;BYMONTHDAY=1","text":"every month on the 1st","start":"2026-12-01T09:00","exdates":null,"after_completion":false},
            "reminders":[{"trigger":"-P1D","text":"1 day before"}],"tags":["home"],
            "project":{"id":"00000000-0000-0000-0000-000000000000","name":"Flat"},"parent":3,"completed":false,"completed_at":null,
            "created_at":"2026-11-23T09:00:00+00:00","updated_at":"2026-11-23T09:00:00+00:00","version":1}
            """.ReplaceLineEndings(""));
    }

    [Theory]
    [MemberData(nameof(Records))]
    public void Every_contract_comes_back_as_it_was_sent(Type contract)
    {
        var sample = Samples.Of(contract);

        var text = JsonSerializer.Serialize(sample, contract, Wire.Json);
        var back = JsonSerializer.Serialize(JsonSerializer.Deserialize(text, contract, Wire.Json), contract, Wire.Json);

        back.ShouldBe(text);
        JsonDocument.Parse(text).RootElement.EnumerateObject().Select(field => field.Name)
            .ShouldAllBe(name => name == JsonNamingPolicy.SnakeCaseLower.ConvertName(name));
    }

    [Theory]
    [InlineData("17:00", 17, 0)]
    [InlineData("17:00:59", 17, 0)]
    [InlineData("00:05", 0, 5)]
    public void A_time_is_read_to_the_minute(string text, int hour, int minute) =>
        JsonSerializer.Deserialize<TimeOnly>($"\"{text}\"", Wire.Json).ShouldBe(new TimeOnly(hour, minute));

    [Theory]
    [InlineData("""{"title": "x", "due": {"date": "2026-11-24", "time": "5pm"}}""", "$.due.time")]
    [InlineData("""{"title": "x", "due": {"date": "24.11.2026"}}""", "$.due.date")]
    [InlineData("""{"title": "x", "priority": 2}""", "$.priority")]
    [InlineData("""{"title": "x", "status": "finished"}""", "$.status")]
    [InlineData("""{"title": "x", "parent": "3"}""", "$.parent")]
    [InlineData("""{"title": 5}""", "$.title")]
    [InlineData("""{"title": "x", "title": "y"}""", "$")]
    public void What_is_not_meant_that_way_is_refused_at_its_place(string json, string path) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<TaskFields>(json, Wire.Json)).Path.ShouldNotBeNull().ShouldStartWith(path);

    [Fact]
    public void What_a_newer_client_sends_is_read_as_far_as_it_is_known() =>
        JsonSerializer.Deserialize<TaskFields>("""{"title": "Buy milk", "mood": "cheerful"}""", Wire.Json).ShouldBe(new TaskFields("Buy milk"));

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var fields = JsonSerializer.Deserialize<TaskFields>("""{"title": "Buy milk"}""", Wire.Json).ShouldNotBeNull();

        (fields.Status, fields.Priority, fields.Due, fields.Tags).ShouldBe((TodoStatus.Todo, Priority.Medium, null, null));
        JsonSerializer.Deserialize<UndoChanges>("{}", Wire.Json).ShouldBe(new UndoChanges(1));
        JsonSerializer.Deserialize<SendMessage>("""{"message": "hi"}""", Wire.Json).ShouldBe(new SendMessage("hi"));
        JsonSerializer.Deserialize<ParseText>("""{"text": "hi"}""", Wire.Json).ShouldBe(new ParseText("hi"));
    }
}
