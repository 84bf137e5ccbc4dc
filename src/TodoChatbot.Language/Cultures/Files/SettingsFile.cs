using TodoChatbot.Language.Commands.Judging;

namespace TodoChatbot.Language.Cultures.Files;

/// <summary>How a language differs in its grammar: <c>HeadFinal: yes</c>.</summary>
internal sealed class SettingsFile
{
    public SettingsFile(DataFile file)
    {
        foreach (var line in file.Lines)
        {
            switch (line.Name)
            {
                case "HeadFinal":
                    IsHeadFinal = line.Value == "yes";
                    break;
                case "MinutesFollowAnd":
                    MinutesFollowAnd = line.Value == "yes";
                    break;
                case "DaysAreCardinal":
                    DaysAreCardinal = line.Value == "yes";
                    break;
                case "VerbEndings":
                    VerbEndings = line.Value.Split('|', StringSplitOptions.TrimEntries);
                    break;
                case "WithoutEnglish":
                    ForeignManners = [.. line.Value.Split('|', StringSplitOptions.TrimEntries).Select(Enum.Parse<Manner>)];
                    break;
                default:
                    throw file.Unknown(line, "HeadFinal, MinutesFollowAnd, DaysAreCardinal, VerbEndings and WithoutEnglish are known");
            }
        }
    }

    public bool IsHeadFinal { get; }

    public bool MinutesFollowAnd { get; }

    public bool DaysAreCardinal { get; }

    public IReadOnlyList<string> VerbEndings { get; } = [];

    /// <summary>The manners whose English phrases are words with another meaning in this language.</summary>
    public IReadOnlyList<Manner> ForeignManners { get; } = [];
}
