namespace Distribution.Experiments.Protocols;

/// <summary>When sites act.</summary>
public enum ClockModel
{
    /// <summary>All in step, deciding on the state at the start of the cycle.</summary>
    Synchronous,
}
