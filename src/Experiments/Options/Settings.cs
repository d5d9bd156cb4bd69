namespace Distribution.Experiments;

/// <summary>A checked value for every option of a protocol, defaults included. Immutable; share it between threads.</summary>
public sealed class Settings
{
    private readonly Dictionary<string, ProtocolOption.OptionValue> values = new(StringComparer.Ordinal);
    private readonly SortedSet<string> changed = new(StringComparer.Ordinal);
    private readonly SortedSet<string> named = new(StringComparer.Ordinal);

    private Settings(string name, IReadOnlyList<ProtocolOption> options)
    {
        Name = name;
        Options = options;
    }

    /// <summary>Whose settings: the protocol, measurement or benchmark.</summary>
    public string Name { get; }

    /// <summary>The options, in the order in which help lists them.</summary>
    public IReadOnlyList<ProtocolOption> Options { get; }

    /// <summary>Identifies the setting, whatever the order and spelling of the options: the name and the options that differ from their
    /// defaults, so that an option that is new in a version changes no seed. The seeds of runs derive from it.</summary>
    public string Key => field ??= string.Join(';', changed.Select(option => $"{option}={values[option].Text}").Prepend(Name));

    /// <summary>The value of an option.</summary>
    /// <exception cref="KeyNotFoundException">No option of that name was listed.</exception>
    public T Get<T>(ProtocolOption<T> option)
        where T : notnull => (T)values[option.Name].Value;

    /// <summary>The value of an option that may not be listed.</summary>
    /// <returns>Whether an option of that name and type is listed; if not, <paramref name="value"/> is the option's default.</returns>
    public bool TryGet<T>(ProtocolOption<T> option, out T value)
        where T : notnull
    {
        if (values.TryGetValue(option.Name, out var found) && found.Value is T typed)
        {
            value = typed;
            return true;
        }

        value = option.DefaultValue;
        return false;
    }

    /// <summary>The value of a listed option in its canonical spelling.</summary>
    /// <exception cref="KeyNotFoundException">No option of that name was listed.</exception>
    public string TextOf(ProtocolOption option) => values[option.Name].Text;

    /// <summary>Whether a listed option has another value than its default.</summary>
    public bool IsChanged(ProtocolOption option) => changed.Contains(option.Name);

    /// <summary>Whether a value was given for a listed option, be it the default.</summary>
    public bool IsGiven(ProtocolOption option) => named.Contains(option.Name);

    /// <summary>Checks the given texts and fills in the defaults.</summary>
    /// <param name="name">Whose settings.</param>
    /// <param name="options">All options that there are.</param>
    /// <param name="given">Texts by option name without dashes; other options hold their defaults.</param>
    /// <exception cref="UsageException">A value that its option does not take, or an option that is not listed.</exception>
    public static Settings Read(string name, IReadOnlyList<ProtocolOption> options, IReadOnlyDictionary<string, string> given)
    {
        foreach (var unknown in given.Keys.Where(key => !options.Any(option => string.Equals(option.Name, key, StringComparison.Ordinal))))
        {
            throw new UsageException(Suggestion.Add(
                $"--{unknown}: {name} has no such option", "--" + unknown, options.Select(option => option.Flag)));
        }

        var settings = new Settings(name, options);
        settings.named.UnionWith(given.Keys);

        // What was given is checked before anything is missed.
        var read = options.Where(option => given.ContainsKey(option.Name))
            .ToDictionary(option => option.Name, option => option.Read(given[option.Name]), StringComparer.Ordinal);
        foreach (var option in options.OrderBy(option => option.HasDependentDefault))
        {
            settings.Set(option, read.GetValueOrDefault(option.Name));
        }

        return settings;
    }

    private void Set(ProtocolOption option, ProtocolOption.OptionValue? given)
    {
        var usual = option.Default(this);
        var value = given ?? usual;
        values[option.Name] = value;
        if (!string.Equals(value.Text, usual.Text, StringComparison.Ordinal))
        {
            changed.Add(option.Name);
        }
    }
}
