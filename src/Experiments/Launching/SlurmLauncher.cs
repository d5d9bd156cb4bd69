using System.Globalization;
using Distribution.Experiments.Results;
using Distribution.Protocol;

namespace Distribution.Experiments.Launching;

/// <summary>
/// Runs shards as an array of jobs of Slurm and nodes as the tasks of one job step, with Slurm's own programs. Slurm takes defaults from
/// variables of the environment (SBATCH_PARTITION, SLURM_TIMELIMIT and so on), and starts in this process's current folder with its
/// environment.
/// </summary>
/// <param name="options">Further options for sbatch and srun.</param>
internal sealed class SlurmLauncher(IReadOnlyList<string> options) : IShardLauncher, INodeLauncher
{
    private const string Asked = "--launcher slurm: ";

    /// <inheritdoc/>
    public async Task RunShardsAsync(ShardCommand command, IReadOnlyList<int> shards, CancellationToken cancellation)
    {
        var script = Path.Combine(command.Folder, ShardFile.FolderName, "slurm.sh");
        DurableFile.Replace(script, ScriptOf(command));
        var name = NameOf(command.Folder);
        var said = new Complaint();
        var isSubmitted = false;
        try
        {
            await RunAsync([.. SubmissionOf(command, shards, name), .. options, script], _ => isSubmitted = true, said, cancellation);
        }
        catch (OperationCanceledException)
        {
            // By the name: sbatch may have ended before it had told the number of the job.
            await RunAsync(["scancel", $"--name={name}"], _ => { }, said, CancellationToken.None);
            throw;
        }

        if (!isSubmitted)
        {
            throw new EnvironmentException($"{Asked}sbatch takes no jobs: {said}");
        }
    }

    /// <inheritdoc/>
    public async Task RunNodesAsync(IReadOnlyList<string> words, int count, CancellationToken cancellation)
    {
        var said = new Complaint();
        string[] step =
            ["srun", $"--ntasks={NumberText.Write(count)}", "--job-name=distribution-nodes", "--input=none", "--quit-on-interrupt"];
        var code = await RunAsync([.. step, .. options, .. words], _ => { }, said, cancellation);
        if (code != 0)
        {
            throw new EnvironmentException($"{Asked}srun ended with exit code {NumberText.Write(code)}: {said}");
        }
    }

    /// <summary>One name for each results folder: what is left of an earlier command there is waited for, and can be taken back.</summary>
    private static string NameOf(string folder) =>
        string.Create(CultureInfo.InvariantCulture, $"distribution-{StableHash.Of(folder):x16}");

    // sbatch waits until all elements have ended. A job that was lost with its machine begins again at what its shard has finished.
    private static IEnumerable<string> SubmissionOf(ShardCommand command, IReadOnlyList<int> shards, string name) =>
    [
        "sbatch", "--parsable", "--wait", $"--job-name={name}", "--dependency=singleton", "--requeue", "--open-mode=append",
        $"--array={string.Join(',', shards.Select(shard => NumberText.Write(shard)))}",
        $"--output={LogPattern(command)}",
    ];

    // %a is the number of the element.
    private static string LogPattern(ShardCommand command)
    {
        var log = command.LogOf(1);
        var folder = Path.GetDirectoryName(log)!.Replace("%", "%%", StringComparison.Ordinal);
        return Path.Combine(folder, "%a" + Path.GetFileName(log)[1..]);
    }

    private static string ScriptOf(ShardCommand command)
    {
        var jobs = command.HasJobs ? "" : $" {ShardCommand.JobsFlag} \"${{SLURM_CPUS_PER_TASK:-1}}\"";
        return $"""
            #!/bin/sh
            # One shard of a sweep, as the element of a job array from 1 to {NumberText.Write(command.Count)}.
            exec {ShellText.Of(command.Words)} {ShardCommand.ShardFlag} "$SLURM_ARRAY_TASK_ID/{NumberText.Write(command.Count)}"{jobs}

            """;
    }

    private static async Task<int> RunAsync(
        IReadOnlyList<string> words, Action<string> onOutput, Complaint said, CancellationToken cancellation)
    {
        try
        {
            return await ExternalCommand.RunAsync(words, onOutput, said.Note, cancellation);
        }
        catch (EnvironmentException exception)
        {
            throw new EnvironmentException(Asked + exception.Message, exception);
        }
    }

    // What a program has said at last, in one line: what comes before may be that it waits.
    private sealed class Complaint
    {
        private const int Most = 3;
        private readonly Queue<string> lines = [];

        public void Note(string line)
        {
            lines.Enqueue(line);
            if (lines.Count > Most)
            {
                lines.Dequeue();
            }
        }

        public override string ToString() => lines.Count > 0 ? string.Join("; ", lines) : "it does not say why";
    }
}
