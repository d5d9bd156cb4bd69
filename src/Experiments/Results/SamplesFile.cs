using Distribution.Experiments.Measuring;

namespace Distribution.Experiments.Results;

/// <summary>samples.csv of a measurement: a line for each sample, in the order in which they were taken.</summary>
internal static class SamplesFile
{
    /// <summary>The text of the file.</summary>
    internal static string Of(IListedMeasurement measurement, Measured measured)
    {
        var lines = measurement.Measures.Where(measure => measured.Samples.ContainsKey(measure.Name))
            .SelectMany(measure => measured.Samples[measure.Name].Select((value, index) =>
                Csv.Line([measure.Name, NumberText.Write(index), double.IsFinite(value) ? NumberText.Write(value) : ""])));
        return Csv.Line(["measure", "index", "value"]) + string.Concat(lines);
    }
}
