using System.Diagnostics;
using Distribution.Experiments.Statistics;
using Distribution.Protocol;

namespace Distribution.Experiments.Measuring;

/// <summary>Calls to one child, counted and timed.</summary>
internal sealed class CallRun
{
    private const string EchoService = "echo";

    private readonly Node target;
    private readonly ProcessGroup group;
    private readonly Call call;

    private CallRun(ProcessGroup group, int bytes)
    {
        this.group = group;
        target = group.Nodes[0];

        call = bytes == 0
            ? Call.Local("status", "get", Payload.OfText("[\"nid\"]"))
            : Call.Local(EchoService, "say", Payload.OfText($"[\"{new string('x', bytes)}\"]"));
    }

    /// <summary>Gets the child ready for calls that carry so many characters.</summary>
    internal static async Task<CallRun> PrepareAsync(ProcessGroup group, int bytes)
    {
        var run = new CallRun(group, bytes);
        if (bytes > 0)
        {
            await run.target.Routes.PutAsync(EchoService, typeof(Echo).FullName!);
        }

        return run;
    }

    /// <summary>Makes calls for that long, whatever they take.</summary>
    internal async Task WarmUpAsync(TimeSpan time, int inFlight, CancellationToken cancellation)
    {
        const int CallsAtATime = 1_000;
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < time;)
        {
            await MeasureAsync(CallsAtATime, inFlight, cancellation);
        }
    }

    /// <summary>Makes calls.</summary>
    /// <returns>Figures by name.</returns>
    internal async Task<IReadOnlyList<KeyValuePair<string, double>>> MeasureAsync(int count, int inFlight, CancellationToken cancellation)
    {
        var microseconds = new double[count];
        var next = -1;
        var callerBefore = Environment.CpuUsage.TotalTime;
        var calleeBefore = CalleeCpu();
        var started = Stopwatch.GetTimestamp();

        async Task CallOneAfterAnother()
        {
            while (Interlocked.Increment(ref next) is var index && index < count)
            {
                cancellation.ThrowIfCancellationRequested();
                var called = Stopwatch.GetTimestamp();
                await target.CallAsync(call);
                microseconds[index] = Stopwatch.GetElapsedTime(called).TotalMicroseconds;
            }
        }

        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => CallOneAfterAnother()));
        var elapsed = Stopwatch.GetElapsedTime(started);
        var caller = Environment.CpuUsage.TotalTime - callerBefore;
        var callee = CalleeCpu() - calleeBefore;
        Array.Sort(microseconds);
        return
        [
            new("callsPerSecond", count / elapsed.TotalSeconds),
            new("p50Us", Quantile.Of(microseconds, 0.5)),
            new("p99Us", Quantile.Of(microseconds, 0.99)),
            new("callerCpuUs", caller.TotalMicroseconds / count),
            new("calleeCpuUs", callee.TotalMicroseconds / count),
        ];
    }

    private TimeSpan CalleeCpu() => group.Cluster.ProcessOf(target)?.Usage?.Cpu.ToTimeSpan() ?? TimeSpan.Zero;
}
