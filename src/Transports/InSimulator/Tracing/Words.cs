using System.Globalization;
using System.Reflection;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <summary>What a trace says of messages and states: on a line that is not too long, and equal in every culture. Words are the user's
/// code, and change nothing of a run: instead of those that throw it says so.</summary>
internal static class Words
{
    private const int Most = 200;

    /// <summary>What its type says (<see cref="object.ToString"/>), or its fields.</summary>
    internal static string Of(object something) => Of(() => Plain(something));

    /// <summary>What is said if it is asked for now.</summary>
    internal static string Of(Func<string> words)
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            var line = words().ReplaceLineEndings(" ");
            return line.Length > Most ? string.Concat(line.AsSpan(0, Most), "...") : line;
        }
        catch (Exception exception)
        {
            // Any: it is the user's code.
            return $"(no words: {exception.GetType().Name})";
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    /// <summary>What a message carries, one a line.</summary>
    internal static string LinesOf(ICarrier carrier)
    {
        try
        {
            return string.Join('\n', carrier.Carries.Select(Lack.NameOf));
        }
        catch (Exception)
        {
            // Any: it is the user's code. What it carries nobody knows then.
            return "";
        }
    }

    private static string Plain(object something)
    {
        var type = something.GetType();
        if (type.GetMethod(nameof(ToString), Type.EmptyTypes)!.DeclaringType is { } speaker
            && speaker != typeof(ValueType) && speaker != typeof(object))
        {
            return something.ToString() ?? "";
        }

        var fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public)
            .Select(field => (field.Name, Value: field.GetValue(something)))
            .Concat(type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
                .Where(property => property.GetIndexParameters().Length == 0 && property.Name != "Fingerprint")
                .Select(property => (property.Name, Value: property.GetValue(something))));
        return $"{type.Name} {{ {string.Join(", ", fields.Select(field => $"{field.Name} = {field.Value}"))} }}";
    }
}
