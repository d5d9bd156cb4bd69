using Distribution.Protocol;

namespace Distribution;

/// <summary>A call whose failure is an exception.</summary>
internal sealed class PayloadSource : CallSource<Payload>
{
    internal override void End(Outcome outcome)
    {
        if (outcome.Value is { } value)
        {
            SetResult(value);
        }
        else
        {
            SetException(new CallException(outcome.Error!));
        }
    }
}
