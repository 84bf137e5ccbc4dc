using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TodoChatbot.Backend.Accounts.Passwords;

internal sealed class PasswordAttemptsConfiguration : IEntityTypeConfiguration<PasswordAttempts>
{
    public void Configure(EntityTypeBuilder<PasswordAttempts> attempts)
    {
        attempts.ToTable("password_attempts");
        attempts.HasKey(a => a.Key);
        attempts.HasOne<User>().WithMany().HasForeignKey(a => a.UserId).OnDelete(DeleteBehavior.Cascade).HasConstraintName("fk_password_attempts_users_user_id");
        attempts.HasIndex(a => a.ExpiresAt);
    }
}
