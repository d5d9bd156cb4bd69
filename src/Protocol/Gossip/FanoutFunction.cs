using System.Globalization;

namespace Distribution.Protocol;

/// <summary>A wanted mean fan-out as a function of the number of nodes n: <c>3</c>, <c>2.5</c>, <c>ln</c>, <c>ln+1.5</c>, <c>ln-1</c>,
/// <c>log2</c>, <c>sqrt</c>, <c>n-1</c>. Deterministic on every machine. Or a user's own function, which goes from node to node by its
/// name.</summary>
public sealed partial class FanoutFunction : IEquatable<FanoutFunction>
{
    private readonly Shape shape;
    private readonly double constant;

    private FanoutFunction(Shape shape, double constant, string? name = null, Func<int, double>? function = null)
    {
        this.shape = shape;
        this.constant = constant;
        this.function = function;
        Name = name;
    }

    private enum Shape
    {
        Constant,
        Logarithm,
        BinaryLogarithm,
        SquareRoot,
        Everyone,
        Named,
    }

    /// <summary>What <see cref="TryParse"/> takes, for error messages.</summary>
    public const string Allowed = "a number from 0 up, ln, ln+C, ln-C, log2, sqrt or n-1";

    /// <summary>ln n, the default of groups.</summary>
    public static FanoutFunction NaturalLogarithm { get; } = new(Shape.Logarithm, 0);

    /// <summary>The same for every n.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a finite number from 0 up.</exception>
    public static FanoutFunction Constant(double value)
    {
        if (!(value >= 0) || double.IsInfinity(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A fan-out is a finite number from 0 up.");
        }

        return new FanoutFunction(Shape.Constant, value);
    }

    /// <summary>Reads one of <see cref="Allowed"/>.</summary>
    public static bool TryParse(string? text, out FanoutFunction? function)
    {
        function = text switch
        {
            "ln" => NaturalLogarithm,
            "log2" => new FanoutFunction(Shape.BinaryLogarithm, 0),
            "sqrt" => new FanoutFunction(Shape.SquareRoot, 0),
            "n-1" => new FanoutFunction(Shape.Everyone, 0),
            null => null,
            _ when TryNumber(text, out var number) && number >= 0 => new FanoutFunction(Shape.Constant, number),
            _ when text.Length > 3 && text.StartsWith("ln", StringComparison.Ordinal) && text[2] is '+' or '-'
                && char.IsAsciiDigit(text[3]) && TryNumber(text[2..], out var shift) => new FanoutFunction(Shape.Logarithm, shift),
            _ => null,
        };
        return function is not null;
    }

    /// <summary>Reads one of <see cref="Allowed"/>.</summary>
    /// <exception cref="FormatException">It is none of them.</exception>
    public static FanoutFunction Parse(string text) =>
        TryParse(text, out var function) ? function! : throw new FormatException($"'{text}' is no fan-out: allowed are {Allowed}.");

    /// <summary>The wanted mean among <paramref name="nodes"/> nodes; never below 0.</summary>
    /// <param name="nodes">At least 1.</param>
    /// <exception cref="InvalidOperationException">It is a user's function that is known by its name only.</exception>
    public double Of(int nodes) => shape switch
    {
        Shape.Logarithm => Math.Max(0, DeterministicMath.Log(nodes) + constant),
        Shape.BinaryLogarithm => DeterministicMath.Log(nodes) / DeterministicMath.Log(2),
        Shape.SquareRoot => Math.Sqrt(nodes),
        Shape.Everyone => nodes - 1,
        Shape.Named => Call(nodes),
        _ => constant,
    };

    /// <inheritdoc/>
    public bool Equals(FanoutFunction? other) => other is not null && shape == other.shape
        && constant.Equals(other.constant) && string.Equals(Name, other.Name, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FanoutFunction);

    /// <summary>The same in every process.</summary>
    public override int GetHashCode() =>
        unchecked((int)StableHash.Mix(StableHash.Add(
            Name is null ? (ulong)shape : StableHash.Of(Name), (ulong)BitConverter.DoubleToInt64Bits(constant))));

    /// <summary>As <see cref="TryParse"/> reads it; of a user's function the name.</summary>
    public override string ToString() => shape switch
    {
        Shape.Logarithm when constant == 0 => "ln",
        Shape.Logarithm => (constant < 0 ? "ln" : "ln+") + constant.ToString(CultureInfo.InvariantCulture),
        Shape.BinaryLogarithm => "log2",
        Shape.SquareRoot => "sqrt",
        Shape.Everyone => "n-1",
        Shape.Named => Name!,
        _ => constant.ToString(CultureInfo.InvariantCulture),
    };

    private static bool TryNumber(string text, out double number)
    {
        const NumberStyles Styles = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent;
        return double.TryParse(text, Styles, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
    }
}
