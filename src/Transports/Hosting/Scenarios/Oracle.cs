namespace Distribution;

/// <summary>Something that must hold in a run, looked at between events. An oracle may remember, and never changes the run.</summary>
public abstract class Oracle
{
    /// <summary>What should hold, in a few words; by it failures are told apart.</summary>
    public abstract string Name { get; }

    /// <summary>Looks at the run after an event.</summary>
    /// <returns>What is wrong, in a sentence; null: nothing.</returns>
    public abstract string? AfterEvent();

    /// <summary>Whether <see cref="AtEnd"/> has to know what happened in the run that is over, event by event: then it is made again and
    /// traced, and the oracle of that one is asked.</summary>
    public virtual bool NeedsTrace => false;

    /// <summary>Looks at the run when it is over.</summary>
    /// <returns>What is wrong, in a sentence; null: nothing.</returns>
    public virtual string? AtEnd() => null;

    /// <summary>An oracle of a function.</summary>
    internal sealed class OfFunction(string name, Func<string?> check) : Oracle
    {
        public override string Name => name;

        public override string? AfterEvent() => check();
    }
}
