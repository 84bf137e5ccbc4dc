using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Hosting.Idempotency;

internal sealed class StoredAnswerConfiguration : IEntityTypeConfiguration<StoredAnswer>
{
    public void Configure(EntityTypeBuilder<StoredAnswer> answer)
    {
        answer.ToTable("idempotency_keys");
        answer.HasKey(a => new { a.OwnerId, a.Key });
        answer.Property(a => a.Key).HasMaxLength(Limits.IdempotencyKeyLength);
        answer.Property(a => a.ContentType).HasMaxLength(100);
        answer.Property(a => a.Location).HasMaxLength(200);
        answer.Property(a => a.ETag).HasMaxLength(20);
        answer.Ignore(a => a.IsBodyMissing);
        answer.HasOne<User>().WithMany().HasForeignKey(a => a.OwnerId).OnDelete(DeleteBehavior.Cascade);
        answer.HasIndex(a => a.CreatedAt);
    }
}
