using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Terminal;

namespace Distribution.Experiments.Tests.Fakes;

/// <summary>Runs command lines in this process.</summary>
internal sealed class Line
{
    /// <summary>What there is to run: the fake protocol unless said otherwise.</summary>
    public Catalog Catalog { get; init; } = new() { Protocols = [new FakeProtocol()] };

    /// <summary>Interrupts the verb.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>What the terminal can show: there is none unless said otherwise.</summary>
    public Screen Screen { get; init; } = Screen.None;

    /// <summary>Tells the verb the time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>A line that writes no folder.</summary>
    public static Task<Outcome> Run(params string[] arguments) => new Line().RunAsync([.. arguments, "--out", "none"]);

    /// <summary>Runs a line as it is.</summary>
    public async Task<Outcome> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var context = new CommandContext(arguments, Catalog, output, error, Screen, Clock);
        var code = await CommandRun.RunAsync(context, Cancellation);
        return new Outcome(code, output.ToString(), error.ToString());
    }

    /// <summary>What a line left.</summary>
    public sealed record Outcome(int Code, string Output, string Error);
}
