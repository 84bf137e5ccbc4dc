using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Data;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Chat.Conversations;

internal sealed class ConversationConfiguration : IEntityTypeConfiguration<StoredConversation>, IEntityTypeConfiguration<StoredMessage>
{
    public void Configure(EntityTypeBuilder<StoredConversation> conversation)
    {
        conversation.ToTable("conversations");
        conversation.Property(c => c.Id).ValueGeneratedNever();
        conversation.Property(c => c.Title).HasMaxLength(Limits.ConversationTitleLength);
        conversation.Ignore(c => c.Stored);
        conversation.HasOne<User>().WithMany().HasForeignKey(c => c.OwnerId).OnDelete(DeleteBehavior.Cascade);
        conversation.HasIndex(c => new { c.OwnerId, c.UpdatedAt });
    }

    public void Configure(EntityTypeBuilder<StoredMessage> message)
    {
        message.ToTable("messages");
        message.Property(m => m.Id).ValueGeneratedNever();
        message.Property(m => m.Role).HasConversion<string>().HasMaxLength(9);
        message.Property(m => m.ToolCalls).HasJsonConversion();
        message.Ignore(m => m.Stored);
        message.HasOne<StoredConversation>().WithMany().HasForeignKey(m => m.ConversationId).OnDelete(DeleteBehavior.Cascade);
        message.HasIndex(m => new { m.ConversationId, m.Sequence }).IsUnique();
    }
}
