namespace Distribution.Transports.Tests.Services;

/// <summary>A service that cannot be made.</summary>
[Service]
public sealed class Unmakeable
{
    public Unmakeable() => throw new InvalidOperationException("no such luck");

    public int Count() => 1;
}

/// <summary>A type that refuses some values of its JSON form.</summary>
public sealed class Picky
{
    public Picky(int value) => Value = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "only above 0");

    public int Value { get; }
}

/// <summary>A service with a parameter that refuses values.</summary>
[Service]
public sealed class PickyService
{
    public int Take(Picky picky) => picky.Value;
}

/// <summary>A service that prints what a node prints when it is ready.</summary>
[Service]
public sealed class Impostor
{
    public Impostor() => Console.Out.WriteLine("{\"node\":\"127.0.0.1:1\",\"pid\":1}");

    public int Count() => 1;
}

/// <summary>A service whose parameter name is nobody's business.</summary>
[Service]
public sealed class Overloads
{
    public int Same() => 1;

    public int Same(int other) => other;
}
