namespace Distribution.Protocol;

/// <summary>A rumor that a node keeps to give it to others.</summary>
/// <param name="rumor">The rumor, with its content.</param>
/// <param name="expires">When its life ends.</param>
internal sealed class LoggedRumor(in Rumor rumor, Instant expires)
{
    internal RumorId Id { get; } = rumor.Id;

    /// <summary>What it says; null: it has been evicted.</summary>
    internal RumorContent? Content { get; private set; } = rumor.Content;

    internal Instant Expires { get; } = expires;

    /// <summary>What it counts against bounds in bytes: its arguments and names.</summary>
    internal int Size { get; } = SizeOf(rumor.Content!.Call);

    internal bool IsThere(Instant now) => Content is not null && Expires > now;

    internal void Evict() => Content = null;

    private static int SizeOf(Call call) => call.Arguments.Utf8Json.Length + call.Service.Length + call.Method.Length;
}
