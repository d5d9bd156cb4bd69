namespace Distribution.Protocol;

/// <summary>Is told of everything that changes in the replicas of a host.</summary>
public interface IReplicaObserver
{
    /// <summary>A site knows something new of a key: a value, or the certificate of its death. The host must not feed the protocol from
    /// inside it.</summary>
    void Changed(NodeId site, MapEntry entry, Instant at);
}
