namespace Distribution.Protocol;

/// <summary>Takes the outcomes of user services' runs; a host.</summary>
public interface IInvocationSink
{
    /// <summary>The run has ended. A second call for the same run is counted and ignored.</summary>
    void Completed(InvocationId invocation, Outcome outcome);
}
