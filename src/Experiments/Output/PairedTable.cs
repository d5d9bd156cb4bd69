using Distribution.Experiments.Statistics;
using Distribution.Experiments.Sweeps;
using Distribution.Experiments.Terminal;

namespace Distribution.Experiments.Output;

/// <summary>Differences of settings run by run: a line for each pair.</summary>
internal static class PairedTable
{
    private const int DecimalsMax = 9;

    /// <summary>Writes what is compared, and the table.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="width">How wide it may be.</param>
    /// <param name="rule">Which settings are compared.</param>
    /// <param name="others">The axes that are equal in a pair.</param>
    /// <param name="measure">The one measure of the differences.</param>
    /// <param name="differences">The pairs.</param>
    internal static void Write(
        TextWriter output,
        int width,
        PairRule rule,
        IReadOnlyList<string> others,
        string measure,
        IReadOnlyList<PairedDifference> differences)
    {
        output.Write($"differences of {measure}, paired run by run (equal seeds), beside the interval of independent runs\n");
        var table = new TextTable(
        [
            .. others.Select(axis => new TableColumn(axis)), new TableColumn(rule.Axis), new TableColumn("less"),
            new TableColumn("difference"), new TableColumn(SweepTable.Interval), new TableColumn("unpaired"), new TableColumn("runs", 1),
        ]);
        foreach (var line in differences)
        {
            var gap = line.Gaps[0];
            var decimals = DecimalsOf(gap);
            table.Add([
                .. others.Append(rule.Axis).Select(line.Setting.Option), line.Less.Option(rule.Axis),
                NumberDisplay.Of(gap.Difference, decimals), NumberDisplay.Of(gap.Interval, decimals),
                NumberDisplay.Of(gap.Unpaired, decimals), NumberDisplay.Of(gap.Count)]);
        }

        table.Write(output, width);
    }

    // Two digits of the half-width, or four of a difference that has none.
    private static int DecimalsOf(PairedGap gap)
    {
        var half = gap.Interval.Width / 2;
        var size = half > 0 ? half : Math.Abs(gap.Difference);
        return size > 0 ? Math.Clamp((half > 0 ? 1 : 3) - (int)Math.Floor(Math.Log10(size)), 0, DecimalsMax) : 0;
    }
}
