using System.Text;

namespace Distribution.Protocol;

/// <summary>
/// Arguments or a result: immutable UTF-8 JSON, encoded once at the edge of the API and then shared by reference on its whole way, so
/// that fan-out copies nothing. What a receiver makes of it can be remembered with it, so that a large value is decoded once a process.
/// </summary>
/// <remarks>Safe to share between threads. The text is not checked here: who decodes it finds out.</remarks>
public sealed class Payload(ReadOnlyMemory<byte> utf8Json)
{
    private object? decoded;
    private ulong hash;

    /// <summary>No arguments: <c>[]</c>.</summary>
    public static Payload NoArguments { get; } = OfText("[]");

    /// <summary>No result: <c>null</c>.</summary>
    public static Payload Null { get; } = OfText("null");

    /// <summary>The JSON text. Do not change the memory behind it.</summary>
    public ReadOnlyMemory<byte> Utf8Json { get; } = utf8Json;

    /// <summary>Equal for equal bytes, in every process. Computed once.</summary>
    public ulong Fingerprint
    {
        get
        {
            if (hash == 0)
            {
                hash = StableHash.Of(Utf8Json.Span) | 1;
            }

            return hash;
        }
    }

    /// <summary>A payload of this JSON text.</summary>
    public static Payload OfText(string json) => new(Encoding.UTF8.GetBytes(json));

    /// <summary>What <paramref name="decode"/> makes of this payload, remembered: a later call with the same result type runs nothing.
    /// The value must be immutable, for all readers share it.</summary>
    public T DecodeOnce<T>(Func<Payload, T> decode)
        where T : class
    {
        if (decoded is T known)
        {
            return known;
        }

        var value = decode(this);
        decoded = value;
        return value;
    }

    /// <summary>The JSON text, for people.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Utf8Json.Span);
}
