using Distribution.Experiments.Live;

namespace Distribution.Experiments.Running;

/// <summary>Is told what is done. Called by several threads at once; must return at once.</summary>
internal interface IRunProgress
{
    /// <summary>One more run is done.</summary>
    void RunFinished();

    /// <summary>There are more runs to be made than was said before; fewer where it is less than 0.</summary>
    void ExpectRuns(long more)
    {
    }

    /// <summary>Is told what runs and nodes show on the way, by several threads at once; null: nobody looks, and nothing is made for
    /// it.</summary>
    IObserver<LiveEvent>? Watcher => null;
}
