namespace Distribution.Simulator;

/// <summary>A form in which a trace is written.</summary>
public abstract class TraceFormat
{
    /// <summary>All there are.</summary>
    public static IReadOnlyList<TraceFormat> All { get; } = [new TextTrace(), new JsonLinesTrace(), new ChromeTrace(), new ShiVizTrace()];

    /// <summary>The name, as the command line has it.</summary>
    public abstract string Name { get; }

    /// <summary>What it is for, in a line.</summary>
    public abstract string Summary { get; }

    /// <summary>Writes a trace: equal traces as equal texts, with <c>\n</c> at the end of lines.</summary>
    public abstract void Write(RunTrace trace, TextWriter writer);
}
