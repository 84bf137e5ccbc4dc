using TodoChatbot.Testing;
using YamlDotNet.RepresentationModel;

namespace TodoChatbot.Delivery.Tests.Fixture;

/// <summary>A workflow of GitHub Actions, as its file says it.</summary>
internal sealed class Workflow
{
    private Workflow(string path)
    {
        Text = File.ReadAllText(path);
        FileName = Path.GetFileName(path);
        Root = Yaml.Parse(Text);
    }

    public static string Folder { get; } = Repository.At(".github", "workflows");

    public static IReadOnlyList<string> Names { get; } = [.. Directory.GetFiles(Folder, "*.yml").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public string FileName { get; }

    public string Text { get; }

    public YamlMappingNode Root { get; }

    public IReadOnlyList<Job> Jobs => [.. Root.Map("jobs").Children.Select(job => new Job(this, job.Key.ToString(), (YamlMappingNode)job.Value))];

    public static Workflow Read(string file) => new(Path.Combine(Folder, file));

    public Job Job(string name) => Jobs.Single(job => job.Name == name);
}

/// <summary>A job of a workflow.</summary>
internal sealed record Job(Workflow Workflow, string Name, YamlMappingNode Node)
{
    public IReadOnlyList<Step> Steps => [.. Node.List("steps").Select((step, index) => new Step(this, index, (YamlMappingNode)step))];
}

/// <summary>A step of a job.</summary>
internal sealed record Step(Job Job, int Index, YamlMappingNode Node)
{
    public string? Id => Node.Text("id");

    public string? Uses => Node.Text("uses");

    public string? Run => Node.Text("run");

    public string? If => Node.Text("if");

    public IReadOnlyDictionary<string, string> Env => Node.Texts("env");

    public string Name => Node.Text("name") ?? Uses ?? Run!;

    public override string ToString() => $"{Job.Workflow.FileName}, job {Job.Name}, step “{Name}”";
}
