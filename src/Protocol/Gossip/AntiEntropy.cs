namespace Distribution.Protocol;

/// <summary>
/// Anti-entropy between two members of a group (Demers et al. 1987, section 1.3, push-pull): compares what was seen, gives what is missing.
/// An exchange is a digest; then what the receiver can give, and its request if it lacks something itself; then what the first can give.
/// </summary>
internal static class AntiEntropy
{
    // Of origins with nothing new for this long nothing is kept anywhere, so nobody needs to know what was seen of them.
    private static readonly Duration Recent = RumorLog.AgeMax * 2;

    /// <summary>The windows of the origins that a digest should list.</summary>
    internal static List<ReplayWindow> RecentOrigins(ref RumorMemory seen, Instant now)
    {
        var recent = new List<ReplayWindow>();
        foreach (var window in seen.Windows(now))
        {
            if (now - window.LastFresh < Recent)
            {
                recent.Add(window);
            }
        }

        return recent;
    }

    /// <summary>A digest of some origins.</summary>
    /// <param name="group">The group.</param>
    /// <param name="kind">What it wants.</param>
    /// <param name="windows">The origins; those that do not fit are left out.</param>
    /// <param name="first">Which of them to begin with, around the end: so that a digest that holds a part can be of another every
    /// time.</param>
    /// <param name="log">What can be given.</param>
    /// <param name="now">The present.</param>
    internal static RumorDigest Describe(
        string group, DigestKind kind, List<ReplayWindow> windows, int first, RumorLog log, Instant now)
    {
        var origins = new OriginDigest[Math.Min(windows.Count, RumorDigest.OriginsMax)];
        for (var i = 0; i < origins.Length; i++)
        {
            var window = windows[(first + i) % windows.Count];
            var kept = log.Find(window.Origin)?.Lowest(now) ?? OriginDigest.NothingKept;
            origins[i] = OriginDigest.Of(window, kept, RumorDigest.RangesMax);
        }

        return new RumorDigest(group, kind, origins);
    }

    /// <summary>What a node has seen of the origins of which another can give it something; null: there are none.</summary>
    internal static RumorDigest? Request(RumorDigest other, ref RumorMemory seen, Instant now)
    {
        List<OriginDigest>? lacked = null;
        for (var i = 0; i < other.Origins.Count; i++)
        {
            var origin = other.Origins[i];
            var window = seen.Find(origin.Origin, now);
            if (origin.HasMoreThan(window))
            {
                lacked ??= [];
                lacked.Add(window is null
                    ? new OriginDigest(origin.Origin, OriginDigest.NothingKept, 0, [])
                    : OriginDigest.Of(window, OriginDigest.NothingKept, RumorDigest.RangesMax));
            }
        }

        return lacked is null ? null : new RumorDigest(other.Group, DigestKind.Request, lacked);
    }

    /// <summary>What a log can give to the sender of a digest, lowest counters first.</summary>
    /// <param name="wanted">The digest.</param>
    /// <param name="log">The log.</param>
    /// <param name="now">The present.</param>
    /// <param name="most">At most so many rumors.</param>
    internal static IReadOnlyList<RepairBatch> Give(RumorDigest wanted, RumorLog log, Instant now, int most = int.MaxValue)
    {
        var batches = new RepairBatches(wanted.Group, most);
        for (var i = 0; i < log.Origins.Count; i++)
        {
            var origin = log.Origins[i];
            var isListed = wanted.TryFind(origin.Origin, out var seen);
            if ((isListed || wanted.Kind == DigestKind.Whole) && !TryGive(origin, isListed ? seen : default, batches, now))
            {
                break;
            }
        }

        return batches.ToMessages();
    }

    private static bool TryGive(OriginLog origin, in OriginDigest seen, RepairBatches batches, Instant now)
    {
        foreach (var rumor in origin.From(seen.Unseen))
        {
            if (rumor.IsThere(now) && !(seen.Seen is not null && seen.Has(rumor.Id.Counter)) && !batches.TryAdd(rumor, now))
            {
                return false;
            }
        }

        return true;
    }
}
