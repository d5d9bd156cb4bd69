using System.Globalization;
using System.Reflection;

namespace Distribution.InSimulator;

/// <summary>Messages in words: what their type says (<see cref="object.ToString"/>), or its fields. Equal in every culture.</summary>
internal static class Words
{
    internal static string Of(object something)
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            return Plain(something).ReplaceLineEndings(" ");
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
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
