namespace Distribution.Experiments.Statistics;

/// <summary>
/// The interval of a mean over runs of which a few are unlike all others, as where a message dies out at its source: Student's, and on the
/// side of such runs as far as with one more of them, or with as many as can be expected where that is less than one. A sample seldom
/// has the runs that are rare, and then its spread says nothing of them; a success and a failure more than were seen are the
/// remedy of Agresti and Coull 1998 for proportions, of which this is one half.
/// </summary>
public static class DieOutInterval
{
    /// <summary>The interval of the mean; none for fewer than two values.</summary>
    /// <param name="mean">The sample's mean.</param>
    /// <param name="deviation">Its standard deviation (divisor count - 1).</param>
    /// <param name="count">How many values.</param>
    /// <param name="rare">What a value is in which every message is one of the few.</param>
    /// <param name="trials">What the values are made of.</param>
    public static Interval Of(double mean, double deviation, int count, double rare, Trials trials)
    {
        var student = StudentInterval.Of(mean, deviation, count);
        var weight = Math.Min(1, trials.DieOuts);
        if (count < 2 || weight == 0)
        {
            return student;
        }

        // A value is the mean of some messages, one of which is the further one.
        var further = (rare - mean) * count / trials.Sent;
        var whole = count + weight;
        var squares = (deviation * deviation * (count - 1)) + (further * further * count * weight / whole);
        var wider = StudentInterval.Of(mean + (further * weight / whole), Math.Sqrt(squares / (whole - 1)), count);
        return rare < mean
            ? student with { Low = Math.Min(student.Low, wider.Low) }
            : student with { High = Math.Max(student.High, wider.High) };
    }
}
