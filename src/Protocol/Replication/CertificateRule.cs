namespace Distribution.Protocol;

/// <summary>How long death certificates are kept (Demers et al. 1987, section 2.1). Immutable.</summary>
/// <param name="Active">T1: every site keeps and spreads one for so long after its activation. It must be longer than news takes to
/// reach everybody, and under the synchronous clock two cycles or more: a shorter one would sleep
/// again before it was shown for one.</param>
/// <param name="Dormant">T2: the retention sites keep one for so much longer, without spreading it.</param>
/// <param name="Retainers">R: how many retention sites the deleting one draws; zero or more.</param>
public sealed record CertificateRule(Duration Active, Duration Dormant, int Retainers);
