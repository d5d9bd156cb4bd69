using Distribution.Experiments.Calibrating;
using Distribution.Experiments.Comparing;
using Distribution.Experiments.Measuring;
using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Experiments.Terminal;

namespace Distribution.Experiments.CommandLine;

/// <summary>Where a comparison has its calibration from: a file that was named, one that is measured first, or nowhere.</summary>
internal sealed class CalibrationSource(CommandContext context, ListedComparison listed, MeasurementRequest request, Settings run)
{
    // Two names for nowhere: a comparison that cannot be calibrated has no such option.
    private string Named => listed.IsCalibrated ? run.Get(CalibrationOption.ForComparison) : CalibrationOption.None;

    /// <summary>Refuses what cannot be simulated, before anything is run.</summary>
    /// <exception cref="UsageException">The settings do not fit together, or the file that was named is none.</exception>
    internal void Check() => _ = new CellRunner(PlanWith(Named is CalibrationOption.First ? CalibrationOption.None : Named));

    /// <summary>The plan of the simulation with its calibration, which is stored with the results.</summary>
    internal async Task<OpenedCalibration> OpenAsync(ResultsFolder? folder, CancellationToken cancellation)
    {
        if (Named is CalibrationOption.None)
        {
            return new OpenedCalibration(PlanWith(CalibrationOption.None), null);
        }

        var calibration = Named is CalibrationOption.First
            ? await MeasureAsync(cancellation)
            : CalibrationFile.Read(CalibrationOption.File.Flag, Named);
        if (folder is not null)
        {
            folder.Write(CalibrationFile.Name, CalibrationFile.TextOf(calibration));
            return new OpenedCalibration(PlanWith(Path.Combine(folder.FolderPath, CalibrationFile.Name)), null);
        }

        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, CalibrationFile.TextOf(calibration), CancellationToken.None);
        return new OpenedCalibration(PlanWith(path), path);
    }

    private async Task<Calibration> MeasureAsync(CancellationToken cancellation)
    {
        var calibrator = Calibrator.Beside(request.Settings.Get(CommonOptions.Nodes), Calibrator.StartsUsual);
        await context.Error.WriteAsync($"{CommandTree.Program}: measures a calibration first, by gossip to "
            + $"{string.Join(", ", calibrator.Groups.Select(group => group.Nodes))} processes\n");
        using var progress = new ProgressReport(
            context.Screen, context.Error, context.Clock, "measure calibrate", 1, calibrator.Starts);
        return await calibrator.MeasureAsync(request.Load, context.Clock.GetUtcNow(), progress.RunFinished, cancellation);
    }

    private CellPlan PlanWith(string path) => listed.IsCalibrated
        ? listed.PlanOf(request.Settings, run, KeyValuePair.Create(CalibrationOption.File.Name, path))
        : listed.PlanOf(request.Settings, run);
}
