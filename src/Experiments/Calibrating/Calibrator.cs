using System.Runtime.InteropServices;
using Distribution.Experiments.Measuring;
using Distribution.Experiments.Scenarios;
using Distribution.Protocol;

namespace Distribution.Experiments.Calibrating;

/// <summary>Makes a calibration of real child processes, by gossip.</summary>
/// <param name="Groups">The groups that gossip, the one of a single member first.</param>
/// <param name="Starts">How often processes are started anew: a message takes a fifth longer among some than among others, for as long as
/// they live.</param>
internal sealed record Calibrator(IReadOnlyList<GossipTimes> Groups, int Starts)
{
    /// <summary>How often processes are started anew, if nothing else is asked for.</summary>
    internal const int StartsUsual = 4;

    /// <summary>How often each group has its turn in the life of the processes, so that what else the machine does meets all
    /// alike.</summary>
    private const int Rounds = 2;

    // Fewer do not tell the costs apart.
    private const int SizesLeast = 3;

    private const int MessagesByRound = 50;

    /// <summary>The first so many messages of a group do not count: connections are made and code is compiled.</summary>
    private const int MessagesFirst = 150;

    /// <summary>What <see cref="Steps"/> are.</summary>
    internal const string Units = "steps";

    private static readonly int[] Sizes = [4, 5, 8, 12, 18];

    /// <summary>How many steps a calibration has: every turn of a group, and the fit.</summary>
    internal int Steps => (Starts * (1 + Rounds) * Groups.Count) + 1;

    /// <summary>A single member for the latency, and more that gossip as groups do unless told otherwise, from a few that stay awake to
    /// many of which most sleep.</summary>
    /// <param name="compared">Numbers of members that are to be predicted, so that no group has one of them, as long as enough are
    /// left.</param>
    /// <param name="starts">How often processes are started anew; 1 or more.</param>
    internal static Calibrator Beside(IReadOnlyCollection<int> compared, int starts) => new(
    [
        new GossipTimes(1, FanoutFunction.Constant(1)),
        .. (Sizes.Except(compared).Count() >= SizesLeast ? Sizes.Except(compared) : Sizes)
            .Select(nodes => new GossipTimes(nodes, FanoutFunction.Parse("ln"))),
    ],
    starts);

    /// <summary>Measures.</summary>
    /// <param name="load">Libraries for the children.</param>
    /// <param name="made">The present.</param>
    /// <param name="stepFinished">Is called after each of <see cref="Steps"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="EnvironmentException">A child did not come up.</exception>
    internal async Task<Calibration> MeasureAsync(
        IReadOnlyList<string> load, DateTimeOffset made, Action stepFinished, CancellationToken cancellation)
    {
        var samples = await TakeAsync(load, stepFinished, cancellation);
        var found = await Task.Run(new CostFit(Groups, samples).Find, CancellationToken.None);
        stepFinished();
        return found with { Made = made, Machine = ThisMachine };
    }

    private async Task<IReadOnlyList<IReadOnlyList<GossipSample>>> TakeAsync(
        IReadOnlyList<string> load, Action stepFinished, CancellationToken cancellation)
    {
        var samples = Groups.Select(_ => new List<GossipSample>()).ToArray();
        try
        {
            for (var start = 0; start < Starts; start++)
            {
                await using var processes = await ProcessGroup.StartAsync(
                    Groups.Max(group => group.Nodes), Environment.ProcessorCount, load, cancellation);
                await TakeAsync(processes, samples, stepFinished, cancellation);
            }

            return samples;
        }
        catch (CallException exception)
        {
            throw new EnvironmentException(exception.Message, exception);
        }
    }

    private async Task TakeAsync(
        ProcessGroup processes, List<GossipSample>[] samples, Action stepFinished, CancellationToken cancellation)
    {
        for (var round = 0; round <= Rounds; round++)
        {
            for (var group = 0; group < Groups.Count; group++)
            {
                cancellation.ThrowIfCancellationRequested();
                var messages = round == 0 ? MessagesFirst : MessagesByRound;
                var taken = await Groups[group].TakeAsync(processes.Cluster, processes.Nodes, messages, cancellation);
                samples[group].AddRange(round == 0 ? [] : taken);
                stepFinished();
            }
        }
    }

    private static string ThisMachine => $"{NumberText.Write(Environment.ProcessorCount)} processors, "
        + $"{RuntimeInformation.ProcessArchitecture}, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}";
}
