using System.Collections.Immutable;
using System.Reactive;

namespace Distribution.Experiments.Live;

/// <summary>All that a frame of the live view shows. Immutable.</summary>
/// <param name="Began">When the first could be seen.</param>
/// <param name="Now">Until when it was.</param>
internal sealed record LiveSnapshot(DateTimeOffset Began, DateTimeOffset Now)
{
    private const int SettingsKept = 50;

    /// <summary>The line that says how much is done.</summary>
    internal string Progress { get; init; } = "";

    /// <summary>The share of all work that is done, 0..1.</summary>
    internal double Share { get; init; }

    /// <summary>The setting that began last; null: nothing is run in the simulator.</summary>
    internal LiveSetting? Setting { get; init; }

    /// <summary>Those before it, the latest last.</summary>
    internal ImmutableList<LiveSetting> Finished { get; init; } = [];

    /// <summary>The real nodes.</summary>
    internal LiveCluster Cluster { get; init; } = LiveCluster.Empty;

    /// <summary>As <c>nodes 10000, fanout 1</c>: the options of which any setting has another value than their default.</summary>
    internal string LabelOf(LiveSetting setting)
    {
        var settings = setting.Plan.Settings;
        var alike = (Setting is null ? Finished : Finished.Add(Setting))
            .Where(other => ReferenceEquals(other.Plan.Protocol, setting.Plan.Protocol)).ToArray();
        var options = settings.Options.Where(option => alike.Any(other => other.Plan.Settings.IsChanged(option)))
            .Select(option => $"{option.Name} {settings.TextOf(option)}");
        string[] words = [setting.Plan.Mechanism, .. options];
        return string.Join(", ", words.Where(word => word.Length > 0).DefaultIfEmpty(settings.Name));
    }

    /// <summary>The snapshot after further events, in their order.</summary>
    internal LiveSnapshot With(IEnumerable<Timestamped<LiveEvent>> events, DateTimeOffset now) =>
        events.Aggregate(this, (snapshot, seen) => snapshot.With(seen.Value, seen.Timestamp)) with { Now = now };

    private LiveSnapshot With(LiveEvent seen, DateTimeOffset at) => seen switch
    {
        LiveEvent.SettingBegun { Plan: var plan } => this with
        {
            Setting = new LiveSetting(plan, at),
            Finished = Setting is null ? Finished : (Finished.Count < SettingsKept ? Finished : Finished.RemoveAt(0)).Add(Setting),
        },
        LiveEvent.RunDone { Sample: var sample, CurveStep: var step } => this with { Setting = Setting?.With(sample, step) },
        _ => this with { Cluster = Cluster.With(seen, at - Began) },
    };
}
