using Distribution.Protocol;

namespace Distribution;

/// <summary>A call whose failure is a result like any other.</summary>
internal sealed class OutcomeSource : CallSource<Outcome>
{
    internal override void End(Outcome outcome) => SetResult(outcome);
}
