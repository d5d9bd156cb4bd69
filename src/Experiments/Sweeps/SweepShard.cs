using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Distribution.Experiments.Results;

namespace Distribution.Experiments.Sweeps;

/// <summary>A part of a grid: every <see cref="Count"/>-th setting, so that settings which cost much lie in all parts. A setting's runs
/// stay together.</summary>
/// <param name="Number">Which part, from 1; 0: the whole grid.</param>
/// <param name="Count">Of how many.</param>
internal sealed record SweepShard(int Number, int Count)
{
    private const int CountMax = SweepPlan.CellsMax;

    /// <summary>The whole grid.</summary>
    internal static SweepShard Whole { get; } = new(0, 1);

    /// <summary>The option that says which.</summary>
    internal static ProtocolOption<SweepShard> Option { get; } = new(
        "shard",
        "only this part of the grid: every N-th setting, into a file of its own in the folder; sweep --merge puts the parts together",
        $"I/N with I from 1 to N and N up to {NumberText.Write(CountMax)}, or none",
        Whole,
        TryParse,
        shard => shard.ToString());

    /// <summary>Whether it is a part.</summary>
    internal bool IsPart => Number > 0;

    /// <summary>The part's file in the results folder; empty for the whole grid, which has the folder.</summary>
    internal string FilePath => IsPart ? ShardFile.PathOf(Number, Count) : "";

    /// <summary>Whether the part has the setting with this number in the grid, from 0.</summary>
    internal bool Has(int cell) => !IsPart || cell % Count == Number - 1;

    /// <summary>The same, if there is anything in it.</summary>
    /// <exception cref="UsageException">The grid has fewer settings than parts.</exception>
    internal SweepShard Within(SweepPlan plan) => Count <= plan.Cells.Count ? this : throw UsageException.NotAllowed(
        Option.Flag, ToString(), $"at most {NumberText.Write(plan.Cells.Count)} parts, since the grid has so many settings");

    /// <summary>How many of this many settings the part has.</summary>
    internal int SizeOf(int cells) => Enumerable.Range(0, cells).Count(Has);

    /// <summary>The grid with the settings of the part alone.</summary>
    internal SweepPlan Of(SweepPlan plan) => plan with { Cells = [.. plan.Cells.Where((_, cell) => Has(cell))] };

    /// <summary><c>2/8</c>, or none.</summary>
    public override string ToString() => IsPart ? string.Create(CultureInfo.InvariantCulture, $"{Number}/{Count}") : "none";

    private static bool TryParse(string text, [MaybeNullWhen(false)] out SweepShard shard)
    {
        shard = text is "none" ? Whole : null;
        var parts = text.Split('/');
        if (parts.Length == 2 && NumberText.TryWhole(parts[1], 1, CountMax, out var count)
            && NumberText.TryWhole(parts[0], 1, count, out var number))
        {
            shard = new SweepShard((int)number, (int)count);
        }

        return shard is not null;
    }
}
