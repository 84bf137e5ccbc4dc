using System.Net;
using TodoChatbot.Frontend.Tests.Fixture;

namespace TodoChatbot.Frontend.Tests;

/// <summary>The settings of the account.</summary>
public sealed class SettingsPageTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_box_shows_and_switches_whether_the_chat_adds_without_asking(bool isOn)
    {
        await using var backend = await ScriptedBackend.StartAsync();
        backend.WithAnn().On("GET /api/users/me", BackendScripts.Ann with { AddWithoutAsking = isOn }).On("PATCH /api/users/me", BackendScripts.Ann);
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        var page = await browser.ReadAsync("/settings");
        (string, string)[] form =
        [
            ("Form.DisplayName", "Ann"), ("Form.TimeZone", "Etc/UTC"), ("Form.Locale", "en-GB"), ("Form.WeekStart", "Monday"), ("Form.Morning", "09:00"),
            ("Form.Noon", "12:00"), ("Form.Afternoon", "15:00"), ("Form.Evening", "19:00"), ("Form.Night", "21:00"),
        ];

        using var response = await browser.SubmitAsync(page, "/settings", isOn ? form : [.. form, ("Form.AddWithoutAsking", "true")]);

        page.Contains("name=\"Form.AddWithoutAsking\" value=\"true\" checked", StringComparison.Ordinal).ShouldBe(isOn);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        backend.Last("PATCH /api/users/me").Body.ShouldContain($"\"add_without_asking\":{(isOn ? "false" : "true")}");
    }
}
