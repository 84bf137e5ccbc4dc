using System.Diagnostics;
using System.Globalization;

namespace TodoChatbot.Drills;

/// <summary>A control group of the kernel that gives its processes a share of one processor, as a container's CPU limit does.</summary>
internal sealed class CpuLimit : IDisposable
{
    private const int Period = 100_000;

    private readonly string _folder;

    private CpuLimit(string folder) => _folder = folder;

    /// <summary>Makes a group.</summary>
    /// <param name="name">Its name, for whoever lists groups.</param>
    /// <param name="processors">The share, for example 0.5.</param>
    /// <returns>Null where this user may not make one.</returns>
    public static CpuLimit? TryCreate(string name, double processors)
    {
        var quota = ((int)(processors * Period)).ToString(CultureInfo.InvariantCulture);
        try
        {
            var isVersion2 = File.Exists("/sys/fs/cgroup/cgroup.controllers");
            var folder = Path.Combine(isVersion2 ? "/sys/fs/cgroup" : "/sys/fs/cgroup/cpu", $"{name}-{Environment.ProcessId}");
            Directory.CreateDirectory(folder);
            if (isVersion2)
            {
                File.WriteAllText(Path.Combine(folder, "cpu.max"), $"{quota} {Period}");
            }
            else
            {
                File.WriteAllText(Path.Combine(folder, "cpu.cfs_period_us"), Period.ToString(CultureInfo.InvariantCulture));
                File.WriteAllText(Path.Combine(folder, "cpu.cfs_quota_us"), quota);
            }

            return new CpuLimit(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Add(Process process) =>
        File.WriteAllText(Path.Combine(_folder, "cgroup.procs"), process.Id.ToString(CultureInfo.InvariantCulture));

    public void Dispose() => Directory.Delete(_folder);
}
