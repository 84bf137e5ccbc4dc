using Microsoft.Playwright;
using TodoChatbot.EndToEnd.Tests.Fixture;
using static Microsoft.Playwright.Assertions;

namespace TodoChatbot.EndToEnd.Tests;

/// <summary>What the page says about what was done lies where nobody works.</summary>
public sealed class ToastTests(Stage stage)
{
    // Everything that people work on and that a toast could lie over; null for nothing.
    private const string Covered =
        """
        () => {
          const toast = document.querySelector('.toasts > :last-child').getBoundingClientRect();
          const inHeader = document.querySelector('.top').getBoundingClientRect();
          const worked = [...document.querySelectorAll('.task, .bulk, .tabs, .views a, .quick, .filter, #chat, .fold-chat')]
            .filter(element => element.checkVisibility())
            .find(element => {
              const box = element.getBoundingClientRect();
              // What has been scrolled below the header is covered by that.
              const top = element.closest('.top') ? box.top : Math.max(box.top, inHeader.bottom);
              return box.left < toast.right && toast.left < box.right && top < toast.bottom && toast.top < box.bottom;
            });
          return worked?.className ?? null;
        }
        """;

    [Theory]
    [InlineData(1440, 900)]
    [InlineData(820, 1180)]
    [InlineData(390, 844)]
    [InlineData(320, 640)]
    public async Task A_toast_covers_neither_rows_nor_the_bar_of_selected_tasks_nor_the_tabs(int width, int height)
    {
        await using var ann = await stage.OpenAsync(screen: new Screen("any", width, height, IsPhone: width < 768));
        await ann.SignUpAsync();
        await ann.Page.EvaluateAsync(
            "async () => { for (let i = 1; i <= 25; i++) await fetch('/api/tasks/quick', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ text: `Errand number ${i}` }) }); }");
        await ann.Page.ReloadAsync();
        await ann.AddAsync("A task whose title is so long that what the page says about it needs a second line, and then even more than two lines of it tomorrow at 5pm");
        await Expect(ann.Toast).ToHaveCountAsync(1);
        await ann.Page.EvaluateAsync("document.querySelectorAll('.select input')[3].checked = true; scrollTo(0, 300)");
        await Expect(ann.Page.Locator(".bulk")).ToBeVisibleAsync();

        (await ann.Page.EvaluateAsync<string?>(Covered)).ShouldBeNull();
    }

    [Fact]
    public async Task A_row_that_is_added_on_a_phone_is_above_the_tabs()
    {
        await using var ann = await stage.OpenAsync(screen: Screen.Phone);
        await ann.SignUpAsync();
        await ann.Page.EvaluateAsync(
            "async () => { for (let i = 1; i <= 25; i++) await fetch('/api/tasks/quick', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ text: `Errand number ${i}` }) }); }");
        await ann.Page.ReloadAsync();

        await ann.AddAsync("The last errand");

        await Expect(ann.Task("The last errand")).ToHaveCountAsync(1);
        await ann.Page.EvaluateAsync("() => [...document.querySelectorAll('.task')].at(-1).scrollIntoView({ block: 'nearest' })");
        (await ann.Page.EvaluateAsync<bool>(
            "() => [...document.querySelectorAll('.task')].at(-1).getBoundingClientRect().bottom <= document.querySelector('.tabs').getBoundingClientRect().top")).ShouldBeTrue();
    }

    [Fact]
    public async Task An_undone_change_is_told_with_one_full_stop()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();
        await ann.AddAsync("Finish report");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Complete “Finish report”" }).ClickAsync();
        await ann.Toast.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();

        await Expect(ann.Task("Finish report")).ToHaveCountAsync(1);
        await Expect(ann.Toast.Locator("p")).ToContainTextAsync("“Finish report”.");
        (await ann.Toast.Locator("p").TextContentAsync())!.ShouldNotEndWith("..");
    }
}
