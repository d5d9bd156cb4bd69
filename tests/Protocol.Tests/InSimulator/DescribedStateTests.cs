using System.Globalization;
using Distribution.InSimulator;

namespace Distribution.Protocol.Tests;

/// <summary>What a trace says of a protocol's states and timers.</summary>
public sealed class DescribedStateTests
{
    [Test]
    public void A_state_is_one_short_line_in_every_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
            Assert.That($"{0.5}", Is.EqualTo("0,5"), "the culture is in force");
            Assert.That(States(state => $"half is {state / 2.0}\nand more"), Is.EqualTo(new[] { "half is 1 and more", "half is 1.5 and more" }));
            Assert.That(States(_ => new string('x', 1_000)), Has.All.Length.EqualTo(203).And.All.EndsWith("x..."));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Test]
    public void Words_that_throw_are_missing_and_change_nothing()
    {
        Assert.That(States(state => state == 2 ? throw new FormatException("none") : $"{state}"), Is.EqualTo(new[] { "(no words: FormatException)", "3" }));
    }

    [Test]
    public void A_node_that_is_down_has_no_state()
    {
        var simulation = Ticking(state => $"{state}");
        simulation.Start(1);
        simulation.Step();
        simulation.Schedule(simulation.Now, new NodeId(0), () => simulation.Crash(new NodeId(0)));
        simulation.RunUntilIdle();
        Assert.That(simulation.Trace!.Events.Select(item => item.State), Is.EqualTo(new[] { "2", "down", "down" }));
    }

    [Test]
    public void A_timer_without_a_name_goes_by_its_number()
    {
        var simulation = Ticking(state => $"{state}");
        simulation.Start(1);
        simulation.Step();
        Assert.That(simulation.Trace!.Events[0].What, Is.EqualTo("timer 4"));
    }

    private static IEnumerable<string> States(Func<int, string> words)
    {
        var simulation = Ticking(words);
        simulation.Start(1);
        simulation.RunUntilIdle();
        return [.. simulation.Trace!.Events.Select(item => item.State)];
    }

    /// <summary>One node whose timer expires twice.</summary>
    private static Simulation<int, ulong> Ticking(Func<int, string> words)
    {
        var probe = new ProbeProtocol<ulong>
        {
            Started = environment => environment.SetTimer(new TimerId(4), Duration.FromMilliseconds(1)),
            Expired = (timer, environment) =>
            {
                if (environment.Now < Instant.Zero + Duration.FromMilliseconds(2))
                {
                    environment.SetTimer(timer, Duration.FromMilliseconds(1));
                }
            },
            Described = words,
        };
        return new Simulation<int, ulong>(probe, new SimulationOptions { Nodes = 1, IsTraced = true });
    }
}
