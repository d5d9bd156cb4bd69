using Distribution.Experiments.Calibrating;

namespace Distribution.Experiments.CommandLine;

/// <summary>A calibration that is in a file for as long as it is needed.</summary>
/// <param name="FilePath">The text of the option for it: a path, or none.</param>
/// <param name="PassingFile">A file that goes when this is disposed; null: the calibration is kept, or there is none.</param>
internal sealed record OpenedCalibration(string FilePath, string? PassingFile) : IDisposable
{
    /// <summary>The calibration; null: there is none.</summary>
    internal Calibration? Read() =>
        FilePath is CalibrationOption.None ? null : CalibrationFile.Read(CalibrationOption.File.Flag, FilePath);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (PassingFile is not null)
        {
            File.Delete(PassingFile);
        }
    }
}
