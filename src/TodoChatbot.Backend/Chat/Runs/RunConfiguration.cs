using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Chat.Conversations;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Chat.Runs;

internal sealed class RunConfiguration : IEntityTypeConfiguration<Run>, IEntityTypeConfiguration<RunEvent>
{
    public void Configure(EntityTypeBuilder<Run> run)
    {
        run.ToTable("runs");
        run.Property(r => r.Id).ValueGeneratedNever();
        run.Property(r => r.Client).HasMaxLength(Limits.TokenNameLength);
        run.Property(r => r.Status).HasConversion<string>().HasMaxLength(9);
        run.Property(r => r.Interruptions).HasDefaultValue(0);
        run.Property(r => r.IdempotencyKey).HasMaxLength(Limits.IdempotencyKeyLength);
        run.Property(r => r.StoredBytes).HasDefaultValue(0L);
        run.Ignore(r => r.Stored);
        run.HasOne<User>().WithMany().HasForeignKey(r => r.OwnerId).OnDelete(DeleteBehavior.Cascade);
        run.HasOne<StoredConversation>().WithMany().HasForeignKey(r => r.ConversationId).OnDelete(DeleteBehavior.Cascade);
        run.HasIndex(r => r.ConversationId).IsUnique().HasFilter("status = 'Running'").HasDatabaseName("ix_runs_active");
        run.HasIndex(r => new { r.OwnerId, r.IdempotencyKey }).IsUnique().HasFilter("idempotency_key IS NOT NULL");
        run.HasIndex(r => r.CreatedAt);
    }

    public void Configure(EntityTypeBuilder<RunEvent> runEvent)
    {
        runEvent.ToTable("run_events");
        runEvent.HasKey(e => new { e.RunId, e.Sequence });
        runEvent.Property(e => e.Name).HasMaxLength(20);
        runEvent.HasOne<Run>().WithMany().HasForeignKey(e => e.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}
