namespace Distribution.Protocol;

/// <summary>What a node can ask about the process that it lives in.</summary>
public enum HostFact
{
    /// <summary>Bytes of managed heap that are in use. The simulator answers with a declared constant a node.</summary>
    HeapUsedBytes,

    /// <summary>Bytes of managed heap that are reserved. The simulator answers with a declared constant a node.</summary>
    HeapTotalBytes,
}
