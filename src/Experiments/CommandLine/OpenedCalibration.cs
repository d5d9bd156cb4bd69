using Distribution.Experiments.Running;

namespace Distribution.Experiments.CommandLine;

/// <summary>A plan whose calibration is in a file for as long as it is needed.</summary>
/// <param name="Plan">What to simulate.</param>
/// <param name="PassingFile">A file that goes when this is disposed; null: the calibration is kept, or there is none.</param>
internal sealed record OpenedCalibration(CellPlan Plan, string? PassingFile) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        if (PassingFile is not null)
        {
            File.Delete(PassingFile);
        }
    }
}
