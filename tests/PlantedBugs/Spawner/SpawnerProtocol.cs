using System.Runtime.CompilerServices;
using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.PlantedBugs;

/// <summary>What the parent and hosts of children say.</summary>
internal enum SpawnerWord
{
    Start,
    Started,
    Keep,
    Gone,
    End,
}

/// <summary>A message about a child, which is named by its parent's life and a number in it.</summary>
/// <param name="Word">What it is.</param>
/// <param name="Life">The parent's life.</param>
/// <param name="Number">Which child of it.</param>
/// <param name="Order">What the user ordered it for.</param>
internal readonly record struct SpawnerMessage(SpawnerWord Word, int Life, int Number, int Order);

/// <summary>How far a child is; to the parent also that it is wanted no more.</summary>
internal enum ChildStage
{
    None,
    Starting,
    Running,
    Cancelled,
    Lost,
}

/// <summary>A child, as its parent or its host sees it.</summary>
/// <param name="Stage">How far it is.</param>
/// <param name="Life">Its parent's life.</param>
/// <param name="Number">Which child of that.</param>
/// <param name="Order">What the user ordered it for.</param>
/// <param name="Ticks">Since when its parent has asked for it, or its host was not asked to keep it.</param>
internal record struct SpawnerChild(ChildStage Stage, int Life, int Number, int Order, int Ticks)
{
    public override readonly string ToString() => $"{Number} {Stage}";
}

/// <summary>The parent, or a host.</summary>
internal struct SpawnerNode
{
    internal int Life;
    internal int Next;
    internal SpawnerChildren Children;

    public override readonly string ToString() => $"children: {Children}";
}

/// <summary>The parent's children by number, or a host's in any order.</summary>
[InlineArray(Length)]
internal struct SpawnerChildren
{
    internal const int Length = 16;

    private SpawnerChild first;

    public override readonly string ToString() => string.Join(
        ", ", ((ReadOnlySpan<SpawnerChild>)this).ToArray().Where(child => child.Stage != ChildStage.None).Select(child => $"{child}").DefaultIfEmpty("none"));
}

/// <summary>Node 0 lets children run on the others: it asks until it is answered, and keeps those that it wants; a host ends what nobody has
/// kept for three seconds.</summary>
internal sealed class SpawnerProtocol(int nodes, SpawnerDefect defect)
    : IProtocol<SpawnerNode, SpawnerMessage, SimulatedEnvironment<SpawnerMessage>>, IDescribed<SpawnerNode>
{
    private const int UnkeptMax = 12;
    private const int PatienceTicks = 2;

    private static readonly TimerId Tick = new(0);
    private static readonly Duration Period = Duration.FromMilliseconds(250);
    private static readonly Duration Boot = Duration.FromMilliseconds(100);
    private static readonly NodeId Parent = new(0);

    public void OnStart(ref SpawnerNode state, SimulatedEnvironment<SpawnerMessage> environment)
    {
        if (state.Life == 0)
        {
            state.Life = defect == SpawnerDefect.NumbersAnew ? 1 : 1 + environment.NextRandom(int.MaxValue - 1);
        }

        environment.SetTimer(Tick, Period);
        for (var slot = 0; slot < SpawnerChildren.Length && environment.Self != Parent; slot++)
        {
            if (state.Children[slot].Stage == ChildStage.Starting)
            {
                environment.SetTimer(new TimerId(1 + slot), Boot);
            }
        }
    }

    internal NodeId HostOf(int number) => new(1 + (number % (nodes - 1)));

    /// <summary>A user orders a child.</summary>
    internal void Order(ref SpawnerNode state, int order, SimulatedEnvironment<SpawnerMessage> environment)
    {
        var child = new SpawnerChild(ChildStage.Starting, state.Life, state.Next++, order, 0);
        state.Children[child.Number] = child;
        Say(SpawnerWord.Start, child, HostOf(child.Number), environment);
    }

    /// <summary>A user does not want it any more.</summary>
    internal void Cancel(ref SpawnerNode state, int order, SimulatedEnvironment<SpawnerMessage> environment)
    {
        for (var number = 0; number < state.Next; number++)
        {
            if (state.Children[number].Order == order)
            {
                state.Children[number].Stage = ChildStage.Cancelled;
                Say(SpawnerWord.End, state.Children[number], HostOf(number), environment);
            }
        }
    }

    public void OnTimer(ref SpawnerNode state, TimerId timer, SimulatedEnvironment<SpawnerMessage> environment)
    {
        if (timer != Tick)
        {
            ref var started = ref state.Children[timer.Value - 1];
            if (started.Stage == ChildStage.Starting)
            {
                started.Stage = ChildStage.Running;
                Say(SpawnerWord.Started, started, Parent, environment);
            }

            return;
        }

        environment.SetTimer(Tick, Period);
        for (var slot = 0; slot < SpawnerChildren.Length; slot++)
        {
            ref var child = ref state.Children[slot];
            if (environment.Self == Parent)
            {
                Attend(ref child, environment);
            }
            else if (child.Stage == ChildStage.Running && ++child.Ticks > UnkeptMax && defect != SpawnerDefect.OrphansStay)
            {
                child = default;
            }
        }
    }

    public void OnMessage(ref SpawnerNode state, NodeId from, in SpawnerMessage message, SimulatedEnvironment<SpawnerMessage> environment)
    {
        if (environment.Self != Parent)
        {
            Serve(ref state, message, environment);
        }
        else if (message.Life == state.Life && message.Number < state.Next)
        {
            ref var child = ref state.Children[message.Number];
            var isAwaited = child.Stage == ChildStage.Starting
                || (child.Stage == ChildStage.Cancelled && defect == SpawnerDefect.LateStartCounts);
            if (message.Word == SpawnerWord.Started && isAwaited)
            {
                child.Stage = ChildStage.Running;
            }
            else if (message.Word == SpawnerWord.Gone && child.Stage == ChildStage.Running)
            {
                child.Stage = ChildStage.Lost;
            }
        }
    }

    public string NameOf(TimerId timer) => timer == Tick ? "looks after children" : "a child has booted";

    private void Attend(ref SpawnerChild child, SimulatedEnvironment<SpawnerMessage> environment)
    {
        if (child.Stage == ChildStage.Running)
        {
            Say(SpawnerWord.Keep, child, HostOf(child.Number), environment);
        }
        else if (child.Stage == ChildStage.Starting && ++child.Ticks >= PatienceTicks)
        {
            Say(SpawnerWord.Start, child, HostOf(child.Number), environment);
        }
    }

    private void Serve(ref SpawnerNode state, in SpawnerMessage message, SimulatedEnvironment<SpawnerMessage> environment)
    {
        var slot = Find(ref state, message);
        if (slot >= 0)
        {
            state.Children[slot].Ticks = 0;
        }

        if (message.Word == SpawnerWord.Keep && slot < 0)
        {
            environment.Send(Parent, message with { Word = SpawnerWord.Gone });
        }
        else if (message.Word == SpawnerWord.End && slot >= 0)
        {
            state.Children[slot] = default;
        }
        else if (message.Word != SpawnerWord.Start)
        {
            return;
        }
        else if (slot < 0 || defect == SpawnerDefect.StartsTwice)
        {
            Start(ref state, message, environment);
        }
        else if (state.Children[slot].Stage == ChildStage.Running && defect != SpawnerDefect.AnswersOnce)
        {
            Say(SpawnerWord.Started, state.Children[slot], Parent, environment);
        }
    }

    private static void Start(ref SpawnerNode state, in SpawnerMessage message, SimulatedEnvironment<SpawnerMessage> environment)
    {
        for (var slot = 0; slot < SpawnerChildren.Length; slot++)
        {
            if (state.Children[slot].Stage == ChildStage.None)
            {
                state.Children[slot] = new SpawnerChild(ChildStage.Starting, message.Life, message.Number, message.Order, 0);
                environment.SetTimer(new TimerId(1 + slot), Boot);
                return;
            }
        }
    }

    private static int Find(ref SpawnerNode state, in SpawnerMessage message)
    {
        for (var slot = 0; slot < SpawnerChildren.Length; slot++)
        {
            var child = state.Children[slot];
            if (child.Stage != ChildStage.None && child.Life == message.Life && child.Number == message.Number)
            {
                return slot;
            }
        }

        return -1;
    }

    private static void Say(
        SpawnerWord word, SpawnerChild child, NodeId to, SimulatedEnvironment<SpawnerMessage> environment) =>
        environment.Send(to, new SpawnerMessage(word, child.Life, child.Number, child.Order));
}
