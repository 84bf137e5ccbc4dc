namespace TodoChatbot.Chart.Tests.Containers;

/// <summary>Tests with containers run by themselves, when the others are done: some measure.</summary>
[CollectionDefinition(nameof(ContainerTurn), DisableParallelization = true)]
public sealed class ContainerTurn : ICollectionFixture<Cluster>;
