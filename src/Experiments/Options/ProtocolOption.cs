namespace Distribution.Experiments;

/// <summary>An option of a protocol, a measurement or a benchmark: its name, what it takes and what it means. Immutable.</summary>
public abstract class ProtocolOption
{
    private protected ProtocolOption(string name, string help, string allowed)
    {
        Name = name;
        Help = help;
        Allowed = allowed;
    }

    /// <summary>Without dashes, lower case, words joined by hyphens: <c>fanout-law</c>. The key in JSON and the column in CSV.</summary>
    public string Name { get; }

    /// <summary>With dashes, as the command line has it.</summary>
    public string Flag => "--" + Name;

    /// <summary>One line for help.</summary>
    public string Help { get; }

    /// <summary>What it takes, in words that follow "allowed are".</summary>
    public string Allowed { get; }

    /// <summary>The default for help: a value, or words where it depends on other options.</summary>
    public abstract string DefaultHelp { get; }

    /// <summary>What its values look like; null: any text.</summary>
    internal ValueForm? Form { get; init; }

    /// <summary>The path of the file that a value names, in its canonical spelling; null: it names none. The option itself is null where no
    /// value does.</summary>
    internal Func<string, string?>? FileIn { get; init; }

    /// <summary>Whether the default depends on other options.</summary>
    internal abstract bool HasDependentDefault { get; }

    /// <summary>A value in its one canonical spelling: <c>1e3</c> becomes <c>1000</c>.</summary>
    /// <exception cref="UsageException">The option does not take it.</exception>
    internal abstract OptionValue Read(string text);

    /// <summary>The value that holds where none is given.</summary>
    /// <param name="settings">The options whose defaults do not depend on others.</param>
    internal abstract OptionValue Default(Settings settings);

    /// <summary>Whether the option takes the text.</summary>
    internal abstract bool Takes(string text);

    /// <summary>A value and its canonical spelling.</summary>
    internal sealed record OptionValue(object Value, string Text);
}
