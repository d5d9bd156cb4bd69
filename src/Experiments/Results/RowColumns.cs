namespace Distribution.Experiments.Results;

/// <summary>What rows have columns for. A row may have fewer: what it has not is empty.</summary>
/// <param name="Options">Names of the options.</param>
/// <param name="Measures">Names of the measures.</param>
internal sealed record RowColumns(IReadOnlyList<string> Options, IReadOnlyList<string> Measures)
{
    /// <summary>Of a protocol.</summary>
    internal static RowColumns Of(IListedProtocol protocol) => new(
        [.. protocol.Options.Select(option => option.Name)], [.. protocol.Measures.Select(measure => measure.Name)]);
}
