using System.Buffers;
using System.Collections.Frozen;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Commands.Patterns;

/// <summary>
/// Compiles the notation in which a culture writes its commands:
/// <c>mark {tasks} [as] (done|finished)</c>. Words stand for themselves, <c>[…]</c> may be missing, <c>(…|…)</c> is a choice,
/// <c>&lt;name&gt;</c> is a choice with a name, <c>{name}</c> captures one word or more.
/// </summary>
internal sealed class PatternCompiler(Func<string, Lexeme> lexemeOf, IReadOnlyDictionary<string, string> choices)
{
    private static readonly SearchValues<char> Notation = SearchValues.Create(" []()<>{}:,#");

    private readonly List<PatternInstruction> _program = [];
    private string _source = "";
    private int _at;

    public PatternInstruction[] Compile(string pattern)
    {
        _program.Clear();
        CompileText(pattern);
        _program.Add(new PatternInstruction(PatternStep.Accept));
        return [.. _program];
    }

    private void CompileText(string text)
    {
        var (outerSource, outerAt) = (_source, _at);
        (_source, _at) = (text, 0);
        Choice(end: '\0');
        if (_at < _source.Length)
            throw new FormatException($"Unexpected '{_source[_at]}' at {_at} in the command pattern \"{_source}\".");

        (_source, _at) = (outerSource, outerAt);
    }

    // Words that are a whole option each become one step, however many they are.
    private void Choice(char end)
    {
        var options = Options(end);
        var words = options.Where(IsWord).SelectMany(Spellings).ToFrozenSet();
        var longer = options.Where(option => !IsWord(option)).OrderByDescending(option => option.Length).ToArray();
        var jumps = new List<int>();
        for (var index = 0; index < longer.Length; index++)
        {
            var isLast = index == longer.Length - 1 && words.Count == 0;
            var branch = _program.Count;
            if (!isLast)
                _program.Add(new PatternInstruction(PatternStep.Branch));

            Sequence(longer[index]);
            if (isLast)
                break;

            jumps.Add(_program.Count);
            _program.Add(new PatternInstruction(PatternStep.Jump));
            _program[branch] = _program[branch] with { Target = _program.Count };
        }

        if (words.Count > 0)
            _program.Add(new PatternInstruction(PatternStep.Word) { Words = words });

        foreach (var jump in jumps)
            _program[jump] = _program[jump] with { Target = _program.Count };
    }

    // Splits at the bars that are not inside brackets.
    private List<string> Options(char end)
    {
        var options = new List<string>();
        var depth = 0;
        var start = _at;
        for (; _at < _source.Length && (depth > 0 || _source[_at] != end); _at++)
        {
            switch (_source[_at])
            {
                case '(' or '[':
                    depth++;
                    break;
                case ')' or ']':
                    depth--;
                    break;
                case '|' when depth == 0:
                    options.Add(_source[start.._at].Trim());
                    start = _at + 1;
                    break;
                default:
                    break;
            }
        }

        options.Add(_source[start.._at].Trim());
        return options;
    }

    private void Sequence(string text)
    {
        var (outerSource, outerAt) = (_source, _at);
        (_source, _at) = (text, 0);
        while (_at < _source.Length)
        {
            switch (_source[_at])
            {
                case ' ':
                    _at++;
                    break;
                case '[':
                    Optional();
                    break;
                case '(':
                    _at++;
                    Choice(')');
                    _at++;
                    break;
                case '<':
                    CompileText(choices[Name('>')]);
                    break;
                case '{':
                    _program.Add(new PatternInstruction(PatternStep.Slot) { Slot = Enum.Parse<SlotName>(Name('}'), ignoreCase: true) });
                    break;
                case ':' or ',' or '#':
                    _program.Add(new PatternInstruction(PatternStep.Symbol) { Symbol = _source[_at++] });
                    break;
                default:
                    Word();
                    break;
            }
        }

        (_source, _at) = (outerSource, outerAt);
    }

    private void Optional()
    {
        var branch = _program.Count;
        _program.Add(new PatternInstruction(PatternStep.Branch));
        _at++;
        Choice(']');
        _at++;
        _program[branch] = _program[branch] with { Target = _program.Count };
    }

    private string Name(char end)
    {
        var close = _source.IndexOf(end, _at);
        var name = _source[(_at + 1)..close];
        _at = close + 1;
        return name;
    }

    private void Word()
    {
        var start = _at;
        while (_at < _source.Length && !Notation.Contains(_source[_at]))
            _at++;

        _program.Add(new PatternInstruction(PatternStep.Word) { Words = Spellings(_source[start.._at]).ToFrozenSet() });
    }

    private static bool IsWord(string option) => option.Length > 0 && option.AsSpan().IndexOfAny(Notation) < 0;

    // "what's" is typed "whats" as well.
    private IEnumerable<Lexeme> Spellings(string word)
    {
        yield return lexemeOf(word);
        if (word.Contains('\'', StringComparison.Ordinal))
            yield return lexemeOf(word.Replace("'", "", StringComparison.Ordinal));
    }
}
