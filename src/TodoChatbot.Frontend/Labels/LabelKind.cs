namespace TodoChatbot.Frontend.Labels;

/// <summary>What tasks can be gathered by.</summary>
public enum LabelKind
{
    Project,
    Tag,
}
