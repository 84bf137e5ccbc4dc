using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Data.Owners;

namespace TodoChatbot.Backend.Activity;

internal sealed class OwnerSequenceConfiguration : IEntityTypeConfiguration<OwnerSequence>
{
    public void Configure(EntityTypeBuilder<OwnerSequence> sequence)
    {
        sequence.ToTable("owner_sequences");
        sequence.HasKey(s => s.OwnerId);
        sequence.Property(s => s.OwnerId).ValueGeneratedNever();
        sequence.Property(s => s.Tasks).HasDefaultValue(0L);
        sequence.Property(s => s.Messages).HasDefaultValue(0L);
        sequence.Property(s => s.StoredBytes).HasDefaultValue(0L);
        sequence.HasOne<User>().WithOne().HasForeignKey<OwnerSequence>(s => s.OwnerId).OnDelete(DeleteBehavior.Cascade);
    }
}
