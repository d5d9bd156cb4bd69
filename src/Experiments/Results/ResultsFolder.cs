using System.Globalization;
using System.Text.Json;
using Distribution.Experiments.Output;
using Distribution.Experiments.Running;

namespace Distribution.Experiments.Results;

/// <summary>The folder that a command leaves: manifest.json, rows.csv and what else the verb has. Opened again by the same command it is
/// gone on with.</summary>
internal sealed class ResultsFolder
{
    private const string ManifestName = "manifest.json";

    private readonly Manifest manifest;

    private ResultsFolder(string path, Manifest manifest)
    {
        FolderPath = path;
        this.manifest = manifest;
    }

    /// <summary>As it was given, or relative to the current folder.</summary>
    internal string FolderPath { get; }

    /// <summary>Makes the folder, or opens the one that the same plan has left.</summary>
    /// <param name="outOption">The text of <see cref="RunOptions.Out"/>.</param>
    /// <param name="manifest">What is to be run.</param>
    /// <returns>The folder; null where none is wanted.</returns>
    /// <exception cref="UsageException">The folder holds something else.</exception>
    /// <exception cref="EnvironmentException">It cannot be made.</exception>
    internal static ResultsFolder? Open(string outOption, Manifest manifest)
    {
        if (outOption is RunOptions.NoFolder)
        {
            return null;
        }

        try
        {
            var path = outOption is RunOptions.DefaultFolder ? FreePath(manifest) : outOption;
            var isUsed = Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any();
            if (isUsed && PlanOf(path) != JsonMembers.Hash(manifest.Plan))
            {
                throw new UsageException($"--out '{UsageException.Shown(path)}': the folder holds something else; "
                    + "give an empty folder, or the one that this very command has left");
            }

            Directory.CreateDirectory(path);
            var folder = new ResultsFolder(path, manifest);
            folder.Update(manifest);
            return folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EnvironmentException(
                $"--out '{UsageException.Shown(outOption)}': no folder can be made and written there; "
                    + "allowed are paths where one can, and none",
                exception);
        }
    }

    /// <summary>Notes in the manifest how much is finished.</summary>
    internal void Finish(int cells, DateTimeOffset now) =>
        Update(manifest with { FinishedCells = cells, Finished = cells == manifest.Cells ? now : null });

    /// <summary>Notes in the manifest how much is finished, while there is more to do than settings.</summary>
    internal void Interrupt(int cells) => Update(manifest with { FinishedCells = cells });

    /// <summary>Writes a file of the folder.</summary>
    internal void Write(string name, string content) => DurableFile.Replace(Path.Combine(FolderPath, name), content);

    private void Update(Manifest current) => Write(ManifestName, current.ToJson());

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

    private static string? PlanOf(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(path, ManifestName)));
            var root = document.RootElement;

            // Rows of another format cannot be continued, whatever the plan is.
            return root.GetProperty("format").TryGetInt32(out var format) && format == Manifest.Format
                ? root.GetProperty("plan").GetString()
                : null;
        }
        catch (Exception exception) when (exception is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
