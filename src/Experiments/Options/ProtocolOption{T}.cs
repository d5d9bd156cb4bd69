namespace Distribution.Experiments;

/// <summary>An option with values of one type.</summary>
/// <typeparam name="T">What its values are.</typeparam>
public sealed class ProtocolOption<T> : ProtocolOption
    where T : notnull
{
    private readonly ValueReader<T> reader;
    private readonly Func<T, string> writer;

    // All settings share it: a sweep has a hundred thousand of them.
    private OptionValue? usual;

    /// <summary>An option. <see cref="OptionKinds"/> makes the usual ones.</summary>
    /// <param name="name">Without dashes.</param>
    /// <param name="help">One line for help.</param>
    /// <param name="allowed">What it takes, in words that follow "allowed are".</param>
    /// <param name="defaultValue">Holds where none is given.</param>
    /// <param name="reader">Reads what is allowed and nothing else.</param>
    /// <param name="writer">Writes a value in its canonical spelling, which <paramref name="reader"/> reads back.</param>
    public ProtocolOption(string name, string help, string allowed, T defaultValue, ValueReader<T> reader, Func<T, string> writer)
        : base(name, help, allowed)
    {
        this.reader = reader;
        this.writer = writer;
        DefaultValue = defaultValue;
    }

    /// <summary>The value that holds where none is given, unless <see cref="DependentDefault"/> says otherwise.</summary>
    public T DefaultValue { get; }

    /// <summary>The default where it depends on other options; it may ask for those whose own defaults depend on nothing. Null: it
    /// does not.</summary>
    public Func<Settings, T>? DependentDefault { get; init; }

    /// <summary>Says in words what <see cref="DependentDefault"/> does.</summary>
    public string? DependentDefaultHelp { get; init; }

    /// <inheritdoc/>
    public override string DefaultHelp => DependentDefaultHelp ?? writer(DefaultValue);

    internal override bool HasDependentDefault => DependentDefault is not null;

    internal override OptionValue Read(string text) => reader(text, out var value)
        ? With(value)
        : throw UsageException.NotAllowed(Flag, text, Allowed);

    internal override OptionValue Default(Settings settings) =>
        DependentDefault is null ? usual ??= With(DefaultValue) : With(DependentDefault(settings));

    internal override bool Takes(string text) => reader(text, out _);

    private OptionValue With(T value) => new(value, writer(value));
}
