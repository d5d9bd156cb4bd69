namespace Distribution.Protocol;

/// <summary>
/// One site's copy of the map: what it shows to others, what it learned in this cycle and will show in the next one, and the dormant death
/// certificates that it keeps. One thread at a time.
/// </summary>
public sealed class Replica
{
    private readonly VersionedMap shown = new();
    private readonly VersionedMap staged = new();
    private readonly VersionedMap dormant = new();
    private readonly CertificateRule? rule;
    private readonly NodeId self;
    private ReplicaContent? whole;
    private Instant nextExpiry = Instant.MaxValue;

    internal Replica(NodeId self, ReplicaOptions options)
    {
        this.self = self;
        rule = options.Certificates;
        foreach (var entry in options.InitialEntries)
        {
            Take(entry, shown);
        }
    }

    /// <summary>What the site shows to others: in step, what it knew at the start of the cycle. Active certificates included.</summary>
    public VersionedMap Shown => shown;

    /// <summary>The certificates that it keeps and does not spread.</summary>
    public VersionedMap Dormant => dormant;

    /// <summary>Of what the site knows now, shown or not; equal at two sites that know the same.</summary>
    public ulong Checksum => shown.ChecksumWith(staged.Entries);

    /// <summary>What it shows, will show, keeps dormant: as <c>shows a = 3, 9 keys from the start; dormant b deleted</c>.</summary>
    public override string ToString() => $"shows {MapEntry.Words(shown.Entries)}"
        + (staged.Entries.Count > 0 ? $"; from the next cycle on {MapEntry.Words(staged.Entries)}" : "")
        + (dormant.Entries.Count > 0 ? $"; dormant {MapEntry.Words(dormant.Entries)}" : "");

    /// <summary>The value of a key, as the site knows it now; null: it has none.</summary>
    public Payload? Value(string key) => Latest(key)?.Value;

    /// <summary>All that is shown, as one message's content. Made once and shared until it changes.</summary>
    internal ReplicaContent Whole => whole ??= new ReplicaContent(0, [.. shown.Entries]);

    /// <summary>What the site knows of a key now, shown or not; null: nothing.</summary>
    internal MapEntry? Latest(string key) => staged.Find(key) ?? shown.Find(key);

    /// <summary>What of the shown is news to who has these entries.</summary>
    internal MapEntry[] LackingIn(IReadOnlyList<MapEntry> others)
    {
        var theirs = new VersionedMap();
        foreach (var entry in others)
        {
            theirs.Merge(entry);
        }

        return [.. shown.Entries.Where(entry => theirs.Find(entry.Key) is not { } other || MapEntry.Later(other, entry) != other)];
    }

    /// <summary>What is shown and was written, or activated, less than this long ago.</summary>
    internal MapEntry[] Recent(Instant now, Duration window) =>
    [
        .. shown.Entries.Where(entry => entry.Version > EntryVersion.Initial
            && now.Nanoseconds - Math.Max(entry.Version.Time, entry.Activation.Nanoseconds) < window.Nanoseconds),
    ];

    /// <summary>Takes in what another site sent. An obsolete copy of what a dormant certificate has deleted awakens it.</summary>
    /// <param name="entry">What came.</param>
    /// <param name="now">The site's time.</param>
    /// <param name="stages">Whether it is shown from the next cycle on only.</param>
    /// <returns>What the site knows of the key now, if that changed; else null.</returns>
    internal MapEntry? Receive(MapEntry entry, Instant now, bool stages)
    {
        if (dormant.Find(entry.Key) is { } certificate)
        {
            if (entry.Version < certificate.Version)
            {
                entry = certificate.ActivatedAt(now);
            }
            else if (MapEntry.Later(certificate, entry) == certificate)
            {
                return null;
            }

            dormant.Remove(entry.Key);
        }

        if (Latest(entry.Key) is { } held && MapEntry.Later(held, entry) == held)
        {
            return null;
        }

        Take(entry, stages ? staged : shown);
        return entry;
    }

    /// <summary>Forgets a key without a trace.</summary>
    internal void Forget(string key)
    {
        staged.Remove(key);
        shown.Remove(key);
        whole = null;
    }

    /// <summary>A cycle begins: what was learned in the last one is shown.</summary>
    internal void BeginCycle()
    {
        foreach (var entry in staged.Entries)
        {
            Take(entry, shown);
        }

        staged.Clear();
    }

    /// <summary>Certificates past their time are forgotten, but at their retention sites, where they sleep on.</summary>
    internal void Expire(Instant now)
    {
        if (now < nextExpiry || rule is null)
        {
            return;
        }

        nextExpiry = Instant.MaxValue;
        foreach (var entry in shown.Entries.Where(static entry => entry.IsCertificate).ToArray())
        {
            var end = entry.Activation + rule.Active;
            if (now < end)
            {
                ExpireAt(end);
                continue;
            }

            shown.Remove(entry.Key);
            whole = null;
            if (entry.Retainers.Contains(self))
            {
                dormant.Merge(entry);
            }
        }

        foreach (var entry in dormant.Entries.ToArray())
        {
            var end = entry.Activation + rule.Active + rule.Dormant;
            if (now < end)
            {
                ExpireAt(end);
            }
            else
            {
                dormant.Remove(entry.Key);
            }
        }
    }

    private void Take(MapEntry entry, VersionedMap map)
    {
        map.Merge(entry);
        whole = null;
        if (entry.IsCertificate && rule is not null)
        {
            ExpireAt(entry.Activation + rule.Active);
        }
    }

    private void ExpireAt(Instant end) => nextExpiry = end < nextExpiry ? end : nextExpiry;
}
