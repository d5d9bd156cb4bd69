namespace Distribution.Experiments.Reports.Charts;

/// <summary>Named categories, each a band of equal width. The value of a category is its index.</summary>
internal sealed class BandScale : Scale
{
    private readonly string[] names;

    public BandScale(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Count == 0)
        {
            throw new ArgumentException("a band scale has at least one category", nameof(names));
        }

        this.names = [.. names];
    }

    public IReadOnlyList<string> Names => names;

    public override double Min => -0.5;

    public override double Max => names.Length - 0.5;

    public override double Map(double value) => double.IsFinite(value) ? (value + 0.5) / names.Length : double.NaN;

    public override IReadOnlyList<double> Ticks(int wanted) => [.. Enumerable.Range(0, names.Length).Select(index => (double)index)];

    internal override IReadOnlyList<TickLabel> Labels(IReadOnlyList<double> ticks) =>
        [.. ticks.Select(tick => new TickLabel(names[(int)tick]))];
}
