using System.ComponentModel.DataAnnotations;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Activity;
using TodoChatbot.Contracts.Chat;
using TodoChatbot.Contracts.Language;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Contracts.Tests;

/// <summary>The rules that a contract states hold up to the limit and break one step beyond.</summary>
public sealed class LimitTests
{
    public static TheoryData<object, string?> Cases => new()
    {
        { new TaskFields("x"), null },
        { new TaskFields(""), nameof(TaskFields.Title) },
        { new SendMessage(Text(Limits.MessageLength)), null },
        { new SendMessage(Text(Limits.MessageLength + 1)), nameof(SendMessage.Message) },
        { new SendMessage(""), nameof(SendMessage.Message) },
        { new QuickTask(Text(Limits.PastedTextLength)), null },
        { new QuickTask(Text(Limits.PastedTextLength + 1)), nameof(QuickTask.Text) },
        { new ParseText(Text(Limits.PastedTextLength + 1)), nameof(ParseText.Text) },
        { new ConversationFields(Text(Limits.ConversationTitleLength)), null },
        { new ConversationFields(Text(Limits.ConversationTitleLength + 1)), nameof(ConversationFields.Title) },
        { new Register("a@example.com", Text(Limits.PasswordMinimum)), null },
        { new Register("a@example.com", Text(Limits.PasswordMaximum)), null },
        { new Register("a@example.com", Text(Limits.PasswordMinimum - 1)), nameof(Register.Password) },
        { new Register("a@example.com", Text(Limits.PasswordMaximum + 1)), nameof(Register.Password) },
        { new Register("example.com", Text(Limits.PasswordMinimum)), nameof(Register.Email) },
        { new Register($"{Text(Limits.EmailLength)}@example.com", Text(Limits.PasswordMinimum)), nameof(Register.Email) },
        { new CreateToken("script", ExpiresInDays: 366), null },
        { new CreateToken("script", ExpiresInDays: 0), nameof(CreateToken.ExpiresInDays) },
        { new CreateToken("script", ExpiresInDays: 367), nameof(CreateToken.ExpiresInDays) },
        { new CreateToken(Text(Limits.TokenNameLength + 1)), nameof(CreateToken.Name) },
        { new UndoChanges(Limits.UndoSteps), null },
        { new UndoChanges(0), nameof(UndoChanges.Steps) },
        { new UndoChanges(Limits.UndoSteps + 1), nameof(UndoChanges.Steps) },
        { new LabelFields("home", "#2563eb"), null },
        { new LabelFields("home", "blue"), nameof(LabelFields.Colour) },
        { new Recurrence(Text(Limits.RuleLength)), null },
        { new Recurrence(Text(Limits.RuleLength + 1)), nameof(Recurrence.Rule) },
        { new Recurrence("FREQ=DAILY", Exdates: [.. Enumerable.Repeat("2026-11-24", Limits.ExcludedDates + 1)]), nameof(Recurrence.Exdates) },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_contract_holds_up_to_its_limits(object contract, string? broken)
    {
        var problems = new List<ValidationResult>();

        Validator.TryValidateObject(contract, new ValidationContext(contract), problems, validateAllProperties: true);

        problems.SelectMany(problem => problem.MemberNames).ShouldBe(broken is null ? [] : [broken]);
        problems.ShouldAllBe(problem => problem.ErrorMessage!.Length > 0);
    }

    [Fact]
    public void Error_codes_are_distinct_and_shouted() => typeof(ErrorCodes).GetFields().Select(code => (string)code.GetRawConstantValue()!)
        .ShouldSatisfyAllConditions(
            codes => codes.ShouldBeUnique(),
            codes => codes.ShouldAllBe(code => code.All(letter => char.IsAsciiLetterUpper(letter) || letter == '_')));

    private static string Text(int length) => new('x', length);
}
