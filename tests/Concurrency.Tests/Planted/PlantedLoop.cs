using Distribution.Tcp;

namespace Distribution.Concurrency;

/// <summary><see cref="InputLoop"/> in small: inputs are run by whoever brings one while nobody owns the loop.</summary>
internal sealed class PlantedLoop(ExploredMachine machine, bool isDefective)
{
    private const int Unowned = -1;

    private readonly Queue<Action> inputs = new();
    private readonly Gate gate = machine.NewGate("inputs");

    // How many inputs wait while somebody owns the loop.
    private int waiting = Unowned;

    internal void Post(Action input)
    {
        using (gate.Hold())
        {
            inputs.Enqueue(input);
        }

        machine.Point();
        if (AddOne() == Unowned)
        {
            Drain();
        }
    }

    private void Drain()
    {
        while (true)
        {
            machine.Point();
            for (var left = Interlocked.Exchange(ref waiting, 0); left > 0; left--)
            {
                Take()();
            }

            machine.Point();
            if (isDefective && Volatile.Read(ref waiting) == 0)
            {
                machine.Point();
                Volatile.Write(ref waiting, Unowned);
                return;
            }

            if (Interlocked.CompareExchange(ref waiting, Unowned, 0) == 0)
            {
                return;
            }
        }
    }

    private Action Take()
    {
        using (gate.Hold())
        {
            return inputs.Dequeue();
        }
    }

    private int AddOne()
    {
        while (true)
        {
            var seen = Volatile.Read(ref waiting);
            if (Interlocked.CompareExchange(ref waiting, seen == Unowned ? 1 : seen + 1, seen) == seen)
            {
                return seen;
            }
        }
    }
}
