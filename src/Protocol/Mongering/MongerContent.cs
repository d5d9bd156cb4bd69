namespace Distribution.Protocol;

/// <summary>What a <see cref="MongerMessage"/> says beside its kind. Part of the wire format and of the trace hash: never
/// renumber.</summary>
[Flags]
public enum MongerContent : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It carries the update.</summary>
    Update = 1,

    /// <summary>It judges an update that its sender received.</summary>
    Judgement = 2,

    /// <summary>That update was news: the contact was necessary.</summary>
    News = 4,

    /// <summary>All of it.</summary>
    All = Update | Judgement | News,
}
