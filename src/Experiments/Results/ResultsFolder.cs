using System.Globalization;
using Distribution.Experiments.Calibrating;
using Distribution.Experiments.Running;
using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Results;

/// <summary>The folder that a command leaves: manifest.json, results.db, rows.csv and what else the verb has. Opened again by the same
/// command it is gone on with. A shard of a sweep has a file of its own in it, and shares the calibration.</summary>
internal sealed class ResultsFolder : IDisposable
{
    /// <summary>The store.</summary>
    internal const string DatabaseName = "results.db";

    /// <summary>Its rows, for other programs.</summary>
    internal const string RowsName = "rows.csv";

    private readonly Manifest manifest;

    // When the results were complete, if they were before this command.
    private readonly DateTimeOffset? completed;

    private bool isClosed;

    private ResultsFolder(string path, Manifest manifest, ResultsDatabase database, bool isShard)
    {
        FolderPath = path;
        var isBegun = manifest.GoesOn && File.Exists(Path.Combine(path, StoredManifest.FileName));
        var stored = isBegun ? StoredManifest.Read(path, "--out") : null;
        this.manifest = stored is null ? manifest : manifest with { Started = stored.Started };
        completed = stored is { IsComplete: true } ? stored.Finished : null;
        Database = database;
        IsShard = isShard;
    }

    /// <summary>As it was given, or relative to the current folder.</summary>
    internal string FolderPath { get; }

    /// <summary>Whether it is used for the file of a shard alone.</summary>
    internal bool IsShard { get; }

    /// <summary>Where everything that is found goes.</summary>
    internal ResultsDatabase Database { get; }

    /// <summary>Makes the folder, or opens the one that the same plan has left.</summary>
    /// <param name="outOption">The text of <see cref="RunOptions.Out"/>.</param>
    /// <param name="manifest">What is to be run.</param>
    /// <param name="columns">The columns of its rows.</param>
    /// <param name="shard">Where the file of a shard is in the folder; empty: the folder is all this command's.</param>
    /// <returns>The folder; null where none is wanted.</returns>
    /// <exception cref="UsageException">The folder holds something else, or is of another version: it is as it was.</exception>
    /// <exception cref="EnvironmentException">It cannot be made, or another process is adding to it.</exception>
    internal static ResultsFolder? Open(string outOption, Manifest manifest, RowColumns columns, string shard = "")
    {
        if (outOption is RunOptions.NoFolder)
        {
            return null;
        }

        try
        {
            var path = outOption is RunOptions.DefaultFolder ? FreePath(manifest) : outOption;
            Verify(path, manifest);
            var file = Path.Combine(path, shard.Length > 0 ? shard : DatabaseName);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var database = ResultsDatabase.Open(file, manifest, columns);
            return Owned(path, manifest, database, shard.Length > 0);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EnvironmentException(
                $"--out '{UsageException.Shown(outOption)}': no folder can be made and written there; "
                    + "allowed are paths where one can, and none",
                exception);
        }
    }

    /// <summary>Takes over what other files of the folder hold of a part: a sweep may go on as shards, in another division or in one
    /// process, and runs nothing again.</summary>
    /// <param name="part">What this command is to run.</param>
    /// <exception cref="UsageException">One of the files is of something else, or damaged.</exception>
    internal void TakeOver(SweepShard part)
    {
        // Shards of one division have nothing in common.
        var shards = ShardFile.In(FolderPath).Where(shard => !part.IsPart || shard.Count != part.Count).Select(shard => shard.Path);
        foreach (var file in shards.Prepend(Path.Combine(FolderPath, DatabaseName)).Where(IsOther).Where(ResultsReader.IsBegun))
        {
            Database.TakeOver(file, part);
        }
    }

    /// <summary>Notes how much is finished, and writes rows.csv.</summary>
    internal void Finish(int cells, DateTimeOffset now) =>
        Close(manifest with { FinishedCells = cells, Finished = cells == manifest.Cells ? completed ?? now : null });

    /// <summary>The same, while there is more to do than settings.</summary>
    internal void Interrupt(int cells) => Close(manifest with { FinishedCells = cells });

    /// <summary>Writes a file of the folder.</summary>
    internal void Write(string name, string content) => DurableFile.Replace(Path.Combine(FolderPath, name), content);

    /// <summary>Lets others have the folder. Where a failure has ended the command, what was finished is told as far as that can
    /// be.</summary>
    public void Dispose()
    {
        try
        {
            if (!isClosed)
            {
                Interrupt(Database.Count());
            }
        }
        catch (Exception exception) when (exception is EnvironmentException or UsageException or IOException)
        {
            // The failure is told already, and results.db has all that was finished.
        }

        Database.Dispose();
    }

    private bool IsOther(string file) => !string.Equals(file, Database.Path, StringComparison.Ordinal);

    private static ResultsFolder Owned(string path, Manifest manifest, ResultsDatabase database, bool isShard)
    {
        try
        {
            // Another process may have had the folder until now.
            Verify(path, manifest);
            var folder = new ResultsFolder(path, manifest, database, isShard);
            folder.Update(folder.manifest);
            return folder;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private void Close(Manifest current)
    {
        isClosed = true;
        if (!IsShard && Database.Columns.Measures.Count > 0)
        {
            DurableFile.Replace(Path.Combine(FolderPath, RowsName), Database.Export);
        }

        Update(current);
    }

    // The file of a shard says all about it, and the manifest is one for all.
    private void Update(Manifest current)
    {
        if (!IsShard)
        {
            Write(StoredManifest.FileName, current.ToJson());
        }
    }

    private static void Verify(string path, Manifest manifest)
    {
        if (File.Exists(path))
        {
            throw new UsageException(
                $"--out '{UsageException.Shown(path)}' is a file; allowed are folders, paths where nothing is yet, and none");
        }

        var stored = File.Exists(Path.Combine(path, StoredManifest.FileName)) ? StoredManifest.Read(path, "--out").Whole : null;
        var isOurs = stored is not null
            ? stored.Plan == manifest.Plan
            : !Directory.Exists(path) || Directory.EnumerateFileSystemEntries(path).All(entry => IsBegun(Path.GetFileName(entry)));
        if (!isOurs)
        {
            var difference = stored is null ? "" : ": " + ManifestDifference.OfWhatIsRun(stored, manifest);
            throw new UsageException($"--out '{UsageException.Shown(path)}': the folder holds something else{difference}; "
                + "give an empty folder, or the one that this very command has left");
        }
    }

    // What a folder can hold before its manifest: files of shards, the calibration that they share, and what a process has left that
    // ended at once.
    private static bool IsBegun(string name) => name is ShardFile.FolderName or CalibrationFile.Name
        || name.StartsWith(DatabaseName, StringComparison.Ordinal) || name.EndsWith(DurableFile.Suffix, StringComparison.Ordinal);

    private static string FreePath(Manifest manifest)
    {
        var stamp = manifest.Started.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var name = manifest.Name.Length > 0 ? $"{manifest.Verb}-{manifest.Name}" : manifest.Verb;
        var path = Path.Combine("results", name, stamp);
        for (var attempt = 2; Directory.Exists(path); attempt++)
        {
            path = Path.Combine("results", name, $"{stamp}-{attempt.ToString(CultureInfo.InvariantCulture)}");
        }

        return path;
    }
}
