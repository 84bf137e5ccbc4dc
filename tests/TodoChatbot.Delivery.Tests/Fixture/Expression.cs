using System.Text.RegularExpressions;

namespace TodoChatbot.Delivery.Tests.Fixture;

/// <summary>As much of the expression language of GitHub Actions as the workflows use; anything else fails.</summary>
internal sealed partial class Expression
{
    private readonly Queue<string> _tokens;
    private readonly Func<string, string> _look;

    private Expression(string text, Func<string, string> look)
    {
        _tokens = new Queue<string>(Tokens().Matches(text).Select(match => match.Value));
        _look = look;
    }

    /// <summary>Fills in what stands between <c>${{</c> and <c>}}</c>.</summary>
    public static string Fill(string text, Func<string, string> look) => Hole().Replace(text, match => Evaluate(match.Groups[1].Value, look));

    /// <summary>Whether a condition holds.</summary>
    public static bool Holds(string condition, Func<string, string> look) =>
        IsTrue(Evaluate(Hole().Match(condition) is { Success: true } hole ? hole.Groups[1].Value : condition, look));

    private static string Evaluate(string text, Func<string, string> look)
    {
        var expression = new Expression(text, look);
        var value = expression.Or();
        expression._tokens.Count.ShouldBe(0, $"“{text}” is more than this reader understands");
        return value;
    }

    private string Or()
    {
        var left = And();
        while (Take("||"))
        {
            var right = And();
            left = IsTrue(left) ? left : right;
        }

        return left;
    }

    private string And()
    {
        var left = Equal();
        while (Take("&&"))
        {
            var right = Equal();
            left = IsTrue(left) ? right : left;
        }

        return left;
    }

    private string Equal()
    {
        var left = Value();
        if (Take("=="))
        {
            return Of(left == Value());
        }

        return Take("!=") ? Of(left != Value()) : left;
    }

    private string Value()
    {
        if (Take("!"))
        {
            return Of(!IsTrue(Value()));
        }

        if (Take("("))
        {
            var inner = Or();
            Take(")").ShouldBeTrue();
            return inner;
        }

        var token = _tokens.Dequeue();
        if (token.StartsWith('\''))
        {
            return token[1..^1];
        }

        if (!Take("("))
        {
            return _look(token);
        }

        var arguments = new List<string>();
        while (!Take(")"))
        {
            arguments.Add(Or());
            Take(",");
        }

        return token switch
        {
            "format" => arguments[0].Replace("{0}", arguments[1], StringComparison.Ordinal),
            "join" => arguments[0],
            _ => _look($"{token}()"),
        };
    }

    private bool Take(string token)
    {
        var isNext = _tokens.TryPeek(out var next) && next == token;
        if (isNext)
        {
            _tokens.Dequeue();
        }

        return isNext;
    }

    private static bool IsTrue(string value) => value is not ("" or "false");

    private static string Of(bool value) => value ? "true" : "false";

    [GeneratedRegex(@"'[^']*'|\|\||&&|==|!=|[!(),]|[\w.*-]+")]
    private static partial Regex Tokens();

    [GeneratedRegex(@"\$\{\{(.*?)\}\}")]
    private static partial Regex Hole();
}
