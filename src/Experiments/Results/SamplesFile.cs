namespace Distribution.Experiments.Results;

/// <summary>samples.csv of a measurement, and simulated.csv of what runs in the simulator beside it: a line for each sample, in the order
/// in which they were taken.</summary>
internal static class SamplesFile
{
    /// <summary>The text of the file.</summary>
    /// <param name="samples">By measure, in the order to write them.</param>
    internal static string Of(IEnumerable<KeyValuePair<string, IReadOnlyList<double>>> samples)
    {
        var lines = samples.SelectMany(measure => measure.Value.Select((value, index) =>
            Csv.Line([measure.Key, NumberText.Write(index), double.IsFinite(value) ? NumberText.Write(value) : ""])));
        return Csv.Line(["measure", "index", "value"]) + string.Concat(lines);
    }
}
