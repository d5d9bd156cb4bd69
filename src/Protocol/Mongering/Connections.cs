namespace Distribution.Protocol;

/// <summary>The connection limit and hunting (Demers et al. 1987, section 1.4): a site accepts so many connections in a cycle, and one
/// that is rejected tries other partners at once, each drawn anew from all its peers. Of rumor mongering and anti-entropy alike.</summary>
/// <param name="Limit">How many connections a site accepts in a cycle, its own outgoing ones not counted; null: all.</param>
/// <param name="Hunt">How many other partners a site tries after a rejection.</param>
internal readonly record struct Connections(int? Limit, int Hunt)
{
    /// <summary>The most that either counts to.</summary>
    internal const int CountMax = 60_000;

    /// <summary>Says why the two mean nothing together or on a clock; null: they fit.</summary>
    internal string? Refusal(ClockModel clock) => this switch
    {
        { Limit: < 1 or > CountMax } => $"connection-limit {Limit}: a site accepts 1 to {CountMax} connections a cycle",
        { Hunt: < 0 or > CountMax } => $"hunt {Hunt}: a site tries 0 to {CountMax} other partners",
        { Hunt: > 0, Limit: null } => $"hunt {Hunt}: without a connection limit nobody is rejected; give connection-limit 1, say",
        { Limit: not null } when clock == ClockModel.Poisson =>
            $"connection-limit {Limit}: under clock poisson sites have no cycles to count in; use synchronous or staggered",
        _ => null,
    };

    /// <summary>Which attempt of a contact a message is about, to go after what else is said of it: nothing of the first.</summary>
    /// <param name="attempt">How often the caller was rejected before.</param>
    internal static string WordsOf(ushort attempt) => attempt == 0 ? "" : FormattableString.Invariant($", attempt {attempt + 1}");

    /// <summary>Whether a site takes one more connection.</summary>
    /// <param name="accepted">How many it has accepted in this cycle; counts up, as far as it matters.</param>
    internal bool Accept(ref ushort accepted)
    {
        if (Limit is not { } limit)
        {
            return true;
        }

        if (accepted >= limit)
        {
            return false;
        }

        accepted++;
        return true;
    }

    /// <summary>Whom a rejected site tries next.</summary>
    /// <param name="attempt">The rejected attempt: 0 for the first partner of a contact.</param>
    /// <param name="environment">Whose peers and stream.</param>
    /// <param name="partner">The next partner.</param>
    /// <returns>Whether there is one.</returns>
    internal bool TryHunt<TMessage, TEnvironment>(ushort attempt, TEnvironment environment, out NodeId partner)
        where TMessage : struct
        where TEnvironment : struct, IGossipEnvironment<TMessage>, allows ref struct
    {
        var hunts = attempt < Hunt && environment.PeerCount > 0;
        partner = hunts ? environment.Peer(environment.NextRandom(environment.PeerCount)) : NodeId.None;
        return hunts;
    }
}
