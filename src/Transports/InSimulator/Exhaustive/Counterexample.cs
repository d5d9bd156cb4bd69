using System.Globalization;

namespace Distribution.InSimulator;

/// <summary>A shortest way to something that does not hold.</summary>
/// <param name="Oracle">What should have held.</param>
/// <param name="Reason">What was seen, in a sentence.</param>
/// <param name="Steps">What happens, in words and in order.</param>
/// <param name="Path">The same for <see cref="Exhaustive.Replay"/>, in any process: the number of the first state, and a number for each
/// step.</param>
public sealed record Counterexample(string Oracle, string Reason, IReadOnlyList<string> Steps, IReadOnlyList<ulong> Path)
{
    /// <summary>The steps, numbered, and what did not hold after them.</summary>
    public IEnumerable<string> Story =>
    [
        .. Steps.Select((step, index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {step}.")),
        $"Then this does not hold: {Oracle}. {Reason}.",
    ];
}
