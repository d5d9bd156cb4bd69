using System.Diagnostics;

namespace Distribution.Processes;

/// <summary>
/// What lets no child outlive its parent. The bond is the standard input: it closes when the parent ends, however it ends, and the child
/// leaves. A stopped child could not notice; so it has asked the kernel (Linux) to let it go on when its parent ends. SIGCONT and not
/// SIGKILL, so that the child still says farewell, and a signal that came for no reason would do no harm.
/// </summary>
internal static class ParentBond
{
    // A child that cannot end by itself, because user code holds it, is ended after this.
    private static readonly TimeSpan EndDeadline = ChildNode.LeaveDeadline + TimeSpan.FromSeconds(3);

    /// <summary>Watches the parent from now on.</summary>
    /// <param name="lines">What it says from now on.</param>
    /// <param name="orders">Who is told.</param>
    /// <returns>Ends when the parent is gone or has closed its end; the process is killed if it has not ended 5 s later.</returns>
    internal static Task Watch(LineReader lines, ParentOrders orders)
    {
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        // A thread that lasts: the kernel forgets the request when the thread that made it ends.
        new Thread(() =>
        {
            ParentDeathSignal.Request();
            while (lines.Next() is { } line)
            {
                orders.Take(line, lines.WasTooLong);
            }

            left.TrySetResult();
            Thread.Sleep(EndDeadline);
            using var self = Process.GetCurrentProcess();
            self.Kill();
        })
        { IsBackground = true, Name = "parent" }.Start();
        return left.Task;
    }
}
