namespace Distribution.Experiments.Statistics;

/// <summary>What the values of some runs of a setting are made of. Where nothing is known of it: the default.</summary>
/// <param name="Runs">How many runs.</param>
/// <param name="Messages">How many messages each of them spreads.</param>
/// <param name="Learners">How many live nodes a message may reach or miss, the source not among them; null: not known, or no nodes.</param>
/// <param name="DieOut">How likely a message dies out near its source where most take off, or takes off where most die out: the rarer
/// of the two, 0..0.5; 0: never, or not known.</param>
public readonly record struct Trials(int Runs, int Messages, int? Learners = null, double DieOut = 0)
{
    /// <summary>How many messages all runs together spread; 0: not known.</summary>
    public long Sent => (long)Runs * Messages;

    /// <summary>How often all runs together could have reached a node; 0: not known, or there was none to reach.</summary>
    public long Receptions => Sent * (Learners ?? 0);

    /// <summary>How many of the messages can be expected to fare unlike the others.</summary>
    public double DieOuts => Sent * DieOut;
}
