using System.CommandLine;

namespace Distribution.Experiments.CommandLine;

/// <summary>A command with an example, which its help ends with.</summary>
internal sealed class Verb(string name, string description, string example) : Command(name, description)
{
    /// <summary>A command line without the program's name.</summary>
    internal string Example { get; } = example;

    /// <summary>Of options that it does not take and other verbs do, what to do instead.</summary>
    internal IReadOnlyDictionary<string, string> Instead { get; init; } = new Dictionary<string, string>();
}
