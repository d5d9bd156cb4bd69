using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.PlantedBugs;

/// <summary>What is said about a lease.</summary>
internal enum LeaseWord
{
    Ask,
    Grant,
    Renew,
    Renewed,
    Act,
}

/// <summary>A message.</summary>
/// <param name="Word">What it is.</param>
/// <param name="Request">Which of the client's requests it is about.</param>
/// <param name="Token">Which tenure: each has a higher number than the last.</param>
/// <param name="Until">When the lease ends, by the client's clock.</param>
internal readonly record struct LeaseMessage(LeaseWord Word, int Request, long Token, long Until);

/// <summary>A client, or the server.</summary>
internal struct LeaseNode
{
    /// <summary>The client's last request.</summary>
    internal int Request;

    /// <summary>The tenure that the client believes in; 0: none.</summary>
    internal long Token;

    internal bool IsRenewed;
    internal long Until;
    internal long UntilIfRenewed;
    internal int Ticks;

    /// <summary>How many tenures the server has granted, and the present one; 0: none.</summary>
    internal long Granted;
    internal long Current;

    /// <summary>The tenure of the last act that the server let happen, and how many did.</summary>
    internal long Acted;
    internal long Acts;

    public override readonly string ToString() =>
        $"request {Request}, tenure {Token}, granted {Granted} (now {Current}), acts {Acts} (the last in tenure {Acted})";
}

/// <summary>A lock with leases of a second that can be renewed once: node 0 grants it and is what it guards, the others want it and act
/// under it. Each act carries the number of its tenure, and node 0 takes none of a tenure that is over: a fencing token.</summary>
internal sealed class LeaseLock(LeaseDefect defect) : IProtocol<LeaseNode, LeaseMessage, SimulatedEnvironment<LeaseMessage>>, IDescribed<LeaseNode>
{
    private static readonly Duration Lease = Duration.FromSeconds(1);
    private static readonly Duration Half = Duration.FromMilliseconds(500);
    private static readonly Duration Period = Duration.FromMilliseconds(100);
    private static readonly NodeId Server = new(0);
    private static readonly TimerId Tick = new(0);
    private static readonly TimerId Ends = new(1);
    private static readonly TimerId Renews = new(2);
    private static readonly TimerId RenewedEnds = new(3);

    public void OnStart(ref LeaseNode state, SimulatedEnvironment<LeaseMessage> environment)
    {
        state.Token = 0;
        if (environment.Self != Server)
        {
            environment.SetTimer(Tick, Period);
        }
    }

    public void OnTimer(ref LeaseNode state, TimerId timer, SimulatedEnvironment<LeaseMessage> environment)
    {
        if (environment.Self == Server)
        {
            state.Current = 0;
        }
        else if (timer == Tick)
        {
            ActOrAsk(ref state, environment);
            environment.SetTimer(Tick, Period);
        }
        else if (timer == Renews && state.Token != 0)
        {
            state.UntilIfRenewed = (environment.Now + Lease).Nanoseconds;
            environment.SetTimer(RenewedEnds, Lease);
            environment.Send(Server, new LeaseMessage(LeaseWord.Renew, state.Request, state.Token, 0));
        }
        else if ((timer == Ends && !state.IsRenewed) || timer == RenewedEnds)
        {
            state.Token = 0;
            state.Request++;
        }
    }

    public void OnMessage(ref LeaseNode state, NodeId from, in LeaseMessage message, SimulatedEnvironment<LeaseMessage> environment)
    {
        switch (message.Word)
        {
            case LeaseWord.Ask when state.Current == 0:
                state.Current = ++state.Granted;
                environment.SetTimer(Ends, Lease);
                environment.Send(from, message with { Word = LeaseWord.Grant, Token = state.Current });
                break;
            case LeaseWord.Renew when message.Token == state.Current || defect == LeaseDefect.RenewsAnybody:
                state.Current = message.Token;
                environment.SetTimer(Ends, Lease);
                environment.Send(from, message with { Word = LeaseWord.Renewed });
                break;
            case LeaseWord.Act when IsAllowed(state.Current, message, environment.Now):
                state.Acted = message.Token;
                state.Acts++;
                break;
            case LeaseWord.Grant when message.Request == state.Request && state.Token == 0:
                (state.Token, state.IsRenewed) = (message.Token, false);
                environment.SetTimer(Renews, Half);
                break;
            case LeaseWord.Renewed when message.Token == state.Token && !state.IsRenewed:
                (state.Until, state.IsRenewed) = (state.UntilIfRenewed, true);
                break;
        }
    }

    public string NameOf(TimerId timer) =>
        timer == Tick ? "acts or asks" : timer == Ends ? "the lease ends" : timer == Renews ? "renews" : "the renewed lease ends";

    private bool IsAllowed(long current, in LeaseMessage act, Instant now) => defect switch
    {
        LeaseDefect.NobodyChecks => true,
        LeaseDefect.ComparesClocks => act.Until >= now.Nanoseconds,
        _ => act.Token == current,
    };

    private static void ActOrAsk(ref LeaseNode state, SimulatedEnvironment<LeaseMessage> environment)
    {
        if (state.Token != 0)
        {
            environment.Send(Server, new LeaseMessage(LeaseWord.Act, state.Request, state.Token, state.Until));
        }
        else if (state.Ticks++ % 4 == 0)
        {
            // The lease counts from here, which is earlier than the server counts from.
            state.Until = (environment.Now + Lease).Nanoseconds;
            state.IsRenewed = false;
            environment.SetTimer(Ends, Lease);
            environment.Send(Server, new LeaseMessage(LeaseWord.Ask, ++state.Request, 0, 0));
        }
    }
}
