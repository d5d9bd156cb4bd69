using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Experiments.Sweeps;
using Distribution.Protocol;

namespace Distribution.Experiments.Launching;

/// <summary>The command line that all shards of a sweep share; each has its number in addition.</summary>
/// <param name="Words">The program and its arguments, without the number of a shard.</param>
/// <param name="Folder">The results folder, a full path.</param>
/// <param name="Count">How many shards there are.</param>
internal sealed record ShardCommand(IReadOnlyList<string> Words, string Folder, int Count)
{
    /// <summary>The option that says which shard.</summary>
    internal static string ShardFlag => SweepShard.Option.Flag;

    /// <summary>The option that says how many runs at once.</summary>
    internal static string JobsFlag => RunOptions.Jobs.Flag;

    /// <summary>Whether the user has said how many runs at once a shard makes.</summary>
    internal bool HasJobs => Words.Any(word =>
        string.Equals(word, JobsFlag, StringComparison.Ordinal) || word.StartsWith(JobsFlag + "=", StringComparison.Ordinal));

    /// <summary>That of a sweep.</summary>
    /// <param name="arguments">The command line of the sweep as it was given.</param>
    /// <param name="folder">The results folder.</param>
    /// <param name="count">How many shards.</param>
    internal static ShardCommand Of(IReadOnlyList<string> arguments, string folder, int count)
    {
        var path = Path.GetFullPath(folder);
        var own = LaunchOptions.OfSweeps.Concat([RunOptions.Out, RunOptions.Format]).Select(option => option.Flag);
        var shared = own.Aggregate(arguments, CommandWords.Without);
        return new ShardCommand([.. OwnProgram.Words, .. shared, RunOptions.Out.Flag, path], path, count);
    }

    /// <summary>The same for shards that begin no setting after a time; zero: there is no such time.</summary>
    internal ShardCommand Within(Duration budget) => budget == Duration.Zero ? this : this with
    {
        Words = [.. CommandWords.Without(Words, RunOptions.Budget.Flag), RunOptions.Budget.Flag, budget.ToString()],
    };

    /// <summary>All words of a shard's command line.</summary>
    internal IReadOnlyList<string> WordsOf(int shard) => [.. Words, ShardFlag, new SweepShard(shard, Count).ToString()];

    /// <summary>The file that a shard's results are in.</summary>
    internal string FileOf(int shard) => Path.Combine(Folder, ShardFile.PathOf(shard, Count));

    /// <summary>The file for what a shard prints, over all attempts.</summary>
    internal string LogOf(int shard) => Path.ChangeExtension(FileOf(shard), ".log");

    /// <summary>What that file ends with, in words that follow its name.</summary>
    internal string LastWordsOf(int shard)
    {
        try
        {
            return File.ReadLines(LogOf(shard)).LastOrDefault(line => line.Length > 0) is { } last ? $"ends with: {last}" : "is empty";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "cannot be read";
        }
    }
}
