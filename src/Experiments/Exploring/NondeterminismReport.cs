using Distribution.Experiments.Output;

namespace Distribution.Experiments.Exploring;

/// <summary>A run that did not repeat, for people and for programs.</summary>
/// <param name="Scenario">What was explored.</param>
/// <param name="Seed">The root of all chance.</param>
/// <param name="Exception">What was found.</param>
internal sealed record NondeterminismReport(ListedScenario Scenario, ulong Seed, NondeterministicException Exception)
{
    internal string ToText() => string.Concat(Exception.Story.Select(line => line + "\n"));

    internal string ToJson() => OutputDocument.TextOf(writer =>
    {
        writer.WriteString("verb", "explore");
        writer.WriteString("scenario", Scenario.Name);
        writer.WriteNumber("seed", Seed);
        writer.WriteString("nondeterministic", Exception.Message);
        writer.WriteLines("story", Exception.Story);
    });
}
