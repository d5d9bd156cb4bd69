using Distribution.Protocol;

namespace Distribution.PlantedBugs;

/// <summary>A rumor, told.</summary>
/// <param name="Rumor">Which.</param>
public readonly record struct Told(RumorId Rumor) : IWireMessage<Told>
{
    /// <inheritdoc/>
    public void Write(ref WireWriter writer) => writer.WriteRumor(Rumor);

    /// <summary>Reads what <see cref="Write"/> has written.</summary>
    public static bool TryRead(ref WireReader reader, out Told message)
    {
        var isRead = reader.TryReadRumor(out var rumor);
        message = new Told(rumor);
        return isRead;
    }
}
