namespace Distribution.Transports.Tests.Contract;

/// <summary>What a contract test runs on.</summary>
public enum Transport
{
    /// <summary>A simulated cluster.</summary>
    Simulated,

    /// <summary>Child processes over TCP.</summary>
    Processes,
}
