using Distribution.Experiments.Calibrating;
using Distribution.Experiments.Composing;
using Distribution.Experiments.Measuring;
using Distribution.Experiments.Protocols;
using Distribution.Experiments.Tests.Fakes;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.Experiments.Tests.Composing;

/// <summary>The folder of a plan that compares gossip in the simulator with values that are given, as if processes had been measured.</summary>
internal sealed class ComparedFolder : IDisposable
{
    public const string Plan = "# fewer & <more>\nkind: compare\nprotocol: gossip\naxes: {nodes: [3, 4]}\nruns: 20\noptions: {messages: 3}\n";

    private readonly Folder folder = new();

    public static Calibration Machine { get; } = new(
        [Duration.FromMilliseconds(50), Duration.FromMilliseconds(52), Duration.FromMilliseconds(60)],
        new ProcessorCosts { Processors = 2, Received = new Duration(1_500), Sent = new Duration(2_000) })
    {
        Machine = "a test",
        Settings = [new CalibratedSetting(1, "1", 10, 50, 50), new CalibratedSetting(8, "ln", 10, 100, 98.5)],
    };

    public string Page => File.ReadAllText(folder["out/report.html"]);

    public Line.Outcome Outcome { get; private set; } = null!;

    /// <summary>Runs the plan.</summary>
    /// <param name="plan">Its text.</param>
    /// <param name="valueOf">The value of the n-th run on processes in every measure.</param>
    /// <param name="isCalibrated">Whether the simulator has <see cref="Machine"/>.</param>
    /// <param name="shared">The measures that are judged.</param>
    public static async Task<ComparedFolder> Of(string plan, Func<int, double> valueOf, bool isCalibrated = false, params string[] shared)
    {
        var composed = new ComparedFolder();
        var place = composed.folder;
        Directory.CreateDirectory(place.Path);
        await File.WriteAllTextAsync(place["given.json"], CalibrationFile.TextOf(Machine));
        await File.WriteAllTextAsync(place["p.yaml"], plan);
        composed.Outcome = await LineOf(valueOf, shared).RunAsync(
            "sweep", place["p.yaml"], "--calibration", isCalibrated ? place["given.json"] : "none", "--out", place["out"]);
        return composed;
    }

    /// <summary>The same as one setting of <c>compare</c>.</summary>
    public static async Task<ComparedFolder> OfVerb(Func<int, double> valueOf, params string[] shared)
    {
        var composed = new ComparedFolder();
        composed.Outcome = await LineOf(valueOf, shared).RunAsync(
            "compare", "gossip", "--nodes", "4", "--runs", "20", "--calibration", "none", "--out", composed.folder["out"]);
        return composed;
    }

    public void Dispose() => folder.Dispose();

    private static Line LineOf(Func<int, double> valueOf, string[] shared)
    {
        // A plan measures run by run.
        var (gossip, run) = (new GossipService(), 0);
        var counterpart = new FakeCounterpart(gossip)
        {
            Options = new GossipMeasurement().Options,
            Shared = shared.Length > 0 ? shared : ["reach", "duplicates"],
            Timed = "lastArrivalMs",
            ValueOf = _ => valueOf(run++),
        };
        return new Line { Catalog = new() { Protocols = [gossip], Measurements = [counterpart], Reports = new ReportComposer() } };
    }
}
