namespace Distribution.InSimulator;

/// <content>Messages on their way: which may arrive next, and where they stand in a state.</content>
public sealed partial class ProtocolSpace<TState, TMessage>
{
    /// <summary>Whether a message may arrive next: the first of its equals, and where links keep order the first of its link.</summary>
    private bool IsNext(ReadOnlySpan<int> state, int at)
    {
        if (at == MessagesAt)
        {
            return true;
        }

        return Options.IsOrdered ? LinkOf(state[at - 1]) != LinkOf(state[at]) : state[at - 1] != state[at];
    }

    private int LinkOf(int envelope) => (inputs.Envelopes[envelope].From * Options.Nodes) + inputs.Envelopes[envelope].To;

    private int IndexOf(List<int> state, int envelope) => state.IndexOf(envelope, MessagesAt);

    private int PlaceOf(List<int> state, int envelope)
    {
        var place = MessagesAt;
        while (place < state.Count && (Options.IsOrdered ? LinkOf(state[place]) <= LinkOf(envelope) : state[place] < envelope))
        {
            place++;
        }

        return place;
    }
}
