namespace Distribution;

/// <summary>The life of one node under a plan. Several faults may want something of it at a time: it is down until the last of them lets it
/// start, and halted until the last lets it go on. What is wanted is carried out in order; a start takes its time.</summary>
/// <param name="cluster">Its cluster.</param>
/// <param name="node">The node.</param>
/// <param name="started">Called when it has been started again.</param>
internal sealed class PlannedLife(Cluster cluster, Node node, Action started)
{
    private int crashes;
    private int pauses;

    /// <summary>Ends when everything that was wanted so far has been carried out; fails if the node did not start again.</summary>
    internal Task Settled { get; private set; } = Task.CompletedTask;

    /// <summary>It is gone. Silently: with its connections open, so that nobody is told, which a halt does; its life ends when it is
    /// started again.</summary>
    internal void BeginCrash(bool isSilent) => Do(() =>
    {
        crashes++;
        if (isSilent)
        {
            cluster.Pause(node);
        }
        else
        {
            cluster.Kill(node);
        }

        return Task.CompletedTask;
    });

    internal void EndCrash() => Do(() => --crashes == 0 ? StartAsync() : Task.CompletedTask);

    internal void BeginPause() => Do(() =>
    {
        pauses++;
        cluster.Pause(node);
        return Task.CompletedTask;
    });

    internal void EndPause() => Do(() =>
    {
        pauses--;
        Resume();
        return Task.CompletedTask;
    });

    /// <summary>Nothing is wanted of it any more: it runs.</summary>
    internal void Release() => Do(async () =>
    {
        var (isDown, isHalted) = (crashes > 0, pauses > 0);
        (crashes, pauses) = (0, 0);
        if (isDown)
        {
            await StartAsync();
        }
        else if (isHalted)
        {
            Resume();
        }
    });

    private async Task StartAsync()
    {
        await cluster.RestartAsync(node);
        started();
        if (pauses > 0)
        {
            cluster.Pause(node);
        }
    }

    private void Resume()
    {
        if (crashes + pauses == 0)
        {
            cluster.Resume(node);
        }
    }

    private void Do(Func<Task> step)
    {
        Settled = AfterAsync(Settled);

        async Task AfterAsync(Task before)
        {
            await before;
            await step();
        }
    }
}
