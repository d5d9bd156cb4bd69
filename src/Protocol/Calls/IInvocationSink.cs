namespace Distribution.Protocol;

/// <summary>Takes the outcomes of user services' runs; a host.</summary>
public interface IInvocationSink
{
    /// <summary>The host's own object for the node on which the run takes place, by which an API above lets services call from
    /// there.</summary>
    object Host { get; }

    /// <summary>The run has ended. A second call for the same run is counted and ignored.</summary>
    void Completed(InvocationId invocation, Outcome outcome);
}
