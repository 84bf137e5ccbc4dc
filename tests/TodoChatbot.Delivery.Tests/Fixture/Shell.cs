using System.Text;

namespace TodoChatbot.Delivery.Tests.Fixture;

/// <summary>
/// What a script of bash calls, without running it: the words of each simple command, those within <c>$( )</c> and <c>&lt;( )</c> too.
/// As much of the grammar as the documents and workflows use.
/// </summary>
internal sealed class Shell
{
    private static readonly string[] BeforeCommands = ["if", "then", "elif", "else", "do", "while", "until", "!", "{", "}", "time", "fi", "done"];

    private readonly string _text;
    private readonly List<List<string>> _calls = [];
    private readonly HashSet<string> _functions = [];
    private readonly Queue<string> _hereDocuments = [];
    private int _at;

    private Shell(string text) => _text = text;

    /// <summary>The calls in the order in which they end, without those of functions that the script defines itself.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Calls(string script)
    {
        var shell = new Shell(script.ReplaceLineEndings("\n"));
        shell.Read(end: null, isList: false);
        return [.. shell._calls.Where(call => !shell._functions.Contains(call[0])).SelectMany(call => Started([.. call]))];
    }

    // A program that starts another: both count.
    private static IEnumerable<IReadOnlyList<string>> Started(string[] call) => call switch
    {
        ["sudo" or "nohup" or "exec", _, ..] => [[call[0]], .. Started(call[1..])],
        ["timeout" or ".github/scripts/under-requests.sh", _, _, ..] => [[call[0]], .. Started(call[2..])],
        ["bash", "-c", var script] => [["bash"], .. Calls(script)],
        ["bash", "-c", var script, _, .. var rest] => [["bash"], .. Calls(script), .. Started(rest)],
        ["go", "run", var module, .. var rest] => [["go", "run"], [module.Split('@')[0].Split('/')[^1], .. rest]],
        ["pipx", "run", "--spec", _, _, ..] => [["pipx", "run", "--spec"], call[4..]],
        _ => [call],
    };

    private void Read(string? end, bool isList)
    {
        List<string> words = [];
        var word = new StringBuilder();
        bool isWord = false, isDropped = false, isTest = false;

        void EndWord()
        {
            if (isWord && !isDropped && !(words.Count == 0 && !isList && (BeforeCommands.Contains(word.ToString()) || IsAssignment(word.ToString()))))
            {
                words.Add(word.ToString());
            }

            isDropped &= !isWord;
            isWord = false;
            word.Clear();
        }

        void EndCommand()
        {
            EndWord();
            if (words.Count > 0 && !isList && words[0] is not ("for" or "case" or "[[" or "(("))
            {
                _calls.Add(words);
            }

            words = [];
            isDropped = isTest = false;
        }

        while (_at < _text.Length)
        {
            if (end is not null && string.CompareOrdinal(_text, _at, end, 0, end.Length) == 0 && !isTest)
            {
                _at += end.Length;
                EndCommand();
                return;
            }

            var c = _text[_at];
            if (isTest && c is ' ' or ';' or '\n' or ')' && word.ToString() == "]]")
            {
                EndWord();
                isTest = false;
                continue;
            }

            switch (c)
            {
                case '\\':
                    if (Peek(1) != '\n')
                    {
                        word.Append(Peek(1));
                        isWord = true;
                    }

                    _at += 2;
                    break;
                case '\'':
                    word.Append(Until('\''));
                    isWord = true;
                    break;
                case '"':
                    _at++;
                    Quoted(word);
                    isWord = true;
                    break;
                case '$' when Peek(1) == '\'':
                    _at++;
                    word.Append(Until('\''));
                    isWord = true;
                    break;
                case '$':
                    Expansion(word);
                    isWord = true;
                    break;
                case '#' when !isWord:
                    _at = End('\n');
                    break;
                case ' ' or '\t':
                    _at++;
                    EndWord();
                    isTest = words is ["[[", ..] && words[^1] != "]]";
                    break;
                case '\n':
                    _at++;
                    EndCommand();
                    SkipHereDocuments();
                    break;
                case '(' when !isTest && !isWord && Peek(1) == '(':
                    SkipArithmetic();
                    break;
                case '(' when !isTest && isWord && Peek(1) == ')':
                    _functions.Add(word.ToString());
                    isWord = false;
                    word.Clear();
                    _at += 2;
                    break;
                case '(' when !isTest:
                    _at++;
                    Read(")", isList: isWord);
                    break;
                case '<' or '>' when !isTest:
                    isWord &= !word.ToString().All(char.IsAsciiDigit);
                    EndWord();
                    Redirection();
                    isDropped = Peek(-1) != ')';
                    break;
                case '&' when Peek(1) == '>':
                    _at++;
                    break;
                case ';' or '&' or '|' when !isTest:
                    _at++;
                    EndCommand();
                    break;
                default:
                    word.Append(c);
                    isWord = true;
                    _at++;
                    break;
            }
        }

        EndCommand();
    }

    private static bool IsAssignment(string word) =>
        word.IndexOf('=', StringComparison.Ordinal) is > 0 and var at && word[..at].TrimEnd('+').All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');

    private char Peek(int ahead) => _at + ahead >= 0 && _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private int End(char mark) => _text.IndexOf(mark, _at) is >= 0 and var at ? at : _text.Length;

    private string Until(char mark)
    {
        _at++;
        var text = _text[_at..End(mark)];
        _at += text.Length + 1;
        return text;
    }

    private void Quoted(StringBuilder word)
    {
        while (_at < _text.Length && _text[_at] != '"')
        {
            if (_text[_at] == '$')
            {
                Expansion(word);
                continue;
            }

            _at += _text[_at] == '\\' ? 1 : 0;
            word.Append(Peek(0));
            _at++;
        }

        _at++;
    }

    // What it comes to is not known here; that there is something is.
    private void Expansion(StringBuilder word)
    {
        word.Append('$');
        _at++;
        if (Peek(0) == '(' && Peek(1) == '(')
        {
            SkipArithmetic();
        }
        else if (Peek(0) == '(')
        {
            _at++;
            Read(")", isList: false);
        }
        else if (Peek(0) == '{')
        {
            var depth = 0;
            do
            {
                depth += _text[_at] switch { '{' => 1, '}' => -1, _ => 0 };
                _at++;
            }
            while (depth > 0 && _at < _text.Length);
        }
    }

    private void SkipArithmetic() => _at = _text.IndexOf("))", _at, StringComparison.Ordinal) is >= 0 and var end ? end + 2 : _text.Length;

    private void Redirection()
    {
        if (string.CompareOrdinal(_text, _at, "<<<", 0, 3) == 0)
        {
            _at += 3;
        }
        else if (string.CompareOrdinal(_text, _at, "<<", 0, 2) == 0)
        {
            _at += 2;
            _hereDocuments.Enqueue(string.Concat(_text[_at..].TakeWhile(letter => letter is not (' ' or '\n' or '|' or ';' or ')'))).Trim('\'', '"', '-'));
        }
        else if (Peek(1) == '(')
        {
            _at += 2;
            Read(")", isList: false);
        }
        else
        {
            _at += Peek(1) is '>' or '&' or '|' ? 2 : 1;
        }

        // The file's name may stand apart.
        while (Peek(0) == ' ' && Peek(-1) != ')')
        {
            _at++;
        }
    }

    private void SkipHereDocuments()
    {
        while (_hereDocuments.TryDequeue(out var mark))
        {
            while (_at < _text.Length)
            {
                var end = End('\n');
                var line = _text[_at..end];
                _at = Math.Min(end + 1, _text.Length);
                if (line.TrimStart('\t') == mark)
                {
                    break;
                }
            }
        }
    }
}
