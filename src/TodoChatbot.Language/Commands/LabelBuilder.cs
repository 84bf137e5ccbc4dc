using TodoChatbot.Language.Commands.Patterns;
using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Intents;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Commands;

/// <summary>Makes the intents about projects and tags themselves. A rule that names a tag has the slot for tags.</summary>
internal static class LabelBuilder
{
    private const int LongestName = 6;

    public static Intent? Build(CommandMatcher match, SpeechContext context)
    {
        var kind = match.Has(SlotName.Tags) ? LabelKind.Tag : LabelKind.Project;
        var slot = match.In(kind == LabelKind.Tag ? SlotName.Tags : SlotName.Project);
        var name = ValueReader.TitleOf(slot).TrimStart('#', '+');
        var newName = match.Has(SlotName.Title) ? ValueReader.TitleOf(match.In(SlotName.Title)).TrimStart('#', '+') : null;
        var edit = EditOf(match.Kind);
        if (edit != LabelEdit.Create && OwnNames.Find(name, kind == LabelKind.Tag ? context.Tags : context.Projects, match.Clause.Culture) is { } own)
            return new Intent.EditLabel(kind, edit, own, newName);

        var isNamed = slot.First > match.Clause.First && (slot.At(slot.First - 1).Lexeme.Has(Terminal.Named) || slot.At(slot.First - 1).Is(':'));
        if (name.Length == 0 || (isNamed ? slot.End - slot.First > LongestName : !IntentBuilder.IsName(slot)))
            return null;

        // "delete the garden project" is about a task of that name where there is no such project.
        return edit switch
        {
            LabelEdit.Delete when !isNamed => new Intent.Delete(new TaskReference.Words(WithNoun(slot, match.Clause))),
            LabelEdit.Rename when !isNamed => new Intent.Update(new TaskReference.Words(WithNoun(slot, match.Clause)), new TaskChange { Title = newName }),
            _ => new Intent.EditLabel(kind, edit, name, newName),
        };
    }

    private static LabelEdit EditOf(CommandKind kind) => kind switch
    {
        CommandKind.CreateLabel => LabelEdit.Create,
        CommandKind.RenameLabel => LabelEdit.Rename,
        CommandKind.ArchiveLabel => LabelEdit.Archive,
        CommandKind.UnarchiveLabel => LabelEdit.Unarchive,
        _ => LabelEdit.Delete,
    };

    // "garden project", "label maker"
    private static string WithNoun(Cursor slot, Cursor clause)
    {
        var isBehind = slot.End < clause.End && !slot.At(slot.End).Lexeme.Has(Terminal.Becomes);
        return slot.Utterance.Between(isBehind ? slot.First : slot.First - 1, isBehind ? slot.End + 1 : slot.End).ToString();
    }
}
