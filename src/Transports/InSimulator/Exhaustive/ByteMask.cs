using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Distribution.InSimulator;

/// <summary>Which bytes of a type without references belong to its fields: the others are padding, in which anything may stand.</summary>
internal static class ByteMask
{
    private const BindingFlags OfInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>A byte that is not zero for every byte of a field.</summary>
    internal static byte[] Of<T>()
        where T : struct
    {
        var mask = new byte[Unsafe.SizeOf<T>()];
        var fields = typeof(T).GetFields(OfInstance);
        if (typeof(T).IsPrimitive || typeof(T).IsEnum || Array.Exists(fields, IsOpaque))
        {
            Array.Fill(mask, byte.MaxValue);
            return mask;
        }

        var isInlineArray = typeof(T).IsDefined(typeof(InlineArrayAttribute), inherit: false);
        foreach (var field in fields)
        {
            var inner = (byte[])Generic(nameof(Of), field.FieldType).Invoke(null, null)!;
            if (isInlineArray)
            {
                return [.. Enumerable.Range(0, mask.Length).Select(index => inner[index % inner.Length])];
            }

            // Where a field lies is seen by filling it.
            object boxed = default(T);
            field.SetValue(boxed, Generic(nameof(Filled), field.FieldType).Invoke(null, [inner]));
            var filled = (T)boxed;
            var bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in filled));
            for (var index = 0; index < mask.Length; index++)
            {
                mask[index] |= bytes[index];
            }
        }

        return mask;
    }

    // Reflection does not show all of a fixed buffer, and a pointer is no type argument.
    private static bool IsOpaque(FieldInfo field) =>
        field.FieldType.IsPointer || field.FieldType.IsFunctionPointer || field.IsDefined(typeof(FixedBufferAttribute));

    private static object Filled<T>(byte[] mask)
        where T : struct => MemoryMarshal.Read<T>(mask);

    private static MethodInfo Generic(string name, Type type) =>
        typeof(ByteMask).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(type);
}
