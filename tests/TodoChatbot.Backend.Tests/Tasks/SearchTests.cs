using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Tasks;

public sealed class SearchTests(BackendApps apps) : IClassFixture<BackendApps>
{
    /// <summary>The text of a task, a search, and whether it finds the task.</summary>
    public static TheoryData<Database, string, string, bool> Searches
    {
        get
        {
            var data = new TheoryData<Database, string, string, bool>();
            foreach (var (text, search, isFound) in new[]
            {
                ("Buy milk", "milk", true),
                ("Buy milk", "MILK", true),
                ("Buy milk", "mil", true),
                ("Buy milk", "ilk", false),
                ("Buy milk", "milky", false),
                ("Buy milk", "milk buy", true),
                ("Buy milk", "bu mi", true),
                ("Buy milk", "milk bread", false),
                ("Buy milk", "  milk  ", true),
                ("Café au lait", "cafe", true),
                ("Cafe au lait", "café", true),
                ("Cafe\u0301 au lait", "CAFÉ", true),
                ("Straße fegen", "strasse", true),
                ("Strasse fegen", "straße", true),
                ("Smørrebrød", "smorrebrod", true),
                ("Łódź besuchen", "lodz", true),
                ("İstanbul", "istanbul", true),
                ("Übergröße ändern", "ubergrosse andern", true),
                ("Ёлка купить", "елка", true),
                ("Ραντεβού", "ραντεβου", true),
                ("اتصل بأمي", "اتصل", true),
                ("שלום עולם", "עולם", true),
                ("日本語のタスク", "日本", true),
                ("日本語のタスク", "本語", true),
                ("日本語のタスク", "中国", false),
                ("牛乳を買う", "牛乳", true),
                ("한국어 공부", "한국", true),
                ("हिन्दी सीखना", "हिन्दी", true),
                ("Party 🎉 planning", "🎉", true),
                ("Party 🎉 planning", "🎂", false),
                ("I ❤️ NY", "❤", true),
                ("Room 42b", "42", true),
                ("Version 2.10", "2.10", true),
                ("e-mail Bob", "e-mail", true),
                ("O'Brien's car", "o'brien", true),
                ("½ litre", "1 2", true),
                ("ﬁx the roof", "fix", true),
                ("x", "\"", false),
                ("x", "*", false),
                ("x", "'", false),
                ("x", "%", false),
                ("x", "_", false),
                ("Say \"hello\"", "\"hello\"", true),
                ("a OR b", "\" OR *", true),
                ("nothing here", "\" OR *", false),
                ("a and b", "a AND b", true),
                ("just a", "a AND b", false),
                ("a near b", "NEAR(a b)", true),
                ("a b", "a:b", true),
                ("title words", "title:words", true),
                ("a b c", "a & !b | (c)", true),
                ("a c", "a & !b | (c)", false),
                ("x'y", "x'y'::tsquery", false),
                ("back\\slash", "back\\slash", true),
                ("semi; DROP TABLE tasks", "; drop table", true),
            })
            {
                data.Add(new TheoryDataRow<Database, string, string, bool>(Database.Sqlite, text, search, isFound));
                data.Add(new TheoryDataRow<Database, string, string, bool>(Database.Postgres, text, search, isFound) { Skip = PostgresServer.Reason });
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public async Task Words_and_their_beginnings_find_whatever_the_case_and_the_accents(Database database, string text, string search, bool isFound)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync(text);

        (await SearchAsync(ann, search)).Count.ShouldBe(isFound ? 1 : 0);
    }

    [Theory, EveryDatabase]
    public async Task Title_description_and_tags_are_searched_together(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync(new TaskFields("Buy milk", "two litres", Tags: ["groceries"], Project: new ProjectReference(Name: "Household")));

        (await SearchAsync(ann, "milk litres groc")).ShouldHaveSingleItem();
        (await SearchAsync(ann, "milk household")).ShouldBeEmpty("projects have a filter of their own");
    }

    [Theory, EveryDatabase]
    public async Task A_changed_text_is_found_by_its_new_words_only(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync(new TaskFields("Buy milk", "two litres", Tags: ["shop"]));

        await ann.PatchAsync(1, """{"title": "Buy bread", "description": "fresh", "tags": ["bakery"]}""");

        foreach (var word in new[] { "bread", "fresh", "bakery" })
        {
            (await SearchAsync(ann, word)).ShouldHaveSingleItem();
        }

        foreach (var word in new[] { "milk", "litres", "shop" })
        {
            (await SearchAsync(ann, word)).ShouldBeEmpty();
        }
    }

    [Theory, EveryDatabase]
    public async Task Only_the_owners_tasks_are_found(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var bob = await app.SignUpAsync("bob");
        await bob.AddAsync("Secret surprise for Ann");

        (await SearchAsync(ann, "secret")).ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task A_blank_search_does_not_narrow_and_one_without_words_finds_nothing(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");

        (await SearchAsync(ann, "")).ShouldHaveSingleItem();
        (await SearchAsync(ann, "  ")).ShouldHaveSingleItem();
        (await SearchAsync(ann, "!?")).ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task A_word_of_any_length_is_kept_and_found(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var word = new string('x', 200);
        await ann.AddAsync(new TaskFields(word, string.Join(' ', Enumerable.Range(0, 300).Select(number => $"w{number}"))));

        (await SearchAsync(ann, word)).ShouldHaveSingleItem();
        (await SearchAsync(ann, "xxxx w299")).ShouldHaveSingleItem();
    }

    [Theory, EveryDatabase]
    public async Task A_search_uses_the_index(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");
        if (database == Database.Sqlite)
        {
            // The virtual table is searched first and by its index (an M after the colon), the tasks by their keys.
            var plan = await app.SqlAsync(
                $"""
                EXPLAIN QUERY PLAN SELECT tasks.id FROM task_words
                JOIN task_word_rows ON task_word_rows.row = task_words.rowid JOIN tasks ON tasks.id = task_word_rows.task_id
                WHERE task_words MATCH '"milk" *' AND tasks.owner_id = {app.Literal(ann.Id)}
                """);
            var steps = plan.Select(row => row[^1]).ToList();
            steps[0].ShouldNotBeNull().ShouldContain("SCAN task_words VIRTUAL TABLE INDEX 0:M");
            steps.Skip(1).ShouldAllBe(step => step!.StartsWith("SEARCH"));
            return;
        }

        // Many tasks, so that the index is worth it: a planner reads a small table from end to end.
        await app.SqlAsync(
            $"""
            INSERT INTO tasks (id, owner_id, number, created_at, updated_at, title, description, status, priority, reminders, version, due_sort, title_sort, search_text)
            SELECT gen_random_uuid(), {app.Literal(ann.Id)}, n + 1, now(), now(), 't', '', 'Todo', 1, '[]', 1, '~', 't', 'word' || n
            FROM generate_series(1, 20000) AS n;
            ANALYZE tasks;
            """);
        var lines = await app.SqlAsync(
            $"""
            EXPLAIN SELECT id FROM tasks
            WHERE array_to_tsvector(string_to_array(search_text, ' ')) @@ '''milk'':*'::tsquery AND owner_id = {app.Literal(ann.Id)}
            """);
        string.Join('\n', lines.Select(row => row[0])).ShouldContain("ix_tasks_search_text");
        (await SearchAsync(ann, "milk")).ShouldHaveSingleItem();
    }

    private static Task<IReadOnlyList<TaskItem>> SearchAsync(Person person, string search) => person.ListAsync($"?q={Uri.EscapeDataString(search)}");
}
