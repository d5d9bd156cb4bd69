using Distribution.Protocol;

namespace Distribution.Models;

/// <summary>One step of a generated sequence: numbers, which stand for whatever nodes and groups the test has, so that they are generated
/// and made smaller without knowing them.</summary>
/// <param name="Verb">What to do.</param>
/// <param name="Node">Who is asked.</param>
/// <param name="Through">In half of the values: the node itself. In the others: through which of its groups it is asked, so that every
/// member does it.</param>
/// <param name="Name">Of which group or service.</param>
/// <param name="Members">A bit for each address.</param>
internal sealed record GeneratedStep(NodeVerb Verb, byte Node, byte Through, byte Name, byte Members)
{
    /// <summary>What is to be done.</summary>
    /// <param name="names">The groups and services that there may be.</param>
    /// <param name="addresses">The members that there may be, at least 1.</param>
    public NodeOperation On(IReadOnlyList<string> names, IReadOnlyList<NodeAddress> addresses)
    {
        var chosen = addresses.Where((_, index) => (Members >> (index % 8) & 1) == 1).ToArray();
        var name = names[Name % names.Count];
        return new NodeOperation(Verb, name, Verb == NodeVerb.Put || chosen.Length > 0 ? chosen : [addresses[0]]);
    }

    /// <summary>Through which of the groups; null: through none.</summary>
    public string? GroupOf(IReadOnlyList<string> names) => Through % 2 == 0 ? null : names[Through / 2 % names.Count];
}
