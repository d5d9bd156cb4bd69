namespace Distribution.Experiments.Hosted;

/// <summary>Why a hosted protocol cannot go on.</summary>
/// <param name="Message">One line.</param>
/// <param name="Detail">The exception with its stack, for <c>--verbose</c>; empty: nothing was thrown.</param>
public sealed record HostedFailure(string Message, string Detail)
{
    internal static HostedFailure Of(Exception exception) => new(exception.Message.ReplaceLineEndings(" "), exception.ToString());
}
