using Distribution.Experiments.Live;

namespace Distribution.Experiments.Terminal;

/// <summary>Shows how far a command is, again and again. The last state stays when it is disposed.</summary>
internal interface IProgressDisplay : IDisposable
{
    /// <summary>Takes what it shows beside that; null: nothing.</summary>
    IObserver<LiveEvent>? Watcher { get; }
}
