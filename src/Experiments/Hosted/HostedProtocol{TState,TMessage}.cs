using System.Reflection;
using Distribution.Experiments.Running;
using Distribution.InSimulator;
using Distribution.Protocol;
using Distribution.Tcp;

namespace Distribution.Experiments.Hosted;

/// <summary>A user's gossip protocol with its state and messages. Its open class is closed over both hosts' environments.</summary>
internal sealed class HostedProtocol<TState, TMessage>(GossipProtocolAttribute mark, Type openClass)
    : HostedProtocol(mark.Name, mark.Summary)
    where TState : struct
    where TMessage : struct, IWireMessage<TMessage>
{
    /// <inheritdoc/>
    public override ISimulationRun Prepare(Settings settings) =>
        new HostedRun<TState, TMessage>(Create<SimulatedEnvironment<TMessage>>(settings), settings);

    /// <inheritdoc/>
    public override Scenario Explored(Settings settings) => new SpreadScenario<TState, TMessage>(
        Create<SimulatedEnvironment<TMessage>>(settings), HostedRun<TState, TMessage>.OptionsOf(settings))
    {
        Messages = settings.Get(Messages),
        Promise = mark.Promise,
        Timeless = () => Create<ExhaustiveEnvironment<TMessage>>(settings),
    };

    /// <inheritdoc/>
    internal override Assembly Library => openClass.Assembly;

    /// <inheritdoc/>
    protected override IReadOnlyList<ProtocolProperty> Properties =>
        field ??= ProtocolProperty.Of(Create<SimulatedEnvironment<TMessage>>(), SharedOptions.Concat(RunOptions.OfRuns));

    /// <inheritdoc/>
    internal override async Task<IHostedNode> HostAsync(TcpHostOptions options, Settings settings) => new HostedNode<TState, TMessage>(
        await TcpHost<TState, TMessage>.StartAsync(options, Create<TcpEnvironment<TMessage>>(settings)));

    /// <inheritdoc/>
    internal override void Check(Settings settings)
    {
        Create<TcpEnvironment<TMessage>>(settings);
        try
        {
            _ = new Simulation<TState, TMessage>(Create<SimulatedEnvironment<TMessage>>(settings), new SimulationOptions { Nodes = 1 });
        }
        catch (InvalidOperationException exception)
        {
            throw new UsageException(exception.Message, exception);
        }
    }

    private IGossipProtocol<TState, TMessage, TEnvironment> Create<TEnvironment>(Settings settings)
        where TEnvironment : struct, IGossipEnvironment<TMessage>
    {
        var protocol = Create<TEnvironment>();
        foreach (var property in Properties)
        {
            property.Set(protocol, settings);
        }

        return protocol;
    }

    private IGossipProtocol<TState, TMessage, TEnvironment> Create<TEnvironment>()
        where TEnvironment : struct, IGossipEnvironment<TMessage>
    {
        try
        {
            var closed = openClass.MakeGenericType(typeof(TEnvironment));
            return (IGossipProtocol<TState, TMessage, TEnvironment>)Activator.CreateInstance(closed)!;
        }
        catch (ArgumentException exception)
        {
            throw new UsageException(
                $"its environment may be asked for no more than IGossipEnvironment<{typeof(TMessage).Name}>", exception);
        }
        catch (TargetInvocationException exception)
        {
            throw new UsageException($"its constructor failed: {exception.InnerException?.Message}", exception);
        }
    }
}
