using System.Collections.Immutable;
using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Results;
using Distribution.Experiments.Theory;

namespace Distribution.Experiments.Composing;

/// <summary>The limit of infect and die as a curve over the fan-out.</summary>
internal static class FanoutTheory
{
    private const int Steps = 200;
    private static readonly InfectAndDieFixedPoint Limit = new();

    /// <summary>Reach by fan-out between two ends; empty where the row is of something else.</summary>
    /// <param name="row">Its other options hold.</param>
    /// <param name="from">The lower end.</param>
    /// <param name="to">The upper end.</param>
    internal static IReadOnlyList<Point> Curve(ResultRow row, double from, double to)
    {
        if (RumorRow.SettingsOf(row, to) is not { } last || !Limit.AppliesTo(last))
        {
            return [];
        }

        return
        [
            .. Enumerable.Range(0, Steps + 1).Select(step => from + ((to - from) * step / Steps))
                .Select(fanout => new Point(fanout, Reach(RumorRow.SettingsOf(row, fanout)!))),
        ];
    }

    /// <summary>The formula, m being the fan-out itself where nothing is lost.</summary>
    internal static string Formula(ResultRow row) => (row.Option("loss"), row.Option("delivery"), row.Option("crashed")) is ("0", "1", "0")
        ? "fixed point of r\u00A0=\u00A01\u00A0−\u00A0exp(−f\u00A0r), the limit for large n"
        : "fixed point of r\u00A0=\u00A01\u00A0−\u00A0exp(−m\u00A0r), the limit for large n; m: what arrives of f at live nodes";

    private static double Reach(Settings settings) =>
        Limit.Lines(settings, ImmutableDictionary<string, double>.Empty).First(line => line.Measure is "reach").Value;
}
