using System.Diagnostics.CodeAnalysis;
using Distribution.Protocol;

namespace Distribution.Experiments;

/// <summary>Makes the usual options.</summary>
public static class OptionKinds
{
    /// <summary>Whole numbers of a range, also as <c>1e6</c>.</summary>
    /// <param name="name">Without dashes.</param>
    /// <param name="help">One line for help.</param>
    /// <param name="min">The least.</param>
    /// <param name="max">The most.</param>
    /// <param name="defaultValue">Holds where none is given.</param>
    /// <param name="dependentDefault">The default where it depends on other options.</param>
    /// <param name="dependentDefaultHelp">That default in words.</param>
    public static ProtocolOption<int> Whole(
        string name,
        string help,
        int min,
        int max,
        int defaultValue,
        Func<Settings, int>? dependentDefault = null,
        string? dependentDefaultHelp = null) =>
        new(
            name,
            help,
            $"whole numbers from {NumberText.Write(min)} to {NumberText.Write(max)}",
            defaultValue,
            (string text, out int value) =>
            {
                var isRead = NumberText.TryWhole(text, min, max, out var number);
                value = (int)number;
                return isRead;
            },
            value => NumberText.Write(value))
        {
            Form = ValueForm.Numbers(isWhole: true, min, max),
            DependentDefault = dependentDefault,
            DependentDefaultHelp = dependentDefaultHelp,
        };

    /// <summary>The number 1: for something of which others can have more.</summary>
    /// <param name="name">Without dashes.</param>
    /// <param name="help">One line for help.</param>
    /// <param name="reason">Why there is no more than one.</param>
    public static ProtocolOption<int> One(string name, string help, string reason) =>
        new(
            name,
            help,
            $"1 and nothing else: {reason}",
            1,
            (string text, out int value) =>
            {
                value = 1;
                return NumberText.TryWhole(text, 1, 1, out _);
            },
            value => NumberText.Write(value))
        {
            Form = ValueForm.Numbers(isWhole: true, 1, 1),
        };

    /// <summary>Numbers of a range, both ends included.</summary>
    public static ProtocolOption<double> Number(string name, string help, double min, double max, double defaultValue) =>
        new(
            name,
            help,
            $"numbers from {NumberText.Write(min)} to {NumberText.Write(max)}",
            defaultValue,
            (string text, out double value) => NumberText.TryNumber(text, out value) && value >= min && value <= max,
            NumberText.Write)
        {
            Form = ValueForm.Numbers(isWhole: false, Exact(min), Exact(max)),
        };

    /// <summary>Probabilities: <c>0.01</c> or <c>1%</c>.</summary>
    public static ProtocolOption<double> Probability(string name, string help, double defaultValue) =>
        new(name, help, NumberText.ProbabilityAllowed, defaultValue, NumberText.TryProbability, NumberText.Write)
        {
            Form = ValueForm.Numbers(isWhole: false, 0, 1, ValueForm.Signed + "%?"),
        };

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    public static ProtocolOption<bool> Flag(string name, string help, bool defaultValue) =>
        new(
            name,
            help,
            "yes, no",
            defaultValue,
            (string text, out bool value) =>
            {
                value = text is "yes";
                return text is "yes" or "no";
            },
            value => value ? "yes" : "no")
        {
            Form = ValueForm.OneOf("yes", "no"),
        };

    /// <summary>Lengths of time of a range, both ends included: <c>200ms</c>.</summary>
    public static ProtocolOption<Duration> Time(string name, string help, Duration min, Duration max, Duration defaultValue) =>
        new(
            name,
            help,
            $"durations from {min} to {max}, such as 200ms, 1.5s or 2m",
            defaultValue,
            (string text, out Duration value) => Duration.TryParse(text, out value) && value >= min && value <= max,
            value => value.ToString())
        {
            Form = ValueForm.Of(ValueForm.Time),
        };

    /// <summary>Functions of the number of nodes: <c>3</c>, <c>ln+1</c>, <c>sqrt</c>.</summary>
    /// <param name="name">Without dashes.</param>
    /// <param name="help">One line for help.</param>
    /// <param name="defaultValue">Holds where none is given.</param>
    /// <param name="dependentDefault">The default where it depends on other options.</param>
    /// <param name="dependentDefaultHelp">That default in words.</param>
    public static ProtocolOption<FanoutFunction> FunctionOfNodes(
        string name,
        string help,
        FanoutFunction defaultValue,
        Func<Settings, FanoutFunction>? dependentDefault = null,
        string? dependentDefaultHelp = null) =>
        new(
            name,
            help,
            FanoutFunction.Allowed,
            defaultValue,
            (string text, [MaybeNullWhen(false)] out FanoutFunction value) => FanoutFunction.TryParse(text, out value),
            value => value.ToString())
        {
            DependentDefault = dependentDefault,
            DependentDefaultHelp = dependentDefaultHelp,
        };

    /// <summary>One of some names: the members of an enumeration in lower case with hyphens, <c>PushPull</c> as
    /// <c>push-pull</c>.</summary>
    /// <param name="name">Without dashes.</param>
    /// <param name="help">One line for help.</param>
    /// <param name="defaultValue">Holds where none is given.</param>
    /// <param name="offered">Those that work.</param>
    /// <param name="dependentDefault">The default where it depends on other options.</param>
    /// <param name="dependentDefaultHelp">That default in words.</param>
    public static ProtocolOption<T> Choice<T>(
        string name,
        string help,
        T defaultValue,
        IReadOnlyList<T> offered,
        Func<Settings, T>? dependentDefault = null,
        string? dependentDefaultHelp = null)
        where T : struct, Enum =>
        new(
            name,
            help,
            ChoiceText.AllowedOf(offered),
            defaultValue,
            (string text, out T value) => ChoiceText.TryRead(text, offered, out value),
            ChoiceText.Write)
        {
            Form = ValueForm.OneOf([.. offered.Select(ChoiceText.Write)]),
            DependentDefault = dependentDefault,
            DependentDefaultHelp = dependentDefaultHelp,
        };

    // Null: beyond what can be said exactly.
    private static decimal? Exact(double bound) => Math.Abs(bound) < 1e15 ? (decimal)bound : null;
}
