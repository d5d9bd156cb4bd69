using System.Collections.Immutable;
using Distribution.Experiments.Running;
using Distribution.Experiments.Statistics;

namespace Distribution.Experiments.Live;

/// <summary>A setting, as far as its runs are done. Immutable.</summary>
/// <param name="Plan">What is run.</param>
/// <param name="Began">When its runs began.</param>
internal sealed record LiveSetting(CellPlan Plan, DateTimeOffset Began)
{
    /// <summary>The curve that is shown is of so many runs, the last ones.</summary>
    internal const int CurvesMax = 50;

    /// <summary>How many runs are done.</summary>
    internal int Runs { get; init; }

    /// <summary>Their events.</summary>
    internal long Events { get; init; }

    /// <summary>Messages that arrived in them.</summary>
    internal long Delivered { get; init; }

    /// <summary>Messages that did not.</summary>
    internal long Dropped { get; init; }

    /// <summary>A mean for each measure of the protocol, in its order.</summary>
    internal ImmutableArray<Moments> Means { get; init; } = [.. Plan.Protocol.Measures.Select(_ => default(Moments))];

    /// <summary>The last runs that have a curve, at most <see cref="CurvesMax"/>.</summary>
    internal ImmutableList<RunSample> Curves { get; init; } = [];

    /// <summary>The time between two values of a curve.</summary>
    internal double CurveStep { get; init; } = 1;

    /// <summary>With one run more.</summary>
    internal LiveSetting With(RunSample sample, double curveStep) => this with
    {
        Runs = Runs + 1,
        Events = Events + sample.Events,
        Delivered = Delivered + sample.Delivered,
        Dropped = Dropped + sample.Dropped,
        Means = [.. Means.Zip(Plan.Protocol.Measures, (mean, measure) => mean.With(sample.Measures[measure.Name]))],
        Curves = sample.Curve.Count == 0 ? Curves : (Curves.Count < CurvesMax ? Curves : Curves.RemoveAt(0)).Add(sample),
        CurveStep = curveStep,
    };
}
