using Distribution.InSimulator;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution;

/// <content>The run itself: faults and workload, then the calm.</content>
public sealed partial class ScenarioRun
{
    /// <summary>When the calm begins, as far as is known: after the time of faults, when every fault is over, the last message that one
    /// put off has arrived, the last slow boot is over and no node is behind with its work.</summary>
    private Instant CalmFrom
    {
        get
        {
            var from = Instant.Zero + FaultTime;
            foreach (var end in new[] { trial.Plan.End, World.Network.LastPutOff, World.Load.BusyUntil, World.Boots.SlowUntil })
            {
                from = end > from ? end : from;
            }

            return from;
        }
    }

    internal TrialResult Drive(CancellationToken cancellation)
    {
        Violation? violation;
        try
        {
            Build();
            violation = Advance(cancellation);
        }
        catch (EscapedException exception)
        {
            throw Escaped(exception, cancellation);
        }
        catch (StandstillException standstill)
        {
            violation = Failed("time goes on", standstill.Message);
        }
        catch (Exception exception) when (asked is not null && IsBroken(exception))
        {
            throw Broken($"'{asked}', asked after event {events} of the run with seed {Seed},", exception);
        }
        catch (Exception exception) when (!IsInterruption(exception, cancellation)
            && exception is not (FaultPlanException or NondeterministicException or ScenarioException))
        {
            // Any: what a protocol or a program throws is what exploration looks for.
            violation = Threw(exception, isStarting ? "'start'" : input());
        }

        // Single messages and visits are written down anew: what never came goes, and the others have the time at which they did.
        var kept = trial.Plan.PartsIn(Nodes).Select(fault => fault.Part)
            .Where(fault => fault is not (SingleMessage or BuggifyVisit) && !FaultCode.IsRandom(fault))
            .Select(fault => world is null ? fault : FaultCode.In(fault, world));
        return new TrialResult
        {
            Violation = violation,
            Thrown = thrown,
            TraceHash = hash(),
            Events = events,
            Begun = begun,
            End = world?.Now ?? Instant.Zero,
            Ladder = ladder,
            Recorded = new FaultPlan(kept.Concat(recorded).OrderBy(fault => fault.At.Nanoseconds)),
            Effective = world?.Effects.Taken ?? [],
            HasVisits = world?.Points.HasVisits ?? false,
            Steps = steps,
            Trace = TraceWith(violation),
            Demands = [.. oracles.Select(oracle => oracle.Name), .. expectations.Select(expectation => expectation.Name)],
            Marks = [.. marks.Select(mark => KeyValuePair.Create(mark.Name, mark.HappenedAt))],
        };
    }

    /// <summary>What happened, and how it ended; null: nothing was traced.</summary>
    private RunTrace? TraceWith(Violation? violation)
    {
        var told = trial.IsTraced ? trace() ?? new RunTrace(Nodes, [], []) : null;
        return violation is null ? told : told?.FailedBy(violation.Oracle, violation.Reason, violation.At);
    }

    private Violation? Advance(CancellationToken cancellation)
    {
        while (step())
        {
            CountEvent();
            if (Wrong() is { } violation)
            {
                return violation;
            }

            if ((events & 0xfff) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            if (Now > CalmFrom + terms.Calm && !IsWaitedFor())
            {
                break;
            }
        }

        return AtEnd(cancellation);
    }

    private Violation? Wrong()
    {
        foreach (var (name, oracle) in oracles)
        {
            asked = name;
            if (oracle.AfterEvent() is { } reason)
            {
                return Failed(name, reason);
            }
        }

        foreach (var mark in marks)
        {
            asked = mark.Name;
            mark.HappenedAt ??= mark.Happens() ? Now : null;
        }

        asked = null;

        if (ThrownByProgram() is var (program, end))
        {
            ThrowIfEscaped(end);
            return Threw(end, $"'{program}'");
        }

        return Now >= CalmFrom ? Overdue() : null;
    }

    /// <summary>What has been lacking for too long without a break, counted from the beginning of the calm.</summary>
    private Violation? Overdue()
    {
        foreach (var expectation in expectations)
        {
            asked = expectation.Name;
            var lacks = expectation.Missing();
            asked = null;
            if (lacks is null || expectation.Lacks is null)
            {
                // What lacks when the calm is first looked at has lacked from its beginning on.
                expectation.HotSince = expectation.IsLookedAt ? Now : CalmFrom;
            }

            expectation.IsLookedAt = true;

            expectation.Lacks = lacks;
            if (lacks is not null && Now - expectation.HotSince > expectation.Within)
            {
                return Failed(expectation.Name, lacks);
            }
        }

        return null;
    }

    /// <summary>A run that is over, because its time is up or nothing can happen any more.</summary>
    private Violation? AtEnd(CancellationToken cancellation)
    {
        if (!trial.IsTraced && NeedsTrace())
        {
            var again = (trial with { IsTraced = true }).Run(cancellation);
            thrown = again.Thrown;
            return again.Violation;
        }

        foreach (var (name, oracle) in oracles)
        {
            asked = name;
            if (oracle.AtEnd() is { } reason)
            {
                return Failed(name, reason);
            }
        }

        // Nothing will come any more, or there was time enough: what lacks now for good is lacking.
        var isIdle = Now <= CalmFrom + terms.Calm;
        foreach (var expectation in expectations)
        {
            asked = expectation.Name;
            if ((isIdle || Now - expectation.HotSince > expectation.Within) && expectation.Missing() is { } lacks)
            {
                return Failed(expectation.Name, lacks);
            }
        }

        return Unended();
    }

    private bool NeedsTrace()
    {
        var isNeeded = oracles.Exists(each =>
        {
            asked = each.Name;
            return each.Oracle.NeedsTrace;
        });
        asked = null;
        return isNeeded;
    }

    private Violation Failed(string oracle, string reason) => new(oracle, reason, Now, events);
}
