namespace TodoChatbot.Chart.Tests;

/// <summary>What only a cluster can tell.</summary>
public sealed class ClusterTests;
