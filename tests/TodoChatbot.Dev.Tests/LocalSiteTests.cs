using System.Net;
using System.Net.Sockets;

namespace TodoChatbot.Dev.Tests;

public sealed class LocalSiteTests
{
    [Fact]
    public void Taken_port_is_named_with_the_mend()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var problem = new LocalSite(backendPort: port, frontendPort: 0, dataFolder: "data", isDemo: false).Problem();

        problem.ShouldNotBeNull();
        problem.ShouldContain($"Port {port} is taken");
        problem.ShouldContain($"make run BACKEND_PORT={port + 10}");
    }

    [Fact]
    public void Free_ports_are_no_problem()
    {
        new LocalSite(backendPort: 0, frontendPort: 0, dataFolder: "data", isDemo: false).Problem().ShouldBeNull();
    }
}
