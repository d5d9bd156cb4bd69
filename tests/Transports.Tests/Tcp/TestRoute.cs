using Distribution.Protocol;

namespace Distribution.Transports.Tests.Tcp;

/// <summary>A service with one method, <c>run</c>, that does what the test says.</summary>
internal sealed class TestRoute(Action<Invocation, IInvocationSink> run) : IRoute
{
    public IReadOnlyList<string> Methods { get; } = ["run"];

    public string Description => "a test's service";

    /// <summary>Answers with its arguments.</summary>
    internal static TestRoute Echo { get; } =
        new(static (invocation, sink) => sink.Completed(invocation.Id, Outcome.Of(invocation.Arguments)));

    /// <summary>Never answers.</summary>
    internal static TestRoute Silent { get; } = new(static (_, _) => { });

    public void Start(in Invocation invocation, IInvocationSink sink) => run(invocation, sink);
}
