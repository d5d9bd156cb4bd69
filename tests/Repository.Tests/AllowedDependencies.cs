namespace Distribution.Repository.Tests;

/// <summary>Every edge that the dependency graph of src may have. A new edge is a decision: it is added here or not at all.</summary>
internal static class AllowedDependencies
{
    public static IReadOnlyDictionary<string, (string[] Projects, string[] Packages)> OfProject { get; } =
        new Dictionary<string, (string[] Projects, string[] Packages)>(StringComparer.Ordinal)
        {
            ["Protocol"] = ([], []),
            ["Simulator"] = (["Protocol"], []),
            ["InSimulator"] = (["Protocol", "Simulator"], []),
            ["Tcp"] = (["Protocol"], []),
            ["Processes"] = (["Protocol", "Tcp"], []),
            ["Hosting"] = (["InSimulator", "Processes", "Tcp"], ["System.Reactive"]),
            ["Experiments"] = (
                ["Hosting"],
                ["MathNet.Numerics", "Microsoft.Data.Sqlite", "Spectre.Console", "System.CommandLine", "System.Reactive", "YamlDotNet"]),
        };

    /// <summary>The engine knows no protocol: of Distribution.Protocol it sees these value types only.</summary>
    public static IReadOnlyList<string> ProtocolTypesInSimulator { get; } =
        ["NodeId", "Instant", "Duration", "StableHash", "DeterministicMath", "Invariant", "RandomStream"];
}
