namespace Distribution.Experiments.Measuring;

/// <summary>Samples by measure, in the order in which they were added.</summary>
internal sealed class SampleSet(IEnumerable<MeasureDefinition> measures)
{
    private readonly Dictionary<string, List<double>> samples =
        measures.ToDictionary(measure => measure.Name, _ => new List<double>(), StringComparer.Ordinal);

    internal IReadOnlyDictionary<string, IReadOnlyList<double>> ByMeasure =>
        samples.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<double>)pair.Value, StringComparer.Ordinal);

    internal void Add(string measure, IEnumerable<double> values) => samples[measure].AddRange(values);

    internal void Add(IReadOnlyDictionary<string, double> values)
    {
        foreach (var (measure, value) in values)
        {
            samples[measure].Add(value);
        }
    }
}
