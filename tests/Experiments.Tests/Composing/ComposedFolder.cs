using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Composing;
using Distribution.Experiments.Protocols;
using Distribution.Experiments.Tests.Fakes;

namespace Distribution.Experiments.Tests.Composing;

/// <summary>A folder that a command line has left, with its report.</summary>
internal sealed class ComposedFolder : IDisposable
{
    private readonly Folder folder = new();

    public string Path => folder.Path;

    public string Page => File.ReadAllText(folder["report.html"]);

    public string this[string file] => folder[file];

    /// <summary>Runs the line into the folder.</summary>
    public static async Task<(ComposedFolder Folder, Line.Outcome Outcome)> Of(string line, CancellationToken cancellation = default, Catalog? catalog = null)
    {
        var composed = new ComposedFolder();
        var command = new Line { Catalog = catalog ?? Catalog(), Cancellation = cancellation };
        var outcome = await command.RunAsync([.. line.Split(' '), "--jobs", "1", "--out", composed.Path]);
        return (composed, outcome);
    }

    /// <summary>Real rumors, the fake protocol, and reports.</summary>
    public static Catalog Catalog(Action<ulong>? onRun = null) => new()
    {
        Protocols = [new FakeProtocol { OnRun = onRun ?? (_ => { }) }, new RumorProtocol()],
        Reports = new ReportComposer(),
    };

    /// <summary>Makes the report anew.</summary>
    public Task<Line.Outcome> Report() => new Line { Catalog = Catalog() }.RunAsync("report", Path);

    public void Dispose() => folder.Dispose();
}
