using System.Runtime.InteropServices;
using Distribution.Experiments.Measuring;
using Distribution.Experiments.Scenarios;
using Distribution.Protocol;

namespace Distribution.Experiments.Calibrating;

/// <summary>Makes a calibration of real child processes, by gossip.</summary>
/// <param name="Groups">The groups that gossip, the one of a single member first.</param>
internal sealed record Calibrator(IReadOnlyList<GossipTimes> Groups)
{
    /// <summary>How often each group has its turn; more of them than one, so that what else the machine does meets all alike.</summary>
    internal const int Rounds = 4;

    private const int MessagesByRound = 50;

    /// <summary>The first so many messages of a group do not count: connections are made and code is compiled.</summary>
    private const int MessagesFirst = 300;

    /// <summary>A single member for the latency; few, that all send to all and stay awake; and more, of which most sleep.</summary>
    /// <param name="compared">A number of members that is to be predicted, so that no group has it; 0: none is.</param>
    internal static Calibrator Beside(int compared) => new(
    [
        new GossipTimes(1, FanoutFunction.Constant(1)),
        new GossipTimes(compared == 4 ? 3 : 4, FanoutFunction.Parse("n-1")),
        new GossipTimes(compared == 10 ? 11 : 10, FanoutFunction.Constant(2)),
        new GossipTimes(compared == 16 ? 17 : 16, FanoutFunction.Constant(3)),
    ]);

    /// <summary>Measures.</summary>
    /// <param name="load">Libraries for the children.</param>
    /// <param name="made">The present.</param>
    /// <param name="roundFinished">Is called after each of <see cref="Rounds"/> and one more.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="EnvironmentException">A child did not come up.</exception>
    internal async Task<Calibration> MeasureAsync(
        IReadOnlyList<string> load, DateTimeOffset made, Action roundFinished, CancellationToken cancellation)
    {
        var samples = await TakeAsync(load, roundFinished, cancellation);
        var found = await Task.Run(new CostFit(Groups, samples).Find, CancellationToken.None);
        return found with { Made = made, Machine = ThisMachine };
    }

    private async Task<IReadOnlyList<IReadOnlyList<GossipSample>>> TakeAsync(
        IReadOnlyList<string> load, Action roundFinished, CancellationToken cancellation)
    {
        await using var processes = await ProcessGroup.StartAsync(
            Groups.Max(group => group.Nodes), Environment.ProcessorCount, load, cancellation);
        var samples = Groups.Select(_ => new List<GossipSample>()).ToArray();
        try
        {
            for (var round = 0; round <= Rounds; round++)
            {
                for (var group = 0; group < Groups.Count; group++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var messages = round == 0 ? MessagesFirst : MessagesByRound;
                    var taken = await Groups[group].TakeAsync(processes.Cluster, processes.Nodes, messages, cancellation);
                    samples[group].AddRange(round == 0 ? [] : taken);
                }

                roundFinished();
            }

            return samples;
        }
        catch (CallException exception)
        {
            throw new EnvironmentException(exception.Message, exception);
        }
    }

    private static string ThisMachine => $"{NumberText.Write(Environment.ProcessorCount)} processors, "
        + $"{RuntimeInformation.ProcessArchitecture}, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}";
}
