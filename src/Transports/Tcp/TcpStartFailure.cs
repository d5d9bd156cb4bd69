namespace Distribution.Tcp;

/// <summary>Why a node could not start.</summary>
public enum TcpStartFailure
{
    /// <summary>Another socket listens at that address and port.</summary>
    PortInUse,

    /// <summary>The host name has no address.</summary>
    UnresolvableHost,

    /// <summary>The address is not one of this machine's, the port is reserved, or another refusal of the operating system.</summary>
    CannotListen,

    /// <summary>The address is one that nobody can call, and no other is given to tell the peers.</summary>
    NotCallable,
}
