using Distribution.Tcp;

namespace Distribution.Concurrency;

/// <summary>A spawner's table of children in small, with a lock for the table and one for each child.</summary>
internal sealed class PlantedTable(ExploredMachine machine, bool isDefective)
{
    private readonly Gate table = machine.NewGate("table");
    private readonly Gate child = machine.NewGate("child");
    private int running = 1;
    private bool isReaped;

    /// <summary>Finds the child in the table, and looks at it.</summary>
    internal void Kill()
    {
        using (table.Hold())
        using (child.Hold())
        {
            machine.Check(isReaped == (running == 0), "the table and the child disagree");
        }
    }

    /// <summary>The child has ended, and is struck out of the table.</summary>
    internal void Reap()
    {
        using (isDefective ? child.Hold() : table.Hold())
        using (isDefective ? table.Hold() : child.Hold())
        {
            isReaped = true;
            running--;
        }
    }
}
