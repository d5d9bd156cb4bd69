namespace Distribution.Concurrency;

/// <summary>A call in flight in small: its answer, its deadline and its caller each want to end it, and the first one does.</summary>
internal sealed class PlantedCall(ExploredMachine machine, bool isDefective)
{
    private readonly TaskCompletionSource<string> source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int ends;
    private string? outcome;

    internal Task<string> Ended => source.Task;

    internal void End(string by)
    {
        machine.Point();
        if (!IsFirst(by))
        {
            return;
        }

        machine.Check(Interlocked.Increment(ref ends) == 1, "a call was completed twice");
        source.TrySetResult(by);
    }

    private bool IsFirst(string by)
    {
        if (!isDefective)
        {
            return Interlocked.CompareExchange(ref outcome, by, null) is null;
        }

        if (Volatile.Read(ref outcome) is not null)
        {
            return false;
        }

        machine.Point();
        Volatile.Write(ref outcome, by);
        return true;
    }
}
