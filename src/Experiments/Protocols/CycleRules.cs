using Distribution.InSimulator;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.Experiments.Protocols;

/// <summary>What protocols that run in cycles have in common: how long a cycle must be, and which settings come to an end.</summary>
internal static class CycleRules
{
    private static readonly Duration PeriodLeast = Duration.FromSeconds(1);

    // 208 days: leaves room for 500 cycles in an instant's 292 years.
    private static readonly Duration PeriodMost = new(1L << 54);

    // The most that --latency takes.
    private static readonly Duration LatencyMost = Duration.FromSeconds(3_600);

    // Under clocks without cycles latencies show in the times: this small they are beyond three digits.
    private const int LatenciesByPeriod = 1_000;

    // Beyond it, drawing without repetition takes memory for every candidate, of which distances have as many as draws have values.
    private const int SpatialFanoutMost = 16;

    // No timer is set farther ahead: a Poisson gap is this long once in 10^27 times.
    private const int CyclesAhead = 64;

    // A site that is rejected tries its next partners before another site's turn comes, but once in this many times.
    private const int TurnsByExchange = 64;

    /// <summary>The network that the settings ask for.</summary>
    internal static NetworkOptions NetworkOf(Settings settings) => new()
    {
        Latency = settings.Get(CommonOptions.Latency),
        Loss = Chance.Of(settings.Get(CommonOptions.Loss)),
        TransmissionLoss = Chance.Of(1 - settings.Get(CommonOptions.Delivery)),
    };

    /// <summary>The simulation of a rumor that they ask for.</summary>
    internal static SimulationOptions SimulationOf(Settings settings) => new()
    {
        Nodes = settings.Get(CommonOptions.Nodes),
        Topology = CommonOptions.TopologyOf(settings),
        Network = NetworkOf(settings),
        Fanout = new Fanout(settings.Get(RumorProtocol.Fanout), settings.Get(RumorProtocol.Law)),
    };

    /// <summary>The clock that the settings ask for, with a period so long that every exchange ends within its cycle. A cycle has no
    /// length that matters otherwise.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="isOrdered">Whether the order of contacts inside a cycle matters.</param>
    /// <param name="legs">How many messages an exchange takes, one after another.</param>
    /// <exception cref="UsageException">No period is long enough.</exception>
    internal static GossipClock ClockOf(Settings settings, bool isOrdered, int legs)
    {
        var latency = settings.Get(CommonOptions.Latency);
        var exchange = latency.Most == Duration.MaxValue ? double.PositiveInfinity : (double)latency.Most.Nanoseconds * legs;
        var least = Math.Max(PeriodLeast.Nanoseconds, 4 * exchange);
        if (least > PeriodMost.Nanoseconds)
        {
            throw new UsageException(
                $"--latency {latency}: every exchange must end within its cycle, so allowed are constant and uniform latencies "
                + $"up to {new Duration((long)Math.Min(LatencyMost.Nanoseconds, PeriodMost.Nanoseconds / 4.0 / legs))}");
        }

        var model = settings.Get(RumorProtocol.Clock);
        var wanted = Math.Max(least, (double)latency.Most.Nanoseconds * LatenciesByPeriod);
        if (settings.TryGet(RumorProtocol.Hunt, out var hunt) && hunt > 0)
        {
            wanted = Math.Max(wanted, 2.0 * settings.Get(CommonOptions.Nodes) * TurnsByExchange * exchange);
        }

        // Twice what an exchange takes, where the period has room for it, so that none ends together with its cycle.
        var period = (long)Math.Min(wanted, PeriodMost.Nanoseconds);
        return new GossipClock(model, new Duration(period), isOrdered, new Duration((long)Math.Clamp(2 * exchange, 2, period / 4)));
    }

    /// <summary>Refuses settings whose cycles are so long that the simulated clock ends before a run does.</summary>
    /// <param name="now">Its time; checked at least once a cycle.</param>
    /// <param name="period">The length of a cycle.</param>
    /// <exception cref="UsageException">The clock is about to end.</exception>
    internal static void CheckClock(Instant now, Duration period)
    {
        if (now > Instant.MaxValue - (period * CyclesAhead))
        {
            throw new UsageException($"--latency and --hunt make cycles {period} long, so that exchanges end within them, and a run takes "
                + "more cycles than the 292 years of the simulated clock have; allowed are shorter latencies and less hunting");
        }
    }

    /// <summary>Refuses settings under which a run would wait for what never happens.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="live">Sites that are not crashed.</param>
    /// <param name="end">What the run waits for.</param>
    /// <exception cref="UsageException">It would never end.</exception>
    internal static void CheckThatRunsEnd(Settings settings, int live, CycleEnd end)
    {
        var nodes = settings.Get(CommonOptions.Nodes);
        CheckFanout(settings, nodes);
        var mean = SpreadLimits.MeanOf(settings.Get(RumorProtocol.Fanout), settings.Get(RumorProtocol.Law), nodes);
        if (live == 1 || settings.Get(RumorProtocol.Stop) == StopRule.Once)
        {
            return;
        }

        var arrives = end == CycleEnd.NobodySpreads ? 1 : ArrivalOf(settings) * (live - 1) / (nodes - 1);
        if (mean * arrives < SpreadLimits.RateLeast)
        {
            var waits = end == CycleEnd.AllKnow ? "ends when everyone knows" : "ends when sites have made their contacts";
            throw new UsageException($"--stop {settings.TextOf(RumorProtocol.Stop)} {waits}, so --fanout, --delivery, --loss and --crashed "
                + $"must let a site reach at least {NumberText.Write(SpreadLimits.RateLeast)} others a cycle, "
                + $"not {NumberText.Write(mean * arrives)}");
        }
    }

    /// <summary>Whether everybody knows everybody and only faults lose anything.</summary>
    internal static bool IsWhole(Settings settings) => !settings.IsChanged(CommonOptions.Topology) && ArrivalOf(settings) == 1;

    /// <summary>The probability that a transmission arrives.</summary>
    internal static double ArrivalOf(Settings settings) => settings.Get(CommonOptions.Delivery) * (1 - settings.Get(CommonOptions.Loss));

    private static void CheckFanout(Settings settings, int nodes)
    {
        var fanout = settings.Get(RumorProtocol.Fanout);
        if (nodes > 1 && settings.Get(RumorProtocol.Law) != FanoutLaw.Poisson && fanout.Of(nodes) > nodes - 1)
        {
            throw new UsageException($"--fanout {fanout}: with --nodes {NumberText.Write(nodes)} a site has "
                + $"{NumberText.Write(nodes - 1)} others; allowed are means up to that, "
                + "or --fanout-law poisson, which may draw a partner twice");
        }

        if (settings.Get(CommonOptions.Topology) is SpatialTopology
            && (settings.Get(RumorProtocol.Law) == FanoutLaw.Binomial || fanout.Of(nodes) > SpatialFanoutMost))
        {
            throw new UsageException($"--topology {settings.TextOf(CommonOptions.Topology)}: partners are drawn by distance, one by "
                + $"one; allowed are fixed fan-outs up to {SpatialFanoutMost}, or --fanout-law poisson");
        }
    }
}
