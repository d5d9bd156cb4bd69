using System.Reflection;

namespace Distribution;

/// <summary>What a user's method has returned: a value, or something that gives it later.</summary>
internal static class MethodResult
{
    /// <summary>What an async method without a result has as one: a type that .NET names nowhere.</summary>
    private static readonly Type NoResult = Task.CompletedTask.GetType().GenericTypeArguments.FirstOrDefault() ?? typeof(void);

    /// <summary>The value itself; null where there is none. At once, and without an allocation, for what is not waited for.</summary>
    internal static ValueTask<object?> OfAsync(object? returned) => returned switch
    {
        Task task => OfTaskAsync(task),
        ValueTask valueTask => OfTaskAsync(valueTask.AsTask()),
        not null when AsTaskOf(returned.GetType()) is { } asTask => OfTaskAsync((Task)asTask.Invoke(returned, null)!),
        _ => new ValueTask<object?>(returned),
    };

    private static MethodInfo? AsTaskOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>) ? type.GetMethod(nameof(ValueTask<int>.AsTask)) : null;

    private static async ValueTask<object?> OfTaskAsync(Task task)
    {
        await task;
        return ValueOf(task);
    }

    private static object? ValueOf(Task task)
    {
        var result = task.GetType().GetProperty(nameof(Task<int>.Result));
        return result is null || result.PropertyType == NoResult ? null : result.GetValue(task);
    }
}
