using Distribution.Experiments.Calibrating;
using Distribution.Experiments.Protocols;
using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Experiments.Sweeps;
using Distribution.Protocol;

namespace Distribution.Experiments.CommandLine;

/// <summary>The calibration of a plan that compares: one for all its settings, kept with the results.</summary>
internal sealed class SweepCalibration
{
    private readonly SweepPlan plan;
    private readonly string named;
    private readonly CalibrationSource source;

    /// <summary>Looks at what is wanted.</summary>
    /// <param name="context">What to work with.</param>
    /// <param name="plan">The settings.</param>
    /// <param name="run">The options of the verb.</param>
    /// <param name="isParted">Whether other processes run parts of the plan, which would measure calibrations of their own.</param>
    /// <exception cref="UsageException">Nothing is calibrated, or each part would measure its own, or the file is none.</exception>
    internal SweepCalibration(CommandContext context, SweepPlan plan, Settings run, bool isParted)
    {
        var (option, isWanted) = (CalibrationOption.ForComparison, plan.Cells.Any(IsCalibrated));
        var given = run.TryGet(option, out var text) && run.IsChanged(option);
        named = isWanted ? text! : CalibrationOption.None;
        if (given && !isWanted)
        {
            throw UsageException.NotAllowed(option.Flag, text!, "plans of kind compare");
        }

        if (isParted && named is CalibrationOption.First)
        {
            throw UsageException.NotAllowed(
                option.Flag, named, "files and none where parts of a plan are run apart: each would measure a calibration of its own");
        }

        this.plan = plan;
        source = new CalibrationSource(
            context, named, [.. plan.Cells.Where(IsCalibrated).Select(cell => cell.Settings.Get(GossipService.Nodes)).Distinct()]);
        if (source.Known is not CalibrationOption.None)
        {
            foreach (var cell in With(source.Known).Cells)
            {
                cell.Protocol.Prepare(cell.Settings);
            }
        }
    }

    /// <summary>Identifies the plan with its calibration and the contents of all files that are named: what is simulated with others is
    /// another sweep.</summary>
    internal ulong Identity
    {
        get
        {
            var identity = NamedFiles.Identity(plan.Identity, plan.Cells);
            identity = named is CalibrationOption.None ? identity : StableHash.Add(identity, StableHash.Of(named));
            return source.Known is CalibrationOption.None ? identity : NamedFiles.WithContents(identity, source.Known);
        }
    }

    /// <summary>Gets the calibration ready.</summary>
    internal Task<OpenedCalibration> OpenAsync(ResultsFolder? folder, CancellationToken cancellation) =>
        source.OpenAsync(folder, goesOn: true, cancellation);

    /// <summary>The plan, simulated with a calibration.</summary>
    /// <param name="path">Its file, or none.</param>
    internal SweepPlan With(string path) => path is CalibrationOption.None
        ? plan
        : plan with { Cells = [.. plan.Cells.Select(cell => IsCalibrated(cell) ? With(cell, path) : cell)] };

    private static bool IsCalibrated(CellPlan cell) =>
        cell is { IsMeasured: false, Compared.Count: > 0 } && cell.Protocol.Options.Contains(CalibrationOption.File);

    private static CellPlan With(CellPlan cell, string path)
    {
        var texts = cell.Settings.Options.Where(cell.Settings.IsChanged).ToDictionary(
            option => option.Name, cell.Settings.TextOf, StringComparer.Ordinal);
        texts[CalibrationOption.File.Name] = path;
        return cell with { Settings = Settings.Read(cell.Protocol.Name, cell.Protocol.Options, texts) };
    }
}
