namespace Distribution.Experiments.Output;

/// <summary>Measures as people read them in tables; results files keep the names.</summary>
internal static class MeasureTitle
{
    /// <summary>Of <c>byInFlight/50/warm/callsPerSecond</c>: <c>50 in flight, warm: calls a second</c>; a plain name is its own
    /// title.</summary>
    internal static string Of(string path) => path.Split('/') is ["byInFlight", var width, var phase, var name]
        ? $"{width} in flight, {phase}: {Figure(name)}"
        : path.Replace('/', ' ');

    private static string Figure(string name) => name switch
    {
        "callsPerSecond" => "calls a second",
        "p50Us" => "median, us",
        "p99Us" => "0.99 quantile, us",
        "callerCpuUs" => "caller's CPU, us a call",
        "calleeCpuUs" => "callee's CPU, us a call",
        _ => name,
    };
}
