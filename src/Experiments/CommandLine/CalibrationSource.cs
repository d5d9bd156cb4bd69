using Distribution.Experiments.Calibrating;
using Distribution.Experiments.Results;
using Distribution.Experiments.Terminal;

namespace Distribution.Experiments.CommandLine;

/// <summary>Where a comparison has its calibration from: a file that was named, one that is measured first, or nowhere.</summary>
/// <param name="context">What to work with.</param>
/// <param name="named">The text of <see cref="CalibrationOption.ForComparison"/>.</param>
/// <param name="compared">The numbers of members that are to be predicted.</param>
internal sealed class CalibrationSource(CommandContext context, string named, IReadOnlyCollection<int> compared)
{
    /// <summary>What is known before anything is run: the file that was named, or none.</summary>
    internal string Known => named is CalibrationOption.First ? CalibrationOption.None : named;

    /// <summary>The calibration, in a file that is stored with the results.</summary>
    /// <param name="folder">Where to; null: there are no results.</param>
    /// <param name="goesOn">Whether the one that is stored already holds, since other settings were simulated with it.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="UsageException">The file that was named is none.</exception>
    /// <exception cref="EnvironmentException">A child did not come up.</exception>
    internal async Task<OpenedCalibration> OpenAsync(ResultsFolder? folder, bool goesOn, CancellationToken cancellation)
    {
        if (named is CalibrationOption.None)
        {
            return new OpenedCalibration(CalibrationOption.None, null);
        }

        var kept = folder is null ? Path.GetTempFileName() : Path.Combine(folder.FolderPath, CalibrationFile.Name);
        if (folder is not null && goesOn && File.Exists(kept))
        {
            return new OpenedCalibration(kept, null);
        }

        var text = CalibrationFile.TextOf(named is CalibrationOption.First
            ? await MeasureAsync(cancellation)
            : CalibrationFile.Read(CalibrationOption.File.Flag, named));
        if (folder is not null)
        {
            folder.Write(CalibrationFile.Name, text);
            return new OpenedCalibration(kept, null);
        }

        await File.WriteAllTextAsync(kept, text, CancellationToken.None);
        return new OpenedCalibration(kept, kept);
    }

    private async Task<Calibration> MeasureAsync(CancellationToken cancellation)
    {
        var calibrator = Calibrator.Beside(compared, Calibrator.StartsUsual);
        await context.Error.WriteAsync($"{CommandTree.Program}: measures a calibration first, by gossip to "
            + $"{string.Join(", ", calibrator.Groups.Select(group => group.Nodes))} processes\n");
        using var progress = new ProgressReport(
            context.Screen, context.Error, context.Clock, "measure calibrate", 1, calibrator.Steps, units: Calibrator.Units);
        return await calibrator.MeasureAsync(
            LibraryLoader.PathsOf(context.Arguments), context.Clock.GetUtcNow(), progress.RunFinished, cancellation);
    }
}
