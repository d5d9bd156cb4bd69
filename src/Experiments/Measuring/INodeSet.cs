namespace Distribution.Experiments.Measuring;

/// <summary>Nodes in processes of their own, whatever has started them. They end when it is disposed.</summary>
internal interface INodeSet : IAsyncDisposable
{
    /// <summary>With the origin, which is in this process.</summary>
    ProcessCluster Cluster { get; }

    /// <summary>The nodes without the origin.</summary>
    IReadOnlyList<Node> Nodes { get; }

    /// <summary>The ids of the processes that are children of this one.</summary>
    IReadOnlyList<int> Processes { get; }
}
