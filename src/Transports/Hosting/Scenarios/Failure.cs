using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution;

/// <summary>A way in which a scenario fails, made small.</summary>
/// <param name="Number">Which of all runs showed it first, from 0 up.</param>
/// <param name="Found">The run as it was found, with everything that chance decided written down.</param>
/// <param name="FoundViolation">What did not hold in it.</param>
/// <param name="Smallest">The smallest run found that fails by the same oracle.</param>
/// <param name="Result">What comes of that run.</param>
/// <param name="Tried">How many runs it took to make it small.</param>
public sealed record Failure(long Number, Trial Found, Violation FoundViolation, Trial Smallest, TrialResult Result, int Tried)
{
    /// <summary>Whether no single fault and no single step of the smallest run can be left out; false: the time to make it small was up,
    /// or it was interrupted, before that was known.</summary>
    public required bool IsMinimal { get; init; }

    /// <summary>What did not hold in the smallest run.</summary>
    public Violation Violation => Result.Violation!;

    /// <summary>The kinds of fault that are left in the smallest run, in alphabetical order: the failure's cause.</summary>
    public IReadOnlyList<string> Cause { get; } =
        [.. Smallest.Plan.Select(FaultKinds.NameOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>How many faults and messages it keeps.</summary>
    public int Kept => Smallest.Plan.Count;

    /// <summary>The run in plain words, in ten lines at most: the nodes, what is asked of them, what goes wrong, in the order of time, and
    /// what did not hold. Of more than fit the first and the last are told, and how many there are between.</summary>
    public IEnumerable<string> Story
    {
        get
        {
            yield return $"{Smallest.Nodes} nodes, seed {Smallest.Seed}.";
            foreach (var line in Told(Happenings))
            {
                yield return line;
            }

            yield return $"At {Violation.At}, after {Violation.Events} events, this did not hold: {Violation.Oracle}. {Violation.Reason}.";
            if (Result.Thrown?.Frame is { } frame && Happenings.Count < HappeningsMax)
            {
                yield return $"It was thrown by {frame}.";
            }
        }
    }

    private const int HappeningsMax = 8;

    private IReadOnlyList<(Instant At, string What)> Happenings =>
    [
        .. Smallest.Plan.Select(fault => (fault.At, fault.Story))
            .Concat(Result.Steps.Where((_, index) => Smallest.Steps?.Contains(index) != false).Select(step => (step.At, step.Name)))
            .OrderBy(happening => happening.At.Nanoseconds),
    ];

    private static IEnumerable<string> Told(IReadOnlyList<(Instant At, string What)> happenings)
    {
        const int Last = 3;
        var first = happenings.Count > HappeningsMax ? HappeningsMax - Last - 1 : HappeningsMax;
        foreach (var (at, what) in happenings.Take(first))
        {
            yield return $"At {at} {what}.";
        }

        if (happenings.Count > HappeningsMax)
        {
            var next = happenings[^Last].At;
            yield return $"{happenings.Count - first - Last} more things happen until {next}: the replay file has them.";
            foreach (var (at, what) in happenings.TakeLast(Last))
            {
                yield return $"At {at} {what}.";
            }
        }
    }
}
