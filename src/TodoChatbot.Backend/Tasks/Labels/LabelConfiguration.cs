using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TodoChatbot.Backend.Accounts;

namespace TodoChatbot.Backend.Tasks.Labels;

internal sealed class LabelConfiguration<TLabel>(string table) : IEntityTypeConfiguration<TLabel>
    where TLabel : class, ILabel<TLabel>
{
    public void Configure(EntityTypeBuilder<TLabel> label)
    {
        label.ToTable(table);
        label.Property(l => l.Id).ValueGeneratedNever();
        label.Property(l => l.Name).HasMaxLength(TLabel.NameLength);
        label.Property(l => l.Colour).HasMaxLength(7);
        label.Ignore(l => l.Current);
        label.HasOne<User>().WithMany().HasForeignKey(l => l.OwnerId).OnDelete(DeleteBehavior.Cascade);
        label.HasIndex(l => new { l.OwnerId, l.Key }).IsUnique().HasFilter("deleted_at IS NULL");
    }
}
