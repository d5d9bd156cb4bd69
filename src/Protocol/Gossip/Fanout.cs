namespace Distribution.Protocol;

/// <summary>
/// How many and which candidates a node contacts: a mean that may depend on n, and a law. Holds scratch space and the tables of the last
/// n, so that drawing allocates nothing after warm-up; therefore one thread at a time.
/// </summary>
public sealed class Fanout
{
    /// <summary>The largest mean under <see cref="FanoutLaw.Poisson"/>, where the number of candidates bounds nothing: targets are held in
    /// memory, 4 bytes each.</summary>
    public const int PoissonMeanMax = 10_000_000;

    // Nodes of a graph differ in how many candidates they have, few of them usually.
    private const int FewCandidates = 1_000;

    private readonly FanoutFunction function;
    private readonly CountTable?[] tablesOfFew;
    private readonly PartnerDraw partners = new();
    private CountTable? table;
    private (int Nodes, int Candidates) preparedFor = (-1, -1);
    private double mean;

    /// <summary>A fan-out.</summary>
    public Fanout(FanoutFunction function, FanoutLaw law)
    {
        ArgumentNullException.ThrowIfNull(function);
        this.function = function;
        Law = law;
        tablesOfFew = law == FanoutLaw.Binomial ? new CountTable?[FewCandidates + 1] : [];
    }

    /// <summary>The law around the mean.</summary>
    public FanoutLaw Law { get; }

    /// <summary>The mean as a function of n.</summary>
    public FanoutFunction Function => function;

    /// <summary>Draws targets for one contact: indices of candidates, 0 .. <paramref name="candidates"/> - 1, all different except under
    /// <see cref="FanoutLaw.Poisson"/>. The span is valid until the next draw.</summary>
    /// <param name="nodes">The n of the function; at least 1.</param>
    /// <param name="candidates">How many there are to draw from; zero gives an empty span.</param>
    /// <param name="environment">Whose stream is drawn from.</param>
    /// <exception cref="ArgumentOutOfRangeException">Under <see cref="FanoutLaw.Poisson"/>: the mean is above
    /// <see cref="PoissonMeanMax"/>.</exception>
    public ReadOnlySpan<int> Draw<TMessage, TEnvironment>(int nodes, int candidates, TEnvironment environment)
        where TMessage : struct
        where TEnvironment : struct, IEnvironment<TMessage>, allows ref struct
    {
        if (candidates == 0)
        {
            return [];
        }

        if (preparedFor != (nodes, candidates))
        {
            Prepare(nodes, candidates);
        }

        var count = Count<TMessage, TEnvironment>(candidates, environment);
        return Law == FanoutLaw.Poisson
            ? partners.WithReplacement<TMessage, TEnvironment>(count, candidates, environment)
            : partners.Different<TMessage, TEnvironment>(count, candidates, environment);
    }

    private void Prepare(int nodes, int candidates)
    {
        if (preparedFor.Nodes != nodes)
        {
            mean = function.Of(nodes);
            Array.Clear(tablesOfFew);
            table = Law == FanoutLaw.Poisson ? CountTable.Poisson(mean) : null;
        }

        if (Law == FanoutLaw.Binomial)
        {
            table = candidates > FewCandidates ? Binomial(candidates) : tablesOfFew[candidates] ??= Binomial(candidates);
        }

        preparedFor = (nodes, candidates);
    }

    private CountTable Binomial(int candidates) => CountTable.Binomial(candidates, Math.Min(1, mean / candidates));

    private int Count<TMessage, TEnvironment>(int candidates, TEnvironment environment)
        where TMessage : struct
        where TEnvironment : struct, IEnvironment<TMessage>, allows ref struct
    {
        if (table is not null)
        {
            return table.At(environment.NextRandom(CountTable.Resolution));
        }

        if (Law == FanoutLaw.Ceiling)
        {
            // Compared as numbers first: a function may ask for more than an int holds.
            return mean >= candidates ? candidates : Math.Max(1, (int)Math.Ceiling(mean));
        }

        if (mean >= candidates)
        {
            return candidates;
        }

        var whole = (int)mean;
        var part = mean - whole;
        return part > 0 && environment.NextRandom(CountTable.Resolution) < (int)(part * CountTable.Resolution) ? whole + 1 : whole;
    }
}
