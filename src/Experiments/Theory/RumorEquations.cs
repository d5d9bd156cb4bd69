using Distribution.Protocol;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.OdeSolvers;

namespace Distribution.Experiments.Theory;

/// <summary>The equations of <see cref="PoissonDynamics"/> in shares of the live sites: susceptible ones, infective ones by the contacts
/// that count against them, and transmissions so far.</summary>
internal sealed class RumorEquations
{
    private const int StepsByPeriod = 20;
    private const int PeriodsMax = 2_000;
    private const double Over = 1e-9;

    private readonly RumorRules rules;
    private readonly int stages;
    private readonly double sends;
    private readonly double contacts;

    private RumorEquations(RumorRules rules)
    {
        // Of a pull or both the one that is called sends: it is called as often as others call, but by live sites alone.
        var called = (rules.Live - 1) / (double)(rules.Nodes - 1);
        var outgoing = rules.Mode == SpreadMode.Pull ? 0 : 1;
        var incoming = rules.Mode == SpreadMode.Push ? 0 : called;
        this.rules = rules;
        stages = rules.Stop is StopRule.FeedbackCounter or StopRule.BlindCounter ? rules.K : 1;
        sends = outgoing + incoming;
        contacts = rules.Arrival * ((outgoing * called) + incoming);
    }

    /// <summary>The equations of rules that count contacts.</summary>
    internal static RumorEquations Of(RumorRules rules) => new(rules);

    /// <summary>The solution at the times 0, 1, 2, ... periods, from one infective site until next to none is left.</summary>
    internal IReadOnlyList<Point> Solve()
    {
        var state = Vector<double>.Build.Dense(stages + 2);
        state[0] = 1 - (1.0 / rules.Live);
        state[1] = 1.0 / rules.Live;
        var path = new List<Point> { PointOf(state) };
        while (path[^1].Infective > Over / rules.Live && path.Count <= PeriodsMax)
        {
            state = RungeKutta.FourthOrder(state, 0, 1, StepsByPeriod + 1, (_, now) => Change(now))[^1];
            path.Add(PointOf(state));
        }

        return path;
    }

    private Point PointOf(Vector<double> state) => new(state[0], state.SubVector(1, stages).Sum(), state[stages + 1]);

    private Vector<double> Change(Vector<double> state)
    {
        var susceptible = state[0];
        var infective = state.SubVector(1, stages).Sum();
        var change = Vector<double>.Build.Dense(stages + 2);
        var informed = contacts * susceptible * infective;
        change[0] = -informed;
        change[1] = informed;
        change[stages + 1] = sends * infective;

        // A blind rule counts what a site sends, feedback what finds a site that knew.
        var counted = rules.IsFeedback ? contacts * (1 - susceptible) : sends;
        var isCoin = rules.Stop is StopRule.FeedbackCoin or StopRule.BlindCoin;
        var isReset = rules is { Stop: StopRule.FeedbackCounter, Counter: CounterRule.Reset };
        for (var stage = 0; stage < stages; stage++)
        {
            var leaving = counted * state[1 + stage] / (isCoin ? rules.K : 1);
            change[1 + stage] -= leaving;
            if (stage + 1 < stages)
            {
                change[2 + stage] += leaving;
            }

            if (isReset && stage > 0)
            {
                var back = contacts * susceptible * state[1 + stage];
                change[1 + stage] -= back;
                change[1] += back;
            }
        }

        return change;
    }

    /// <summary>Where the equations stand.</summary>
    /// <param name="Susceptible">The share of sites that have not learned the rumor.</param>
    /// <param name="Infective">The share of sites that spread it.</param>
    /// <param name="Sent">Transmissions by live site so far.</param>
    internal readonly record struct Point(double Susceptible, double Infective, double Sent);
}
