using Distribution.InSimulator;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Simulator.Tests;

/// <summary>What is changed on the way is read by the message's own decoder.</summary>
internal sealed class WireCorruptionTests
{
    private const int Messages = 2_000;

    [TestCase(true)]
    [TestCase(false)]
    public void The_decoder_reads_every_changed_message(bool deliversCorrupted)
    {
        var heard = new List<byte>();
        var simulation = new Simulation<int, Letter>(new Post(heard), new SimulationOptions { Nodes = 2, DeliversCorrupted = deliversCorrupted });
        Letter.Read = Letter.Refused = 0;
        simulation.Start(1, prepare: new FaultPlan([new Corruption { Chance = new(1) }]).Inject);
        simulation.RunUntilIdle();

        Assert.That(Letter.Read, Is.EqualTo(Messages));
        Assert.That(Letter.Refused, Is.InRange(1, Messages - 1), "some bits make another letter, some make none");
        Assert.That(heard, Has.Count.EqualTo(deliversCorrupted ? Messages - Letter.Refused : 0));
        Assert.That(heard, Has.All.InRange((byte)'A', (byte)'Z'), "the decoder lets nothing else through");
        Assert.That(simulation.Counters.Corrupted + simulation.Counters.Delivered, Is.EqualTo(Messages));
    }

    private readonly record struct Letter(ulong Value) : IWireMessage<Letter>
    {
        internal static int Read { get; set; }

        internal static int Refused { get; set; }

        public void Write(ref WireWriter writer) => writer.WriteByte((byte)Value);

        public static bool TryRead(ref WireReader reader, out Letter message)
        {
            Read++;
            var isLetter = reader.TryReadByte(out var value) && value is >= (byte)'A' and <= (byte)'Z';
            Refused += isLetter ? 0 : 1;
            message = new Letter(value);
            return isLetter;
        }
    }

    private sealed class Post(List<byte> heard) : IProtocol<int, Letter, SimulatedEnvironment<Letter>>
    {
        public void OnStart(ref int state, SimulatedEnvironment<Letter> environment)
        {
            for (var i = 0; i < Messages && environment.Self.Index == 0; i++)
            {
                environment.Send(new NodeId(1), new Letter((ulong)('A' + (i % 26))));
            }
        }

        public void OnMessage(ref int state, NodeId from, in Letter message, SimulatedEnvironment<Letter> environment) =>
            heard.Add((byte)message.Value);

        public void OnTimer(ref int state, TimerId timer, SimulatedEnvironment<Letter> environment)
        {
        }
    }
}
