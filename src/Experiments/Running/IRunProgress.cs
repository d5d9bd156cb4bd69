using Distribution.Experiments.Live;

namespace Distribution.Experiments.Running;

/// <summary>Is told what is done. Called by several threads at once; must return at once.</summary>
internal interface IRunProgress
{
    /// <summary>One more run is done.</summary>
    void RunFinished();

    /// <summary>Is told what runs and nodes show on the way, by several threads at once; null: nobody looks, and nothing is made for
    /// it.</summary>
    IObserver<LiveEvent>? Watcher => null;
}
