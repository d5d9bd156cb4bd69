using System.Reflection;
using System.Text.Json;
using Distribution.Protocol;

namespace Distribution;

/// <summary>One method of a service: decodes the arguments, runs the user's code, encodes what comes of it.</summary>
internal sealed class ServiceMethod(string name, Func<object?> target, MethodInfo method)
{
    private readonly MethodInvoker invoker = MethodInvoker.Create(method);
    private readonly ParameterInfo[] all = method.GetParameters();
    private readonly ParameterInfo[] parameters = [.. method.GetParameters().Where(static parameter => !IsGiven(parameter))];

    /// <summary>Runs it. Whatever the user's code does, an outcome comes back.</summary>
    internal async Task<Outcome> RunAsync(Invocation invocation, object host)
    {
        object?[] values;
        try
        {
            values = Decode(invocation.Arguments);
        }
        catch (JsonException exception)
        {
            return Outcome.Failed(CallErrorKind.BadArguments, exception.Message);
        }
        catch (Exception exception)
        {
            // Text that is no text; what the constructor of a parameter's type throws.
            return Outcome.Failed(CallErrorKind.BadArguments, $"'{name}': {ServiceName.Quote(exception.Message)}");
        }

        try
        {
            if (all.Length == parameters.Length)
            {
                return Outcome.Of(Json.Value(await ResultOf(invoker.Invoke(target(), values))));
            }

            return await RunInContextAsync(values, invocation, NodePort.Of(host));
        }
        catch (Exception exception)
        {
            return Failed(exception);
        }
    }

    /// <summary>What callers are told of an exception of the user's code.</summary>
    internal static Outcome Failed(Exception exception) =>
        Outcome.Failed(CallErrorKind.HandlerFailed, $"{exception.GetType().Name}: {exception.Message}");

    /// <summary>Whether a parameter is given by the host and is none of the call's arguments.</summary>
    private static bool IsGiven(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(ServiceContext) || parameter.ParameterType == typeof(CancellationToken);

    private async Task<Outcome> RunInContextAsync(object?[] values, Invocation invocation, NodePort port)
    {
        using var overdue = new CancellationTokenSource(port.TimeUntil(invocation.Deadline), port.Time);
        var context = new ServiceContext(new Node(port, port.Address), invocation.Caller, port.Time, overdue.Token);
        try
        {
            return Outcome.Of(Json.Value(await ResultOf(invoker.Invoke(target(), WithGiven(values, context)))));
        }
        catch (OperationCanceledException) when (overdue.IsCancellationRequested)
        {
            return Outcome.Failed(CallErrorKind.TimedOut, $"'{name}' was cancelled at its deadline");
        }
    }

    private object?[] WithGiven(object?[] decoded, ServiceContext context)
    {
        var values = new object?[all.Length];
        var next = 0;
        for (var i = 0; i < all.Length; i++)
        {
            values[i] = !IsGiven(all[i]) ? decoded[next++]
                : all[i].ParameterType == typeof(ServiceContext) ? context
                : context.Cancellation;
        }

        return values;
    }

    private static async Task<object?> ResultOf(object? returned)
    {
        switch (returned)
        {
            case Task task:
                await task;
                return ValueOf(task);
            case ValueTask valueTask:
                await valueTask;
                return null;
            case not null when returned.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ValueTask<>):
                return await ResultOf(type.GetMethod(nameof(ValueTask<int>.AsTask))!.Invoke(returned, null));
            default:
                return returned;
        }
    }

    private static object? ValueOf(Task task)
    {
        // An async method without a result returns a Task<VoidTaskResult>, an internal type.
        var result = task.GetType().GetProperty(nameof(Task<int>.Result));
        return result is null || !result.PropertyType.IsVisible ? null : result.GetValue(task);
    }

    private object?[] Decode(Payload arguments)
    {
        using var document = JsonDocument.Parse(arguments.Utf8Json);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Array || root.GetArrayLength() > parameters.Length)
        {
            throw Misfit(root);
        }

        var values = new object?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            var parameter = parameters[i];
            values[i] = i < root.GetArrayLength() ? DecodeOne(parameter, root[i])
                : parameter.HasDefaultValue ? parameter.DefaultValue
                : throw Misfit(root);
        }

        return values;
    }

    private object? DecodeOne(ParameterInfo parameter, JsonElement value)
    {
        try
        {
            return parameter.ParameterType == typeof(JsonElement)
                ? value.Clone()
                : value.Deserialize(parameter.ParameterType, Json.Options);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            var (given, wanted) = (ServiceName.Quote(value.GetRawText()), parameter.ParameterType.Name);
            throw new JsonException($"'{name}': {given} is no {wanted} for '{parameter.Name}'", exception);
        }
    }

    private JsonException Misfit(JsonElement given)
    {
        var wanted = string.Join(", ", parameters.Select(each => $"{each.ParameterType.Name} {each.Name}"));
        return new JsonException($"'{name}' takes the array ({wanted}), not {ServiceName.Quote(given.GetRawText())}");
    }
}
