using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TodoChatbot.Backend.Data;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Accounts;

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> user)
    {
        user.ToTable("users");
        user.HasKey(u => u.Id);
        user.Property(u => u.Id).ValueGeneratedNever();
        user.Property(u => u.Email).HasMaxLength(Limits.EmailLength).IsRequired();
        user.Property(u => u.NormalizedEmail).HasMaxLength(Limits.EmailLength).IsRequired();
        user.Property(u => u.UserName).HasMaxLength(Limits.EmailLength).IsRequired();
        user.Property(u => u.NormalizedUserName).HasMaxLength(Limits.EmailLength).IsRequired();
        user.Property(u => u.DisplayName).HasMaxLength(Limits.DisplayNameLength);
        user.Property(u => u.TimeZone).HasMaxLength(64);
        user.Property(u => u.FiledZone).HasMaxLength(64);
        user.Property(u => u.Locale).HasMaxLength(35);
        user.Property(u => u.WeekStart).HasConversion<string>().HasMaxLength(9);
        user.Property(u => u.Hours).HasJsonConversion();
        user.Property(u => u.ConcurrencyStamp).IsConcurrencyToken();
        user.HasIndex(u => u.NormalizedEmail).IsUnique();

        // What Identity offers and this product does not use.
        user.Ignore(u => u.EmailConfirmed);
        user.Ignore(u => u.PhoneNumber);
        user.Ignore(u => u.PhoneNumberConfirmed);
        user.Ignore(u => u.TwoFactorEnabled);
    }
}
