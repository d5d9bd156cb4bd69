namespace Distribution.Protocol;

/// <summary>The service <c>routes</c> of a node: users' services by name.</summary>
public sealed partial class NodeProtocol<TEnvironment>
{
    /// <summary>Registers a service of the program around the node, or puts it in the place of the one of that name. No input: it takes
    /// effect at once.</summary>
    /// <param name="state">The node.</param>
    /// <param name="name">As <see cref="ServiceName.IsValid"/> allows, and none of <see cref="BuiltInServices"/>.</param>
    /// <param name="route">The service.</param>
    /// <returns>The service whose place it has taken, for the host to end; null: there was none.</returns>
    /// <exception cref="ArgumentException">The name is not allowed.</exception>
    /// <exception cref="InvalidOperationException">The node has as many services as it takes.</exception>
    public IRoute? AddRoute(ref NodeState state, string name, IRoute route)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(route);
        if (NameRefusal(name) is { } refusal)
        {
            throw new ArgumentException(refusal, nameof(name));
        }

        return TryPutRoute(ref state, name, route, out var replaced)
            ? replaced
            : throw new InvalidOperationException($"A node has at most {limits.Routes} services.");
    }

    /// <summary>Takes a user's service away; false if there is none of that name. Runs that have begun go on.</summary>
    public bool RemoveRoute(ref NodeState state, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return state.Routes?.Remove(name) is not null;
    }

    /// <summary>The services that the node has made for itself, which it gives up: it is stopping. In the order of their names.</summary>
    public static IReadOnlyList<IOwnedRoute> TakeOwnedRoutes(ref NodeState state)
    {
        var owned = new List<IOwnedRoute>();
        for (var i = 0; i < (state.Routes?.Count ?? 0); i++)
        {
            if (state.Routes![i] is IOwnedRoute { HasEnd: true } route)
            {
                owned.Add(route);
            }
        }

        state.Routes = null;
        return owned;
    }

    private Outcome? Routes(ref NodeState state, in ServedCall served, TEnvironment environment) => served.Call.Method switch
    {
        "put" => PutRoute(ref state, served, environment),
        "get" => GetRoute(ref state, served.Call.Arguments, environment),
        "rem" => DeleteRoute(ref state, served.Call.Arguments, environment),
        _ => UnknownMethod(served.Call),
    };

    private Outcome? PutRoute(ref NodeState state, in ServedCall served, TEnvironment environment)
    {
        var arguments = new ArgumentReader(served.Call.Arguments);
        arguments.NextArgument();
        var name = arguments.Text("the service's name");
        arguments.NextArgument();
        var type = arguments.Text("the service's type");
        arguments.End();
        if (arguments.Error is not null)
        {
            return Outcome.Failed(arguments.Error);
        }

        if (NameRefusal(name) is { } refusal)
        {
            return Outcome.Failed(CallErrorKind.BadArguments, refusal);
        }

        if (environment.CreateRoute(type, out var reason) is not { } route)
        {
            return Outcome.Failed(CallErrorKind.BadArguments, $"no service of type {ServiceName.Quote(type)}: {reason}");
        }

        var waiting = new PendingCall(
            PendingKind.Preparation, environment.Self, served.Reply, new RouteInPreparation(name, route));
        Invoke(ref state, served, waiting, route, environment);
        return null;
    }

    /// <summary>A service is ready, or cannot be made so.</summary>
    private Outcome Register(ref NodeState state, RouteInPreparation put, Outcome outcome, TEnvironment environment)
    {
        if (outcome.Error is not null)
        {
            return outcome;
        }

        var isPut = TryPutRoute(ref state, put.Name, put.Route, out var replaced);
        Release(isPut ? replaced : put.Route, environment);
        return isPut ? Describe(put.Name, put.Route.Description, put.Route.Methods) : Limit(limits.Routes, "services", "a node");
    }

    private static void Release(IRoute? route, TEnvironment environment)
    {
        if (route is IOwnedRoute { HasEnd: true } owned)
        {
            environment.Release(owned);
        }
    }

    private Outcome GetRoute(ref NodeState state, Payload payload, TEnvironment environment)
    {
        if (ReadName(payload, "the service", out var name) is { } error)
        {
            return Outcome.Failed(error);
        }

        if (BuiltInServices.MethodsOf(name) is { } methods)
        {
            return Describe(name, "built in", methods);
        }

        return state.Routes?.Find(name) is { } route
            ? Describe(name, route.Description, route.Methods)
            : UnknownService(name, environment);
    }

    private Outcome DeleteRoute(ref NodeState state, Payload payload, TEnvironment environment)
    {
        if (ReadName(payload, "the service", out var name) is { } error)
        {
            return Outcome.Failed(error);
        }

        if (BuiltInServices.MethodsOf(name) is not null)
        {
            return Outcome.Failed(CallErrorKind.BadArguments, $"the service {ServiceName.Quote(name)} is built in and cannot be removed");
        }

        var route = state.Routes?.Remove(name);
        Release(route, environment);
        return route is null ? UnknownService(name, environment) : Describe(name, route.Description, route.Methods);
    }

    private bool TryPutRoute(ref NodeState state, string name, IRoute route, out IRoute? replaced)
    {
        state.Routes ??= new NameTable<IRoute>();
        replaced = state.Routes.Find(name);
        if (state.Routes.Count >= limits.Routes && replaced is null)
        {
            return false;
        }

        state.Routes.Put(name, route);
        return true;
    }

    private static string? NameRefusal(string name) =>
        !ServiceName.IsValid(name) ? $"{ServiceName.Quote(name)} is no service name: allowed are {ServiceName.Allowed}"
        : BuiltInServices.MethodsOf(name) is not null ? $"the service {ServiceName.Quote(name)} is built in and cannot be replaced"
        : null;

    private Outcome Describe(string name, string type, IReadOnlyList<string> methods)
    {
        var json = output.Begin();
        json.WriteStartObject();
        json.WriteString("name"u8, name);
        json.WriteString("type"u8, type);
        json.WriteStartArray("methods"u8);
        foreach (var method in methods)
        {
            json.WriteStringValue(method);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        return Outcome.Of(output.End());
    }
}
