using System.Reflection;
using Distribution.Protocol;

namespace Distribution.Experiments.Hosted;

/// <summary>A property of something that a user has written, a gossip protocol or a scenario, that is an option
/// (<see cref="OptionAttribute"/>).</summary>
internal sealed class ProtocolProperty
{
    private static readonly Duration Longest = Duration.FromSeconds(3_600);

    private readonly string propertyName;
    private readonly Func<Settings, object> valueIn;

    private ProtocolProperty(string propertyName, ProtocolOption option, Func<Settings, object> valueIn)
    {
        this.propertyName = propertyName;
        this.valueIn = valueIn;
        Option = option;
    }

    /// <summary>As the command line has it.</summary>
    internal ProtocolOption Option { get; }

    /// <summary>Those of a protocol, in the order in which its class declares them.</summary>
    /// <param name="protocol">A new instance: what its properties hold are the defaults.</param>
    /// <param name="taken">Options that there are anyway.</param>
    /// <exception cref="UsageException">A marked property cannot be an option; says why.</exception>
    internal static IReadOnlyList<ProtocolProperty> Of(object protocol, IEnumerable<ProtocolOption> taken)
    {
        var names = taken.Select(option => option.Name).ToHashSet(StringComparer.Ordinal);
        var found = new List<ProtocolProperty>();
        foreach (var property in protocol.GetType().GetProperties().OrderBy(property => property.MetadataToken))
        {
            if (property.GetCustomAttribute<OptionAttribute>() is not { } mark)
            {
                continue;
            }

            if (property.SetMethod is not { IsPublic: true } || property.GetMethod is not { IsPublic: true })
            {
                throw new UsageException($"its option {property.Name} must have a public getter and a public setter");
            }

            found.Add(Of(property, mark, property.GetValue(protocol)!));
            if (!found[^1].Option.Takes(found[^1].Option.DefaultHelp))
            {
                throw new UsageException($"its option {property.Name} does not take its own default {found[^1].Option.DefaultHelp}");
            }

            if (!names.Add(found[^1].Option.Name))
            {
                throw new UsageException($"its option {property.Name} is called as one that there is already, {found[^1].Option.Flag}");
            }
        }

        return found;
    }

    /// <summary>Gives the property of an instance the value of the option.</summary>
    /// <exception cref="UsageException">The property refuses it.</exception>
    internal void Set(object protocol, Settings settings)
    {
        try
        {
            protocol.GetType().GetProperty(propertyName)!.SetValue(protocol, valueIn(settings));
        }
        catch (TargetInvocationException exception)
        {
            throw new UsageException(
                $"{Option.Flag} '{settings.TextOf(Option)}': {exception.InnerException!.Message.ReplaceLineEndings(" ")}", exception);
        }
    }

    private static ProtocolProperty Of(PropertyInfo property, OptionAttribute mark, object usual)
    {
        var name = ChoiceText.Hyphenated(property.Name);
        return usual switch
        {
            int number => Of(property, OptionKinds.Whole(
                name, mark.Help, (int)Math.Max(mark.Min, int.MinValue), (int)Math.Min(mark.Max, int.MaxValue), number)),
            double number => Of(property, OptionKinds.Number(name, mark.Help, mark.Min, mark.Max, number)),
            bool flag => Of(property, OptionKinds.Flag(name, mark.Help, flag)),
            Duration time => Of(property, OptionKinds.Time(name, mark.Help, Duration.Zero, Longest, time)),
            Enum => (ProtocolProperty)typeof(ProtocolProperty).GetMethod(nameof(OfChoice), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(property.PropertyType).Invoke(null, [property, name, mark.Help, usual])!,
            _ => throw new UsageException(
                $"its option {property.Name} must be an int, a double, a bool, a Duration or an enumeration"),
        };
    }

    private static ProtocolProperty OfChoice<T>(PropertyInfo property, string name, string help, T usual)
        where T : struct, Enum => Of(property, OptionKinds.Choice(name, help, usual, Enum.GetValues<T>()));

    private static ProtocolProperty Of<T>(PropertyInfo property, ProtocolOption<T> option)
        where T : notnull => new(property.Name, option, settings => settings.Get(option));
}
