using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Distribution.Protocol;

namespace Distribution.PlantedBugs;

/// <summary>An item, or an acknowledgement of all before one.</summary>
/// <param name="IsItem">1: an item; else an acknowledgement.</param>
/// <param name="Number">Which item; of an acknowledgement the first that is missing.</param>
/// <param name="Store">Of an acknowledgement: which store has them; another machine has another.</param>
/// <param name="Content">The item.</param>
/// <param name="Checksum">Of all that.</param>
internal readonly record struct StreamMessage(long IsItem, long Number, long Store, StreamContent Content, ulong Checksum)
{
    internal bool IsIntact => Checksum == Sum(IsItem, Number, Store, Content);

    internal static StreamMessage Item(int number) => Checked(1, number, 0, StreamContent.Of(number));

    internal static StreamMessage Acknowledgement(int number, int store) => Checked(0, number, store, default);

    public override string ToString() =>
        $"{(IsItem == 1 ? $"item {Number}" : $"has all before item {Number}, in store {Store}")}{(IsIntact ? "" : ", damaged")}";

    private static StreamMessage Checked(long isItem, long number, long store, StreamContent content) =>
        new(isItem, number, store, content, Sum(isItem, number, store, content));

    private static ulong Sum(long isItem, long number, long store, StreamContent content) => StableHash.Mix(StableHash.Of(
        MemoryMarshal.AsBytes((ReadOnlySpan<long>)[isItem, number, store, .. content])));
}

/// <summary>What an item carries.</summary>
[InlineArray(Length)]
internal struct StreamContent
{
    private const int Length = 10;

    private long first;

    /// <summary>The content of an item: all items are different.</summary>
    internal static StreamContent Of(int number)
    {
        var content = default(StreamContent);
        ((Span<long>)content).Fill(number);
        return content;
    }
}
