using System.Collections;
using Distribution.Protocol;

namespace Distribution;

/// <summary>The members of a group as one node saw them: addresses by SID, or by full NID where two SIDs collide. Immutable.</summary>
public sealed class GroupMembers : IReadOnlyDictionary<string, NodeAddress>
{
    private readonly SortedDictionary<string, NodeAddress> members;

    private GroupMembers(SortedDictionary<string, NodeAddress> members) => this.members = members;

    /// <inheritdoc/>
    public int Count => members.Count;

    /// <summary>The SIDs, in ordinal order.</summary>
    public IEnumerable<string> Keys => members.Keys;

    /// <summary>The addresses, in the order of their SIDs.</summary>
    public IEnumerable<NodeAddress> Values => members.Values;

    /// <inheritdoc/>
    public NodeAddress this[string key] => members[key];

    /// <inheritdoc/>
    public bool ContainsKey(string key) => members.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out NodeAddress value) =>
        members.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, NodeAddress>> GetEnumerator() => members.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static GroupMembers Read(Payload payload) =>
        new(new SortedDictionary<string, NodeAddress>(Json.Read<Dictionary<string, NodeAddress>>(payload), StringComparer.Ordinal));
}
