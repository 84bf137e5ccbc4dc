using System.Reflection.PortableExecutable;
using System.Text;

namespace TodoChatbot.Chart.Tests.Containers;

/// <summary>What the Dockerfiles make: small, without a shell, without tests and secrets, for both platforms.</summary>
[Collection(nameof(ContainerTurn))]
public sealed class ImageTests(ITestOutputHelper output)
{
    private const double Megabyte = 1_000_000;

    [Theory]
    [InlineData("backend", 34)]
    [InlineData("frontend", 10)]
    public async Task Our_layers_are_small(string component, int megabytes)
    {
        var layers = await Images.LayersAsync(await Images.GetAsync(component));

        var size = layers.Sum(layer => layer.CompressedBytes) / Megabyte;
        TestContext.Current.SendDiagnosticMessage($"{component}: {size:0.0} MB compressed above the base");
        output.WriteLine($"{component}: {size:0.0} MB compressed above the base");
        size.ShouldBeLessThanOrEqualTo(megabytes);
    }

    [Theory]
    [InlineData("backend", "todo-backend", "8000/tcp")]
    [InlineData("frontend", "todo-frontend", "3000/tcp")]
    public async Task The_image_says_what_it_is_and_runs_as_nobody(string component, string title, string port)
    {
        var config = (await Podman.InspectAsync(await Images.GetAsync(component)))["Config"]!;

        config["User"]!.GetValue<string>().ShouldBe("10654:10654");
        config["ExposedPorts"]!.AsObject().Select(pair => pair.Key).ShouldContain(port);
        var labels = config["Labels"]!.AsObject().ToDictionary(pair => pair.Key, pair => pair.Value!.GetValue<string>());
        labels["org.opencontainers.image.title"].ShouldBe(title);
        labels["org.opencontainers.image.version"].ShouldBe(Images.Tag);
        labels["org.opencontainers.image.revision"].ShouldBe("0123456");
        labels["org.opencontainers.image.licenses"].ShouldBe("MIT");
        labels["org.opencontainers.image.source"].ShouldBe("https://github.com/todo-chatbot/todo-chatbot");
    }

    [Theory]
    [InlineData("backend")]
    [InlineData("frontend")]
    public async Task There_is_no_shell(string component)
    {
        var outcome = await Podman.TryAsync(["run", "--rm", .. Podman.Ulimits, "--entrypoint", "/bin/sh", await Images.GetAsync(component), "-c", "true"]);

        outcome.IsSuccess.ShouldBeFalse();
        outcome.Error.ShouldContain("no such file or directory");
    }

    [Theory]
    [InlineData("backend")]
    [InlineData("frontend")]
    public async Task Layers_hold_the_program_and_no_test_no_secret_no_source(string component)
    {
        var image = await Images.GetAsync(component);
        var files = (await Images.LayersAsync(image)).SelectMany(layer => layer.Files).ToList();

        files.ShouldAllBe(file => file.Key.StartsWith("app/", StringComparison.Ordinal));
        files.Select(file => Path.GetFileName(file.Key)).Where(name =>
            name.EndsWith(".cs", StringComparison.Ordinal) || name.EndsWith(".pdb", StringComparison.Ordinal) || name.EndsWith(".db", StringComparison.Ordinal)
            || name.StartsWith(".env", StringComparison.Ordinal) || name.Contains("Test", StringComparison.Ordinal) || name.Contains("xunit", StringComparison.Ordinal)).ShouldBeEmpty();
        files.Where(file => file.Key.EndsWith(".json", StringComparison.Ordinal))
            .Where(file => Encoding.UTF8.GetString(file.Value).Contains("JWT_SECRET", StringComparison.Ordinal)).ShouldBeEmpty();
        var history = (await Podman.InspectAsync(image))["History"]!.ToJsonString() + (await Podman.InspectAsync(image))["Config"]!["Env"]!.ToJsonString();
        new[] { "SECRET", "PASSWORD", "TOKEN", "DATABASE_URL" }.ShouldAllBe(word => !history.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>Compiled ahead for the platform of the image, on this one.</summary>
    [Theory]
    [InlineData("backend", "amd64", 0x8664)]
    [InlineData("frontend", "amd64", 0x8664)]
    [InlineData("backend", "arm64", 0xAA64)]
    [InlineData("frontend", "arm64", 0xAA64)]
    public async Task Programs_are_compiled_for_the_platform_of_the_image(string component, string platform, int machine)
    {
        var image = await Images.GetAsync(component, platform);
        var files = (await Images.LayersAsync(image)).SelectMany(layer => layer.Files).ToDictionary();

        // A precompiled file names the processor, combined with a number of its own for Linux.
        const int Linux = 0x7B79;
        using var program = new PEReader(new MemoryStream(files.Single(file => file.Key.EndsWith($"TodoChatbot.{char.ToUpperInvariant(component[0])}{component[1..]}.dll", StringComparison.Ordinal)).Value));
        ((int)program.PEHeaders.CoffHeader.Machine).ShouldBe(machine ^ Linux);
        program.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size.ShouldBeGreaterThan(0);
        (await Podman.InspectAsync(image))["Architecture"]!.GetValue<string>().ShouldBe(platform);

        // ELF: the processor is the 19th byte.
        files.Where(file => file.Key.EndsWith(".so", StringComparison.Ordinal)).ShouldAllBe(file => file.Value[18] == (platform == "amd64" ? 0x3E : 0xB7));
    }

    /// <summary>The big libraries of model providers are compiled when somebody uses one; ahead, they would only weigh.</summary>
    [Fact]
    public async Task Libraries_that_only_some_use_are_not_compiled_ahead()
    {
        var files = (await Images.LayersAsync(await Images.GetAsync("backend"))).SelectMany(layer => layer.Files).ToDictionary();

        foreach (var library in new[] { "Anthropic.dll", "OpenAI.dll" })
        {
            using var assembly = new PEReader(new MemoryStream(files.Single(file => Path.GetFileName(file.Key) == library).Value));
            assembly.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size.ShouldBe(0, library);
        }
    }

    [Fact]
    public async Task Both_images_are_made_in_the_same_way()
    {
        var (backend, frontend) = (await StepsAsync("backend", "8000"), await StepsAsync("frontend", "3000"));

        backend.Where(step => !step.Contains("TodoChatbot.Language", StringComparison.Ordinal)).ShouldBe(frontend);

        static async Task<IReadOnlyList<string>> StepsAsync(string component, string port)
        {
            var lines = await File.ReadAllLinesAsync(Path.Combine(Fixture.Repository.Root, "docker", component, "Dockerfile"), TestContext.Current.CancellationToken);
            return [.. lines.Where(line => !line.Contains("image.description", StringComparison.Ordinal))
                .Select(line => line.Replace(component, "it", StringComparison.OrdinalIgnoreCase).Replace(port, "port", StringComparison.Ordinal))];
        }
    }

    [Fact]
    public async Task Restoring_comes_before_the_sources()
    {
        foreach (var component in new[] { "backend", "frontend" })
        {
            var lines = await File.ReadAllLinesAsync(Path.Combine(Fixture.Repository.Root, "docker", component, "Dockerfile"), TestContext.Current.CancellationToken);
            var restore = Array.FindIndex(lines, line => line.StartsWith("RUN dotnet restore", StringComparison.Ordinal));

            lines.Take(restore).Where(line => line.StartsWith("COPY src", StringComparison.Ordinal)).ShouldAllBe(
                line => line.Contains("packages.lock.json", StringComparison.Ordinal) || line.Contains(".props", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Nothing_but_what_is_built_gets_into_the_build()
    {
        var allowed = (await File.ReadAllLinesAsync(Path.Combine(Fixture.Repository.Root, ".dockerignore"), TestContext.Current.CancellationToken))
            .Where(line => line.StartsWith('!')).Select(line => line[1..]);

        allowed.ShouldBe(["src", "Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", ".editorconfig", "global.json", "nuget.config"], ignoreOrder: true);
    }
}
