namespace Distribution.Protocol;

/// <summary>A protocol that can say in words what a node has and which timer is which. Asked only where a run is traced; what it says
/// enters no hash.</summary>
/// <typeparam name="TState">A node's memory.</typeparam>
public interface IDescribed<TState>
    where TState : struct
{
    /// <summary>A node's state in a few words, on one line. Default: what the state says of itself, as a record does of its
    /// members.</summary>
    string Describe(TState state) => state.ToString() ?? "";

    /// <summary>A timer's name. Default: its number.</summary>
    string NameOf(TimerId timer) => $"timer {timer.Value}";
}
