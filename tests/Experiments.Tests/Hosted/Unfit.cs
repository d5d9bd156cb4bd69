using Distribution.Protocol;

namespace Distribution.Experiments.Tests.Hosted;

/// <summary>Marked classes that cannot be run. Not public, so that loading this library does not find them.</summary>
internal static class Unfit
{
    internal interface IOwnEnvironment : IGossipEnvironment<LoadedWord>;

    internal readonly record struct Plain(int Number);

    internal readonly record struct Text(string Words) : IWireMessage<Text>
    {
        public void Write(ref WireWriter writer) => writer.WriteText(Words);

        public static bool TryRead(ref WireReader reader, out Text message)
        {
            var isRead = reader.TryReadText(out var words);
            message = new Text(words);
            return isRead;
        }
    }

    [GossipProtocol("closed", "it is for one environment alone")]
    internal sealed class Closed : Silent<LoadedWord, InSimulator.SimulatedEnvironment<LoadedWord>>;

    [GossipProtocol("no-gossip", "it is something else")]
    internal sealed class NotGossip<TEnvironment>
        where TEnvironment : struct;

    [GossipProtocol("without-constructor", "it wants to be given something")]
    internal sealed class WithoutConstructor<TEnvironment>(int number) : Silent<LoadedWord, TEnvironment>
        where TEnvironment : struct, IGossipEnvironment<LoadedWord>, allows ref struct
    {
        public override int Infective(int state) => number;
    }

    [GossipProtocol("throwing", "its constructor fails")]
    internal sealed class Throwing<TEnvironment> : Silent<LoadedWord, TEnvironment>
        where TEnvironment : struct, IGossipEnvironment<LoadedWord>, allows ref struct
    {
        public Throwing() => throw new InvalidOperationException("planted");
    }

    [GossipProtocol("plain", "its messages cross no wire")]
    internal sealed class OfPlainMessages<TEnvironment> : Silent<Plain, TEnvironment>
        where TEnvironment : struct, IGossipEnvironment<Plain>, allows ref struct;

    [GossipProtocol("references", "its messages have no fingerprint")]
    internal sealed class OfReferences<TEnvironment> : Silent<Text, TEnvironment>
        where TEnvironment : struct, IGossipEnvironment<Text>, allows ref struct;

    [GossipProtocol("own-environment", "it asks for more than there is")]
    internal sealed class OfOtherEnvironment<TEnvironment> : Silent<LoadedWord, TEnvironment>
        where TEnvironment : struct, IOwnEnvironment, allows ref struct;

    [GossipProtocol("Mis Named", "no command line can say it")]
    internal sealed class Misnamed<TEnvironment> : Silent<LoadedWord, TEnvironment>
        where TEnvironment : struct, IGossipEnvironment<LoadedWord>, allows ref struct;

    [GossipProtocol("text-option", "its option is of no type that the command line knows")]
    internal sealed class OptionOfText<TEnvironment> : Silent<LoadedWord, TEnvironment>
        where TEnvironment : struct, IGossipEnvironment<LoadedWord>, allows ref struct
    {
        [GossipOption("a text")]
        public string Title { get; set; } = "";
    }

    [GossipProtocol("fixed-option", "its option cannot be set")]
    internal sealed class FixedOption<TEnvironment> : Silent<LoadedWord, TEnvironment>
        where TEnvironment : struct, IGossipEnvironment<LoadedWord>, allows ref struct
    {
        [GossipOption("a number")]
        public int Number { get; private set; } = 1;
    }

    [GossipProtocol("taken-option", "its option is called as another")]
    internal sealed class TakenOption<TEnvironment> : Silent<LoadedWord, TEnvironment>
        where TEnvironment : struct, IGossipEnvironment<LoadedWord>, allows ref struct
    {
        [GossipOption("a number")]
        public int Nodes { get; set; } = 1;
    }

    [GossipProtocol("wrong-default", "its option does not take its default")]
    internal sealed class WrongDefault<TEnvironment> : Silent<LoadedWord, TEnvironment>
        where TEnvironment : struct, IGossipEnvironment<LoadedWord>, allows ref struct
    {
        [GossipOption("a number", Min = 1, Max = 3)]
        public int Number { get; set; } = 4;
    }

    /// <summary>Does nothing at all.</summary>
    internal abstract class Silent<TMessage, TEnvironment> : IGossipProtocol<int, TMessage, TEnvironment>
        where TMessage : struct
        where TEnvironment : struct, IGossipEnvironment<TMessage>, allows ref struct
    {
        public void OnStart(ref int state, TEnvironment environment)
        {
            // Nothing.
        }

        public void OnBroadcast(ref int state, RumorId rumor, TEnvironment environment)
        {
            // Nothing.
        }

        public void OnMessage(ref int state, NodeId from, in TMessage message, TEnvironment environment)
        {
            // Nothing.
        }

        public void OnTimer(ref int state, TimerId timer, TEnvironment environment)
        {
            // Nothing.
        }

        public virtual int Infective(int state) => 0;
    }
}
