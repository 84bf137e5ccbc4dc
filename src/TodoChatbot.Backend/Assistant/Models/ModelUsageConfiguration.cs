using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TodoChatbot.Backend.Accounts;

namespace TodoChatbot.Backend.Assistant.Models;

internal sealed class ModelUsageConfiguration : IEntityTypeConfiguration<ModelUsage>
{
    public void Configure(EntityTypeBuilder<ModelUsage> usage)
    {
        usage.ToTable("model_usage");
        usage.HasKey(u => new { u.OwnerId, u.Day });
        usage.HasOne<User>().WithMany().HasForeignKey(u => u.OwnerId).OnDelete(DeleteBehavior.Cascade);
    }
}
