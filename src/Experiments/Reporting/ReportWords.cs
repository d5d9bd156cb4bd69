using Distribution.Experiments.Reports;
using Distribution.Experiments.Results;
using Distribution.Experiments.Statistics;

namespace Distribution.Experiments.Reporting;

/// <summary>The words and numbers that all parts of a report share.</summary>
internal static class ReportWords
{
    /// <summary>A summary as a report shows it.</summary>
    internal static Estimate Estimate(Summary summary) => new(summary.Mean, summary.Interval.Low, summary.Interval.High, summary.Count);

    /// <summary>A quantile of samples with its interval.</summary>
    internal static Estimate Quantile(IEnumerable<double> samples, double probability)
    {
        double[] ascending = [.. samples.Where(double.IsFinite).Order()];
        var interval = Statistics.Quantile.IntervalOf(ascending, probability);
        return new Estimate(Statistics.Quantile.Of(ascending, probability), interval.Low, interval.High, ascending.Length);
    }

    /// <summary>What the bars are.</summary>
    internal static string IntervalMeaning(int runs) =>
        $"95 % interval over {Format.Count(runs)} runs: of the mean by Student's t, of proportions by Wilson's score";

    /// <summary>The protocol and the options that differ from their defaults, but those that stand elsewhere.</summary>
    internal static string Protocol(ResultRow row, IEnumerable<string> elsewhere)
    {
        var parts = row.Key.Split(';');
        var changed = parts.Skip(1).Where(part => !elsewhere.Append("nodes").Contains(part.Split('=')[0], StringComparer.Ordinal));
        return string.Join(", ", changed.Select(part => part.Replace('=', ' ')).Prepend(parts[0]));
    }

    /// <summary>How many nodes a row is about.</summary>
    internal static int Nodes(ResultRow row) => NumberText.TryWhole(row.Option("nodes"), 1, int.MaxValue, out var nodes) ? (int)nodes : 1;

    /// <summary>The command that gives a row again.</summary>
    internal static string Replay(ResultRow row)
    {
        var parts = row.Key.Split(';');
        var options = string.Concat(parts.Skip(1).Select(part => $" --{part.Replace('=', ' ')}"));
        return $"distribution simulate {parts[0]}{options} --runs {NumberText.Write(row.Runs)} --seed {row.Seed}";
    }
}
