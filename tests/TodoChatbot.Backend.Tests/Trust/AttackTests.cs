using TodoChatbot.Backend.Tests.Fixture;

namespace TodoChatbot.Backend.Tests.Trust;

/// <summary>
/// Replays every attack that once succeeded. Each file of this class holds the attacks on one part: messages, recurrence, accounts, memory and
/// storage, streams, SQLite files, the clock, and the page. <see cref="PromptInjectionTests"/> holds the texts that command an assistant.
/// </summary>
public sealed partial class AttackTests(BackendApps apps, AttackedSite page) : IClassFixture<BackendApps>, IClassFixture<AttackedSite>;
