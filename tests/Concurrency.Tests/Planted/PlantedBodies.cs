using Distribution.Tcp;

namespace Distribution.Concurrency;

/// <summary>The bodies that show the planted defects.</summary>
internal static class PlantedBodies
{
    /// <summary>The body of a defect, with the defect or without it.</summary>
    internal static Func<ExploredMachine, Task> Of(Defect defect, bool isOn) => defect switch
    {
        Defect.LostCompletion => machine => InputsAsync(machine, isOn),
        Defect.DoubleCompletion => machine => EndsAsync(machine, isOn),
        Defect.UseAfterDispose => machine => CloseAsync(machine, isOn),
        Defect.ReconnectRace => machine => LosesAsync(machine, isOn),
        Defect.LockOrder => machine => ReapAsync(machine, isOn),
        _ => throw new ArgumentOutOfRangeException(nameof(defect)),
    };

    private static async Task InputsAsync(ExploredMachine machine, bool isOn)
    {
        var loop = new PlantedLoop(machine, isOn);
        TaskCompletionSource[] ran = [.. Enumerable.Range(0, 3).Select(static _ => Source())];
        Task[] threads = [.. ran.Select((source, poster) => machine.Fork($"poster {poster}", () => loop.Post(source.SetResult)))];
        await machine.JoinAsync(threads);
        for (var poster = 0; poster < ran.Length; poster++)
        {
            await machine.WaitAsync(ran[poster].Task, $"the completion of poster {poster}");
        }
    }

    private static async Task EndsAsync(ExploredMachine machine, bool isOn)
    {
        var call = new PlantedCall(machine, isOn);
        string[] enders = ["answer", "deadline", "caller"];
        Task[] threads = [.. enders.Select(by => machine.Fork(by, () => call.End(by)))];
        await machine.JoinAsync(threads);
        await machine.WaitAsync(call.Ended, "the end of the call");
    }

    private static async Task CloseAsync(ExploredMachine machine, bool isOn)
    {
        var loop = new InputLoop(new Owner(machine), machine);
        var (near, far) = MemoryDuplex.Pair(machine.Network);
        var connection = new PlantedConnection(machine, loop, near, isOn);
        loop.Post(new ActionInput(connection.BeginReceive));
        await machine.JoinAsync([machine.Fork("peer", far.ShutDown)]);
        await machine.JoinAsync([machine.Fork("closer", () => loop.Post(new ActionInput(connection.Close)))]);
        await machine.WaitAsync(connection.Closed, "the connection's end");
    }

    private static async Task LosesAsync(ExploredMachine machine, bool isOn)
    {
        // Connection 0 is dead, and whoever uses it notices.
        var link = new PlantedLink(machine, isOn);
        await machine.JoinAsync([machine.Fork("reader", Use), machine.Fork("writer", Use)]);

        void Use()
        {
            if (link.Use() == 0)
            {
                machine.Point();
                link.Lose(0);
            }

            var next = link.Use();
            machine.Check(next == 1, $"the peer was dialled again although it was connected: connection {next}");
        }
    }

    private static Task ReapAsync(ExploredMachine machine, bool isOn)
    {
        var children = new PlantedTable(machine, isOn);
        return machine.JoinAsync([machine.Fork("killer", children.Kill), machine.Fork("reaper", children.Reap)]);
    }

    private static TaskCompletionSource Source() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Owner(ExploredMachine machine) : ILoopOwner
    {
        public void OnQuiet()
        {
            // Nothing waits for that.
        }

        public void OnBusy()
        {
            // Nothing waits for that.
        }

        public void OnFault(Exception exception) => machine.Check(false, $"an input threw {exception}");
    }
}
