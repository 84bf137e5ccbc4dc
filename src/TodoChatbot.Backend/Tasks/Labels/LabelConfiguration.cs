using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Data.Owners;

namespace TodoChatbot.Backend.Tasks.Labels;

internal sealed class LabelConfiguration : IEntityTypeConfiguration<Project>, IEntityTypeConfiguration<Tag>
{
    public void Configure(EntityTypeBuilder<Project> project) => Configure(project, "projects");

    public void Configure(EntityTypeBuilder<Tag> tag) => Configure(tag, "tags");

    private static void Configure<TLabel>(EntityTypeBuilder<TLabel> label, string table)
        where TLabel : class, ILabel<TLabel>
    {
        label.ToTable(table);
        label.Property(l => l.Id).ValueGeneratedNever();
        label.Property(l => l.Name).HasMaxLength(TLabel.NameLength);
        label.Property(l => l.Key).IsOrderedByBytes();
        label.Property(l => l.Colour).HasMaxLength(7);
        label.Ignore(l => l.Current);
        label.Ignore(nameof(ICountedRow.Stored));
        label.HasOne<User>().WithMany().HasForeignKey(l => l.OwnerId).OnDelete(DeleteBehavior.Cascade);
        label.HasIndex(l => new { l.OwnerId, l.Key }).IsUnique().HasFilter("deleted_at IS NULL");
    }
}
