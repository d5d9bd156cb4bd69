using Distribution.Tcp;

namespace Distribution.Concurrency;

/// <summary>What a <see cref="Mesh"/> knows of one peer in small: the connection in use, which is replaced when it is lost.</summary>
internal sealed class PlantedLink(ExploredMachine machine, bool isDefective)
{
    private readonly Gate gate = machine.NewGate("link");
    private int dialled;
    private int? inUse;

    /// <summary>The number of the connection in use; dials if there is none.</summary>
    internal int Use()
    {
        using (gate.Hold())
        {
            return inUse ??= dialled++;
        }
    }

    /// <summary>A connection was lost, as two threads may notice: the one that reads it and the one that writes.</summary>
    internal void Lose(int connection)
    {
        using (gate.Hold())
        {
            if (isDefective || inUse == connection)
            {
                inUse = null;
            }
        }
    }
}
