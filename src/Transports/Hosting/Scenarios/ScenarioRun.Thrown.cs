using Distribution.Protocol;

namespace Distribution;

/// <content>What protocols, steps and programs throw: exploration looks for it.</content>
public sealed partial class ScenarioRun
{
    private Func<string> input = () => "";
    private ThrownException? thrown;

    private Violation Threw(Exception exception, string during)
    {
        thrown = ThrownException.Of(exception, during);
        return new Violation(thrown.Oracle, ThrownException.SentenceOf(exception), world?.Now ?? Instant.Zero, events);
    }
}
