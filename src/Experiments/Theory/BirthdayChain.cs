namespace Distribution.Experiments.Theory;

/// <summary>How many different sites draws with replacement hit, as a Markov chain over the draws: the birthday problem, with sites that
/// are hit in vain.</summary>
internal static class BirthdayChain
{
    /// <summary>Probabilities of 0, 1, 2, ... newly informed sites after a given number of draws.</summary>
    /// <param name="model">The mean fan-out is the number of draws.</param>
    /// <param name="susceptible">Live sites not informed yet.</param>
    internal static double[] Repeated(in SpreadModel model, int susceptible)
    {
        var draws = (int)model.Fanout;
        var row = new double[Math.Min(draws, susceptible) + 1];
        row[0] = 1;
        for (var draw = 1; draw <= draws; draw++)
        {
            for (var fresh = Math.Min(draw, row.Length - 1); fresh >= 0; fresh--)
            {
                row[fresh] *= 1 - Hit(model, susceptible - fresh);
                row[fresh] += fresh > 0 ? row[fresh - 1] * Hit(model, susceptible - fresh + 1) : 0;
            }
        }

        return row;
    }

    /// <summary>The same where each draw is the last one with probability 1 / mean.</summary>
    /// <param name="model">The mean fan-out is the mean number of draws, at least 1.</param>
    /// <param name="susceptible">Live sites not informed yet.</param>
    /// <param name="fewer">The probabilities for one susceptible site less.</param>
    internal static double[] Geometric(in SpreadModel model, int susceptible, double[] fewer)
    {
        // A draw, then the end, else the same again with what is left; and what a draw in vain leaves is this row itself.
        var goesOn = 1 - (1 / model.Fanout);
        var hit = Hit(model, susceptible);
        var leaves = 1 - ((1 - hit) * goesOn);
        var row = new double[fewer.Length + 1];
        row[0] = (1 - hit) * (1 - goesOn) / leaves;
        for (var fresh = 1; fresh < row.Length; fresh++)
        {
            row[fresh] = hit * ((fresh == 1 ? 1 - goesOn : 0) + (goesOn * fewer[fresh - 1])) / leaves;
        }

        return row;
    }

    private static double Hit(in SpreadModel model, int susceptible) => model.Arrival * susceptible / model.Candidates;
}
