namespace Distribution.Experiments;

/// <summary>A text is no YAML that is read here.</summary>
/// <param name="line">Where, from 1.</param>
/// <param name="column">Where in the line, from 1.</param>
/// <param name="reason">Why, in one line.</param>
/// <param name="inner">The cause.</param>
internal sealed class YamlRefusal(int line, int column, string reason, Exception? inner = null) : Exception(reason, inner)
{
    internal int Line { get; } = line;

    internal int Column { get; } = column;
}
