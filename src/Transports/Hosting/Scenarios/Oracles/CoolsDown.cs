namespace Distribution;

/// <summary>Something never lacks for long, faults or not: while it lacks the run gets hotter by one with every event, and when it comes
/// about the run is cold again (liveness by temperature, as Microsoft Coyote has it). For what must come about only in the calm there is
/// <see cref="ScenarioRun.Eventually"/>.</summary>
/// <param name="name">What should come about again and again, in a few words.</param>
/// <param name="missing">Gives what lacks, in a sentence, or null.</param>
/// <param name="bound">How many events in a row it may lack.</param>
public sealed class CoolsDown(string name, Func<string?> missing, long bound) : Oracle
{
    private long heat;

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string? AfterEvent()
    {
        var lacks = missing();
        heat = lacks is null ? 0 : heat + 1;
        return heat > bound ? $"{lacks}, for {bound} events" : null;
    }
}
