namespace Distribution.Protocol.Tests;

/// <summary>A user's service whose methods are given as functions; one that returns null never answers by itself.</summary>
internal sealed class TestRoute(Func<Invocation, Outcome?> run, params string[] methods) : IRoute
{
    /// <summary>Every run, in order.</summary>
    public List<Invocation> Started { get; } = [];

    public IReadOnlyList<string> Methods => methods;

    public string Description => "Test.Service";

    /// <summary>Answers <c>echo</c> with its arguments.</summary>
    public static TestRoute Echo() => new(static invocation => Outcome.Of(invocation.Arguments), "echo");

    /// <summary>Never answers <c>wait</c>.</summary>
    public static TestRoute Silent() => new(static _ => null, "wait");

    public static TestRoute? OfType(string type) => type is "Test.Echo" ? Echo() : null;

    public void Start(in Invocation invocation, IInvocationSink sink)
    {
        if (invocation.Method is Invocation.Prepare)
        {
            sink.Completed(invocation.Id, Outcome.Done);
            return;
        }

        Started.Add(invocation);
        if (run(invocation) is { } outcome)
        {
            sink.Completed(invocation.Id, outcome);
        }
    }
}
