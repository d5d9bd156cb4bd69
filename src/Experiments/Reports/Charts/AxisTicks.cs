namespace Distribution.Experiments.Reports.Charts;

/// <summary>The ticks of an axis that its length has room for.</summary>
internal sealed record AxisTicks(IReadOnlyList<double> Values, IReadOnlyList<TickLabel> Labels)
{
    private const double Gap = 10;

    public double WidestLabel => Labels.Max(label => label.Width);

    /// <summary>Every category.</summary>
    public static AxisTicks All(BandScale scale) => Of(scale, scale.Names.Count);

    /// <summary>As many ticks as fit side by side.</summary>
    public static AxisTicks Across(Scale scale, double length) =>
        Fitting(scale, length, ticks => ticks.WidestLabel + Gap, (int)(length / 45));

    /// <summary>As many ticks as fit one above the other.</summary>
    public static AxisTicks Upwards(Scale scale, double length) =>
        Fitting(scale, length, _ => TextMetrics.Line + 2, (int)(length / 32));

    private static AxisTicks Fitting(Scale scale, double length, Func<AxisTicks, double> room, int wanted)
    {
        AxisTicks ticks;
        do
        {
            ticks = Of(scale, wanted);
            if (Fits(ticks, scale, length, room))
            {
                return ticks;
            }
        }
        while (--wanted >= 5);

        return Enumerable.Range(2, Math.Max(ticks.Values.Count - 2, 0)).Select(ticks.Every).Where(thinned => thinned.Values.Count >= 2)
            .FirstOrDefault(thinned => Fits(thinned, scale, length, room)) ?? ticks.Every(Math.Max(1, ticks.Values.Count - 1));
    }

    private static AxisTicks Of(Scale scale, int wanted)
    {
        var values = scale.Ticks(wanted);
        return new AxisTicks(values, scale.Labels(values));
    }

    private AxisTicks Every(int count) =>
        new([.. Values.Where((_, index) => index % count == 0)], [.. Labels.Where((_, index) => index % count == 0)]);

    private static bool Fits(AxisTicks ticks, Scale scale, double length, Func<AxisTicks, double> room)
    {
        var needed = room(ticks);
        return Enumerable.Range(1, Math.Max(ticks.Values.Count - 1, 0))
            .All(index => (scale.Map(ticks.Values[index]) - scale.Map(ticks.Values[index - 1])) * length * 0.94 >= needed);
    }
}
