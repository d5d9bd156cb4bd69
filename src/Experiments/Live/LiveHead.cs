using Distribution.Experiments.Terminal;

namespace Distribution.Experiments.Live;

/// <summary>The lines above all panels: how much is done, as words and as a bar, and what the simulator does for it.</summary>
internal static class LiveHead
{
    /// <summary>The lines, each as wide as the room at the most.</summary>
    internal static IReadOnlyList<string> LinesOf(LiveSnapshot snapshot, LiveRoom room)
    {
        var done = (int)Math.Round(Math.Clamp(snapshot.Share, 0, 1) * room.Width);
        var bar = new string(room.IsUnicode ? '━' : '=', done) + new string(room.IsUnicode ? '┄' : '.', room.Width - done);
        return snapshot.Setting is { Runs: > 0 } setting ? [snapshot.Progress, bar, Work(setting, snapshot.Now)] : [snapshot.Progress, bar];
    }

    private static string Work(LiveSetting setting, DateTimeOffset now)
    {
        var seconds = (now - setting.Began).TotalSeconds;
        var pace = seconds > 0 ? $"{NumberDisplay.Of(setting.Events / seconds / 1e6, 2)} M events/s" : "";
        return setting.Delivered + setting.Dropped == 0
            ? pace
            : $"{pace}  delivered {NumberDisplay.Of(setting.Delivered)}  dropped {NumberDisplay.Of(setting.Dropped)}";
    }
}
