using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Distribution.Simulator;

/// <summary>A member that a plan can give a value: a public property that can be set.</summary>
/// <param name="Property">The property.</param>
internal sealed record FaultMember(PropertyInfo Property)
{
    /// <summary>As plans write it.</summary>
    internal string Name { get; } = JsonNamingPolicy.CamelCase.ConvertName(Property.Name);

    /// <summary>Whether it must be there: a required property, or a parameter of the record without a default.</summary>
    internal bool IsRequired =>
        Property.IsDefined(typeof(RequiredMemberAttribute))
        || Property.DeclaringType!.GetConstructors().SelectMany(constructor => constructor.GetParameters())
            .Any(parameter => parameter.Name == Property.Name && !parameter.HasDefaultValue);

    /// <summary>Whether nothing is a value of it.</summary>
    internal bool IsNullable =>
        Nullable.GetUnderlyingType(Property.PropertyType) is not null
        || new NullabilityInfoContext().Create(Property).WriteState == NullabilityState.Nullable;

    /// <summary>The members of a record, those of its bases included.</summary>
    internal static IReadOnlyList<FaultMember> Of(Type type) =>
        [.. type.GetProperties().Where(property => property.CanWrite).Select(property => new FaultMember(property))];
}
