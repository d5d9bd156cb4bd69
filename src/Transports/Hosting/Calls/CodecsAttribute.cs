namespace Distribution;

/// <summary>Says which source-generated contexts and converters an assembly brings for its arguments and results; see
/// <see cref="Codecs"/>.</summary>
/// <param name="types">Classes derived from <see cref="System.Text.Json.Serialization.JsonSerializerContext"/> or
/// <see cref="System.Text.Json.Serialization.JsonConverter"/>, each with a public constructor without parameters.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class CodecsAttribute(params Type[] types) : Attribute
{
    /// <summary>The classes.</summary>
    public IReadOnlyList<Type> Types { get; } = types;
}
