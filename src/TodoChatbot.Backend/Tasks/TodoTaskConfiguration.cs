using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Tasks.Searching;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Tasks;

internal sealed class TodoTaskConfiguration : IEntityTypeConfiguration<TodoTask>
{
    public void Configure(EntityTypeBuilder<TodoTask> task)
    {
        task.ToTable("tasks");
        task.Property(t => t.Id).ValueGeneratedNever();
        task.Property(t => t.Title).HasMaxLength(Limits.TitleLength);
        task.Property(t => t.Description).HasMaxLength(Limits.DescriptionLength);
        task.Property(t => t.Status).HasConversion<string>().HasMaxLength(10);
        task.Property(t => t.TimeZone).HasMaxLength(64);
        task.Property(t => t.Recurrence).HasJsonConversion();
        task.Property(t => t.RecurrenceId).HasMaxLength(24);
        task.Property(t => t.Reminders).HasJsonConversion();
        task.Property(t => t.DueSort).HasMaxLength(16).IsOrderedByBytes();
        task.Property(t => t.TitleSort).IsOrderedByBytes();
        task.Property(t => t.Version).IsConcurrencyToken();
        task.Ignore(t => t.Current);
        task.Ignore(t => t.Stored);

        task.HasOne<User>().WithMany().HasForeignKey(t => t.OwnerId).OnDelete(DeleteBehavior.Cascade);
        task.HasOne(t => t.Project).WithMany().HasForeignKey(t => t.ProjectId).OnDelete(DeleteBehavior.SetNull);
        task.HasOne(t => t.Parent).WithMany().HasForeignKey(t => t.ParentId).OnDelete(DeleteBehavior.Cascade);
        task.HasMany(t => t.Tags).WithMany(t => t.Tasks).UsingEntity(join => join.ToTable("task_tags"));

        task.HasIndex(t => new { t.OwnerId, t.Number }).IsUnique();
        task.HasIndex(t => new { t.OwnerId, t.DueSort, t.Number });
        task.HasIndex(t => t.DeletedAt).HasFilter("deleted_at IS NOT NULL");

        // Empty as soon as every task is indexed by the current rules.
        task.HasIndex(t => new { t.OwnerId, t.Id }).HasDatabaseName("ix_tasks_outdated_search")
            .HasFilter($"search_text NOT LIKE '{SearchIndex.VersionMark}%'");
    }
}
