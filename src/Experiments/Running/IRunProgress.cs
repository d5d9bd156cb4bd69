namespace Distribution.Experiments.Running;

/// <summary>Is told what is done. Called by several threads at once; must return at once.</summary>
internal interface IRunProgress
{
    /// <summary>One more run is done.</summary>
    void RunFinished();
}
