namespace Distribution.Protocol;

/// <content>A user's own function.</content>
public sealed partial class FanoutFunction
{
    /// <summary>The longest name of a user's function.</summary>
    public const int NameCharactersMax = 512;

    private readonly Func<int, double>? function;

    /// <summary>The name of a user's function: the full name of its class, a point, its method's, and perhaps a comma and its assembly's;
    /// null: it is none.</summary>
    public string? Name { get; }

    /// <summary>A function that is a public static method: <c>FromMethod(Subsets.Half)</c>. It goes to other nodes by its name, so a lambda
    /// is none.</summary>
    /// <param name="method">From the number of nodes to the wanted mean.</param>
    /// <exception cref="ArgumentException">It is something else than a public static method of a class that is not generic.</exception>
    public static FanoutFunction FromMethod(Func<int, double> method)
    {
        ArgumentNullException.ThrowIfNull(method);
        var info = method.Method;
        if (!info.IsStatic || !info.IsPublic || info.IsGenericMethod || info.DeclaringType is not { IsGenericType: false } owner)
        {
            throw new ArgumentException(
                $"{info.Name} is no public static method of a class that is not generic: the function goes to other nodes by its name.",
                nameof(method));
        }

        return new FanoutFunction(Shape.Named, 0, $"{owner.FullName}.{info.Name}, {owner.Assembly.GetName().Name}", method);
    }

    /// <summary>A function of which only the name is known: <c>My.Subsets.Half</c> or <c>My.Subsets.Half, MyAssembly</c>.</summary>
    /// <exception cref="FormatException">It is no such name.</exception>
    public static FanoutFunction Named(string name) =>
        TryName(name, out var function) ? function! : throw new FormatException($"'{name}' is no full name of a function.");

    internal static bool TryName(string name, out FanoutFunction? function)
    {
        var isName = name.Length is > 0 and <= NameCharactersMax && (char.IsLetter(name[0]) || name[0] == '_')
            && name.Contains('.', StringComparison.Ordinal) && !name.Any(char.IsControl);
        function = isName ? new FanoutFunction(Shape.Named, 0, name) : null;
        return isName;
    }

    /// <summary>The same name with the function behind it.</summary>
    internal FanoutFunction Bind(Func<int, double> found) => new(Shape.Named, 0, Name, found);

    private double Call(int nodes)
    {
        if (function is null)
        {
            throw new InvalidOperationException($"{Name} is known by its name only.");
        }

        try
        {
            var mean = function(nodes);
            return mean > 0 ? mean : 0;
        }
        catch (Exception)
        {
            // Any: it is a user's, and a node lives on whatever it does.
            return 0;
        }
    }
}
