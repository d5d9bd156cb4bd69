namespace Distribution.Experiments.Statistics;

/// <summary>Events that a sample may lack because they are rare, of which the spread of its values then says nothing: how much one of them
/// changes the value that it happens to. 0: none is known of.</summary>
/// <param name="Below">By how much it makes a value less.</param>
/// <param name="Above">By how much it makes a value more.</param>
internal readonly record struct RareEvents(double Below, double Above)
{
    /// <summary>The events of a measure. A message that dies out at its source leaves nothing of reach or amount. One that misses a node,
    /// or reaches one where all are missed, changes a share by that node's part, and is taken to change an amount so; one of a proportion
    /// changes it by all. Where one of the values differs from the others they show these themselves.</summary>
    /// <param name="kind">What the values are.</param>
    /// <param name="values">The sample.</param>
    /// <param name="trials">What they are made of; the default: not known, and then no event is.</param>
    /// <param name="areAlike">Whether they show no such event.</param>
    internal static RareEvents Of(MeasureKind kind, Moments values, Trials trials, bool areAlike)
    {
        if (kind == MeasureKind.Proportion)
        {
            return areAlike ? new RareEvents(1, 1) : default;
        }

        if (kind == MeasureKind.Mean || trials.Receptions == 0)
        {
            return default;
        }

        // A value is the mean of some messages, to one of which it happens. Of die-outs no more can be than are expected, where those are
        // less than one.
        var part = (double)values.Count / trials.Sent;
        var dieOut = part * Math.Min(1, trials.DieOuts);
        var node = areAlike ? part * (kind == MeasureKind.Share ? 1 : values.Mean) / trials.Learners!.Value : 0;
        return kind == MeasureKind.Share && values.Mean <= 0.5
            ? new RareEvents(node, Math.Max(node, dieOut * (1 - values.Mean)))
            : new RareEvents(Math.Max(node, dieOut * values.Mean), node);
    }

    /// <summary>The events of a difference: those of the first, and those of the second the other way round.</summary>
    internal RareEvents Less(RareEvents second) => new(Math.Max(Below, second.Above), Math.Max(Above, second.Below));
}
