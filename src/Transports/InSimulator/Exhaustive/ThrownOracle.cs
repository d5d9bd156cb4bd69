namespace Distribution.InSimulator;

/// <summary>That protocols do not throw.</summary>
internal static class ThrownOracle
{
    internal static (string Oracle, string Reason) Of(Exception exception) =>
        ($"no {exception.GetType().Name}", exception.Message.ReplaceLineEndings(" "));
}
