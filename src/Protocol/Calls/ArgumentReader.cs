using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Distribution.Protocol;

/// <summary>
/// Reads a call's arguments by position, without building a tree. Whatever is wrong with them ends in <see cref="Error"/>: the first
/// error stays, and after it every read gives an empty value, so that a caller checks once, at the end.
/// </summary>
internal ref struct ArgumentReader
{
    /// <summary>How deep arguments may be nested; bounds the recursion of calls within calls too.</summary>
    internal const int DepthMax = 64;

    private readonly ReadOnlyMemory<byte> text;
    private Utf8JsonReader json;

    internal ArgumentReader(Payload arguments)
    {
        text = arguments.Utf8Json;
        json = new Utf8JsonReader(text.Span, new JsonReaderOptions { MaxDepth = DepthMax });
        if (Next() && json.TokenType != JsonTokenType.StartArray)
        {
            Fail("the arguments must be a JSON array");
        }
    }

    /// <summary>What was wrong first; null: nothing so far.</summary>
    internal CallError? Error { get; private set; }

    /// <summary>The current token; none after an error.</summary>
    internal readonly JsonTokenType Token => Error is null ? json.TokenType : JsonTokenType.None;

    /// <summary>Moves to the next token; false after an error or at the end.</summary>
    internal bool Next()
    {
        if (Error is not null)
        {
            return false;
        }

        try
        {
            return json.Read();
        }
        catch (JsonException exception)
        {
            return Fail(exception);
        }
    }

    /// <summary>Moves to the next argument; false if there is none.</summary>
    internal bool NextArgument() => Next() && json.TokenType != JsonTokenType.EndArray;

    /// <summary>Moves to the next property's name; false at the object's end.</summary>
    internal bool NextProperty() => Next() && json.TokenType == JsonTokenType.PropertyName;

    /// <summary>Whether the current text or property name is this one.</summary>
    internal bool Is(ReadOnlySpan<byte> utf8Text)
    {
        if (Token is not (JsonTokenType.String or JsonTokenType.PropertyName))
        {
            return false;
        }

        // An escape may be half a surrogate pair, which only reading the text as such reports as an error of the caller.
        return json.ValueIsEscaped ? Text("a text") == Encoding.UTF8.GetString(utf8Text) : json.ValueTextEquals(utf8Text);
    }

    /// <summary>The current text or property name.</summary>
    /// <param name="what">What it should be, for the error.</param>
    internal string Text(string what)
    {
        if (Token is not (JsonTokenType.String or JsonTokenType.PropertyName))
        {
            Fail($"{what} must be a text");
            return string.Empty;
        }

        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            Fail($"{what} is no Unicode text");
            return string.Empty;
        }
    }

    /// <summary>The current whole number.</summary>
    /// <param name="what">What it should be, for the error.</param>
    /// <param name="least">The smallest allowed.</param>
    /// <param name="most">The largest allowed.</param>
    internal int Integer(string what, int least, int most)
    {
        if (Token == JsonTokenType.Number && json.TryGetInt32(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Fail(string.Create(CultureInfo.InvariantCulture, $"{what} must be a whole number from {least} to {most}"));
        return least;
    }

    /// <summary>The current value as its own JSON text, sharing the memory; moves to its last token.</summary>
    internal ReadOnlyMemory<byte> Raw()
    {
        if (Error is not null)
        {
            return default;
        }

        var start = checked((int)json.TokenStartIndex);
        Skip();
        return text[start..checked((int)json.BytesConsumed)];
    }

    /// <summary>Moves over the current value, or over a property's value, to its last token.</summary>
    internal void Skip()
    {
        if (Error is not null)
        {
            return;
        }

        try
        {
            json.Skip();
        }
        catch (JsonException exception)
        {
            Fail(exception);
        }
    }

    /// <summary>True if there is no further argument, nothing behind the array, and no error so far.</summary>
    internal bool End()
    {
        // A missing optional argument has been looked for already.
        var isAtEnd = Token == JsonTokenType.EndArray && json.CurrentDepth == 0;
        if (!isAtEnd && NextArgument())
        {
            Fail("there are too many arguments");
        }

        return Error is null && !Next() && Error is null;
    }

    /// <summary>Notes an error, unless there is one.</summary>
    internal void Fail(string message) => Error ??= new CallError(CallErrorKind.BadArguments, message);

    private bool Fail(JsonException exception)
    {
        var (line, at) = ((exception.LineNumber ?? 0) + 1, (exception.BytePositionInLine ?? 0) + 1);
        Fail(string.Create(
            CultureInfo.InvariantCulture, $"the arguments are not well-formed JSON of at most {DepthMax} levels (line {line}, byte {at})"));
        return false;
    }
}
