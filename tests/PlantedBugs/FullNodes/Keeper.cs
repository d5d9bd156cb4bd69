using Distribution.Protocol;

namespace Distribution.PlantedBugs;

/// <summary>A program that gives a group and a service to every node, again and again, for those that start again have none.</summary>
/// <param name="cluster">The cluster.</param>
/// <param name="nodes">The nodes.</param>
/// <param name="gid">The group, and the name of the service.</param>
/// <param name="given">The defect: who is in it has had the group, and is not asked again. Null: everybody is asked.</param>
/// <param name="serviceAt">Makes the service of a node.</param>
internal sealed class Keeper(SimulatedCluster cluster, IReadOnlyList<Node> nodes, string gid, SortedSet<int>? given, Func<int, Service> serviceAt)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Looks after all, for ever.</summary>
    internal async Task RunAsync(TimeSpan round)
    {
        while (true)
        {
            await cluster.DelayAsync(round);
            await LookAfterAllAsync();
        }
    }

    /// <summary>Looks after all, once.</summary>
    internal Task LookAfterAllAsync() => Task.WhenAll(Enumerable.Range(0, nodes.Count).Select(LookAfterAsync));

    private async Task LookAfterAsync(int node)
    {
        if (given?.Contains(node) == true)
        {
            return;
        }

        try
        {
            // What a node lacks it is given; the service by the program that runs around it.
            if (!await HasGroupAsync(nodes[node]))
            {
                await cluster.ProgramOf(nodes[node]).Routes.PutAsync(gid, serviceAt(node));
                await nodes[node].Groups.PutAsync(gid, nodes.Select(member => member.Address), options: Patience);
            }

            given?.Add(node);
        }
        catch (CallException)
        {
            // It did not answer: next time.
        }
    }

    private async Task<bool> HasGroupAsync(Node node)
    {
        try
        {
            await node.Groups.GetAsync(gid, Patience);
            return true;
        }
        catch (CallException exception) when (exception.Kind == CallErrorKind.UnknownGroup)
        {
            return false;
        }
    }
}
