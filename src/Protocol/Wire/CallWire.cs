namespace Distribution.Protocol;

/// <summary>The wire's form of the contents that several messages share.</summary>
internal static class CallWire
{
    // An outcome begins with 0 for a value, else with the kind of its error.
    private const ulong ValueTag = 0;

    internal static void Write(ref WireWriter writer, Call call)
    {
        writer.WriteText(call.Group);
        writer.WriteText(call.Service);
        writer.WriteText(call.Method);
        writer.WritePayload(call.Arguments);
    }

    internal static Call? Read(ref WireReader reader)
    {
        var read = reader.TryReadName(out var group)
            & reader.TryReadName(out var service)
            & reader.TryReadName(out var method)
            & reader.TryReadPayload(out var arguments);
        return read ? new Call(group, service, method, arguments) : null;
    }

    internal static void Write(ref WireWriter writer, Outcome outcome)
    {
        if (outcome.Error is null)
        {
            writer.WriteNumber(ValueTag);
            writer.WritePayload(outcome.Value!);
        }
        else
        {
            writer.WriteNumber((ulong)outcome.Error.Kind);
            writer.WriteText(outcome.Error.Message);
        }
    }

    internal static Outcome? ReadOutcome(ref WireReader reader)
    {
        if (!reader.TryReadNumber(out var tag))
        {
            return null;
        }

        if (tag == ValueTag)
        {
            return reader.TryReadPayload(out var value) ? Outcome.Of(value) : null;
        }

        var known = tag <= (ulong)CallErrorKind.Overloaded;
        return known && reader.TryReadText(out var message) ? Outcome.Failed((CallErrorKind)tag, message) : null;
    }

    internal static void Write(ref WireWriter writer, RumorContent content)
    {
        writer.WriteText(content.Group);
        Write(ref writer, content.Call);
    }

    internal static RumorContent? ReadContent(ref WireReader reader) =>
        reader.TryReadName(out var group) && Read(ref reader) is { } call ? new RumorContent(group, call) : null;
}
