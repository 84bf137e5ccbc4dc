using TodoChatbot.Language.Commands.Judging;
using TodoChatbot.Language.Commands.Patterns;

namespace TodoChatbot.Language.Cultures.Files;

/// <summary>
/// The commands of a culture. <c>Delete: {tasks} hata do</c> is a <see cref="CommandKind"/> and how it is said; <c>Delete named: …</c> holds only for
/// what can be nothing but existing tasks. <c>choice task: …</c> names a choice, <c>manner Negated anywhere: …</c> is a
/// <see cref="MannerPhrase"/>, and <c>opening</c>, <c>courtesy</c>, <c>closing</c> and <c>duty</c> are what may stand around a command.
/// </summary>
internal sealed class CommandsFile
{
    public CommandsFile(DataFile file)
    {
        var rules = new List<CommandRule>();
        var choices = new Dictionary<string, string>();
        var manners = new List<MannerPhrase>();
        var around = new Dictionary<string, List<string>> { ["opening"] = [], ["courtesy"] = [], ["closing"] = [], ["duty"] = [] };
        foreach (var line in file.Lines)
        {
            var parts = line.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (around.TryGetValue(parts[0], out var phrases))
                phrases.Add(line.Value);
            else if (parts is ["choice", var name])
                choices.Add(name, line.Value);
            else if (parts is ["manner", var said, ..] && Enum.TryParse<Manner>(said, out var manner))
                manners.Add(new MannerPhrase(manner, line.Value, Anywhere: parts is [.., "anywhere"]));
            else if (Enum.TryParse<CommandKind>(parts[0], out var kind))
                rules.Add(new CommandRule(kind, line.Value, OnlyNamed: parts is [_, "named"]));
            else
                throw file.Unknown(line, $"the first word must be a name of {nameof(CommandKind)}, or choice, manner, opening, courtesy, closing or duty");
        }

        Notation = new CommandNotation(rules, choices, around["opening"], around["courtesy"], around["closing"], around["duty"]) { Manners = manners };
    }

    public CommandNotation Notation { get; }
}
