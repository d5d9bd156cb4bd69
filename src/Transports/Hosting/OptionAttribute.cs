namespace Distribution;

/// <summary>Marks a property that the command line may set. Its kinds say of what.</summary>
/// <param name="help">One line for help.</param>
[AttributeUsage(AttributeTargets.Property)]
public abstract class OptionAttribute(string help) : Attribute
{
    /// <summary>One line for help.</summary>
    public string Help { get; } = help;

    /// <summary>The least value of a number; default 0. Nothing else looks at it.</summary>
    public double Min { get; set; }

    /// <summary>The greatest value of a number; default: the greatest of its type. Nothing else looks at it.</summary>
    public double Max { get; set; } = double.MaxValue;
}
