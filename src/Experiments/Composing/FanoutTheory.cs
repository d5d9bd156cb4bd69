using System.Collections.Immutable;
using Distribution.Experiments.Protocols;
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
        var protocol = new RumorProtocol();
        if (!IsOf(protocol, row) || !Limit.AppliesTo(At(protocol, row, to)))
        {
            return [];
        }

        return
        [
            .. Enumerable.Range(0, Steps + 1).Select(step => from + ((to - from) * step / Steps))
                .Select(fanout => new Point(fanout, Reach(At(protocol, row, fanout)))),
        ];
    }

    /// <summary>The formula, m being the fan-out itself where nothing is lost.</summary>
    internal static string Formula(ResultRow row) => (row.Option("loss"), row.Option("delivery"), row.Option("crashed")) is ("0", "1", "0")
        ? "fixed point of r\u00A0=\u00A01\u00A0−\u00A0exp(−f\u00A0r), the limit for large n"
        : "fixed point of r\u00A0=\u00A01\u00A0−\u00A0exp(−m\u00A0r), the limit for large n; m: what arrives of f at live nodes";

    private static bool IsOf(RumorProtocol protocol, ResultRow row) =>
        string.Equals(row.Key.Split(';')[0], protocol.Name, StringComparison.Ordinal)
        && row.Options.Select(option => option.Key).SequenceEqual(protocol.Options.Select(option => option.Name), StringComparer.Ordinal);

    private static Settings At(RumorProtocol protocol, ResultRow row, double fanout)
    {
        var texts = row.Options.ToDictionary(StringComparer.Ordinal);
        texts[RumorProtocol.Fanout.Name] = NumberText.Write(fanout);
        return Settings.Read(protocol.Name, protocol.Options, texts);
    }

    private static double Reach(Settings settings) =>
        Limit.Lines(settings, ImmutableDictionary<string, double>.Empty).First(line => line.Measure is "reach").Value;
}
