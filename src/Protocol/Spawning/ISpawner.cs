namespace Distribution.Protocol;

/// <summary>Starts nodes for a host.</summary>
public interface ISpawner
{
    /// <summary>Begins to start a node and returns at once; any number may be in progress. Any thread.</summary>
    /// <param name="ticket">Which spawn, for logs.</param>
    /// <param name="request">The node to start.</param>
    /// <param name="completed">Called exactly once, from any thread, possibly before this method returns.</param>
    void Spawn(SpawnTicket ticket, SpawnRequest request, Action<SpawnOutcome> completed);
}
