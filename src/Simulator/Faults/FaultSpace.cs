using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>Which faults a drawn plan may have.</summary>
public sealed record FaultSpace
{
    /// <summary>How many nodes there are: 2 or more.</summary>
    public required int Nodes { get; init; }

    /// <summary>The first of them, this many, come to no harm of their own: they are always up, and in time.</summary>
    public int Core { get; init; } = 1;

    /// <summary>When all faults are over.</summary>
    public required Duration Horizon { get; init; }

    /// <summary>The kinds to draw from, by name.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>The most faults of a kind.</summary>
    public int MostOfAKind { get; init; } = 3;

    /// <summary>
    /// A plan by swarm testing (Groce et al. 2012, section 2): each kind is off with chance one half, with real zeros, because every
    /// fault slightly on hides what one alone would show; a kind that is on comes up to <see cref="MostOfAKind"/> times.
    /// </summary>
    /// <exception cref="FaultPlanException">The space is none; says in which member. Or a kind of fault cannot be drawn because its code
    /// throws.</exception>
    public FaultPlan Draw(ulong seed)
    {
        if (Misfit is { } misfit)
        {
            throw new FaultPlanException($"faults cannot be drawn: {misfit}");
        }

        var faults = new List<Fault>();
        foreach (var kind in Kinds)
        {
            // Two streams a kind: whether and how many, and what.
            var name = unchecked((int)StableHash.Of(kind));
            var whether = RandomStream.For(seed, StreamPurpose.Faults, name);
            if (whether.Below(2) == 0)
            {
                continue;
            }

            var count = 1 + (int)whether.Below((ulong)MostOfAKind);
            for (var number = 0; number < count; number++)
            {
                var draw = new FaultDraw(this, RandomStream.For(seed, StreamPurpose.Faults, name, (uint)number + 1));
                faults.Add(Within(Drawn(kind, draw)));
            }
        }

        return new FaultPlan(faults.OrderBy(fault => fault.At.Nanoseconds)).Numbered();
    }

    private static Fault Drawn(string kind, FaultDraw draw)
    {
        try
        {
            return FaultKinds.Draw(kind, draw);
        }
        catch (Exception exception)
        {
            // Any: it is the user's code.
            throw FaultPlanException.Broken(kind, "Draw", exception);
        }
    }

    private string? Misfit =>
        Nodes < 2 ? "nodes is a number of 2 or more"
        : Core < 0 || Core >= Nodes ? $"core is a number of nodes from 0 to {Nodes - 1}"
        : Horizon <= Duration.Zero || Horizon > Fault.Longest ? $"horizon is a duration above 0s and at most {Fault.Longest}"
        : MostOfAKind < 1 ? "mostOfAKind is a number of 1 or more"
        : Kinds.FirstOrDefault(kind => !FaultKinds.DrawnNames.Contains(kind, StringComparer.Ordinal)) is { } unknown
            ? $"{unknown} is no kind that can be drawn; those are {string.Join(", ", FaultKinds.DrawnNames)}"
        : null;

    /// <summary>Nothing goes on after the horizon.</summary>
    private Fault Within(Fault fault) => fault is LastingFault lasting && FaultCode.EndOf(fault) > Instant.Zero + Horizon
        ? lasting with { For = Instant.Zero + Horizon - lasting.At }
        : fault;
}
