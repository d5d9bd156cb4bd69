using Distribution.Protocol;

namespace Distribution.Experiments.Exploring;

/// <summary>A site takes only what is newer than what it has of a key.</summary>
/// <param name="lifeOf">How often a site was started again: then it has forgotten what it had.</param>
internal sealed class NewerVersions(Func<NodeId, uint> lifeOf) : Oracle, IReplicaObserver
{
    private readonly Dictionary<(NodeId Site, uint Life, string Key), EntryVersion> latest = [];
    private string? wrong;

    /// <inheritdoc/>
    public override string Name => "a site takes only what is newer";

    /// <inheritdoc/>
    public void Changed(NodeId site, MapEntry entry, Instant at)
    {
        var place = (site, lifeOf(site), entry.Key);
        if (latest.TryGetValue(place, out var last) && entry.Version <= last)
        {
            wrong ??= $"{site} had {entry.Key} of {last} and takes that of {entry.Version}";
        }

        latest[place] = entry.Version;
    }

    /// <inheritdoc/>
    public override string? AfterEvent() => wrong;
}
