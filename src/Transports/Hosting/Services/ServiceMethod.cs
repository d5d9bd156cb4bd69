using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Distribution.Protocol;

namespace Distribution;

/// <summary>One method of a service: decodes the arguments, runs the user's code, encodes what comes of it.</summary>
internal sealed class ServiceMethod(string name, Func<object?> target, MethodInfo method)
{
    // An invoker compiles code of its own at its second call, so nodes that have the same method share one.
    private static readonly ConditionalWeakTable<MethodInfo, MethodInvoker> Invokers = [];

    private readonly MethodInvoker invoker = Invokers.GetValue(method, MethodInvoker.Create);
    private readonly ParameterInfo[] all = method.GetParameters();
    private readonly MethodArguments arguments = new(
        name, [.. method.GetParameters().Where(static parameter => !IsGiven(parameter))]);

    /// <summary>Runs it. Whatever the user's code does, an outcome comes back; at once where that code does not wait.</summary>
    internal async ValueTask<Outcome> RunAsync(Invocation invocation, object host)
    {
        object?[] values;
        try
        {
            values = arguments.Decode(invocation.Arguments);
        }
        catch (JsonException exception)
        {
            return Outcome.Failed(CallErrorKind.BadArguments, ErrorText.OfRefusal(exception));
        }
        catch (Exception exception)
        {
            // Text that is no text; what the constructor of a parameter's type throws.
            return Outcome.Failed(CallErrorKind.BadArguments, $"'{name}': {ServiceName.Quote(ErrorText.OfRefusal(exception))}");
        }

        try
        {
            if (all.Length == values.Length)
            {
                return Outcome.Of(Json.Value(await MethodResult.OfAsync(invoker.Invoke(target(), values))));
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
        Outcome.Failed(CallErrorKind.HandlerFailed, $"{exception.GetType().Name}: {ErrorText.Of(exception)}");

    /// <summary>Whether a parameter is given by the host and is none of the call's arguments.</summary>
    private static bool IsGiven(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(ServiceContext) || parameter.ParameterType == typeof(CancellationToken);

    private async ValueTask<Outcome> RunInContextAsync(object?[] values, Invocation invocation, NodePort port)
    {
        using var overdue = new CancellationTokenSource(port.TimeUntil(invocation.Deadline), port.Time);
        var context = new ServiceContext(new Node(port, port.Address), invocation.Caller, port.Time, overdue.Token);
        try
        {
            return Outcome.Of(Json.Value(await MethodResult.OfAsync(invoker.Invoke(target(), WithGiven(values, context)))));
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
}
