using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Data;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Activity;

internal sealed class ChangeConfiguration : IEntityTypeConfiguration<Change>
{
    public void Configure(EntityTypeBuilder<Change> change)
    {
        change.ToTable("changes");
        change.Property(c => c.Id).ValueGeneratedNever();
        change.Property(c => c.Ordinal).HasDefaultValue(0);
        change.Property(c => c.Door).HasConversion<string>().HasMaxLength(4);
        change.Property(c => c.Client).HasMaxLength(Limits.TokenNameLength);
        change.Property(c => c.Tool).HasMaxLength(40);
        change.Property(c => c.Subject).HasConversion<string>().HasMaxLength(7);
        change.Property(c => c.Title).HasMaxLength(Limits.TitleLength);
        change.Property(c => c.Fields).HasJsonConversion();
        change.Ignore(c => c.Stored);
        change.HasOne<User>().WithMany().HasForeignKey(c => c.OwnerId).OnDelete(DeleteBehavior.Cascade);
        change.HasIndex(c => new { c.OwnerId, c.Sequence });
    }
}
