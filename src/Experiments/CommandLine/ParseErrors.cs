using System.CommandLine;
using System.CommandLine.Parsing;

namespace Distribution.Experiments.CommandLine;

/// <summary>Says in one line what the parser did not understand, and what was likely meant.</summary>
internal static class ParseErrors
{
    /// <summary>The error that explains the others: an unknown word comes before what is missing because of it.</summary>
    internal static UsageException First(ParseResult result)
    {
        var command = result.CommandResult.Command;
        if (Swallowing(result.CommandResult) is { } swallowing)
        {
            return Valueless(swallowing);
        }

        if (result.UnmatchedTokens.Count > 0)
        {
            return Unknown(result.UnmatchedTokens[0], result.CommandResult);
        }

        return result.Errors[0].SymbolResult switch
        {
            OptionResult { Tokens.Count: 0 } option => Valueless(option.Option),
            OptionResult option => new UsageException($"{option.Option.Name} is given more than once"),
            ArgumentResult argument => new UsageException(
                $"{command.Name} needs {argument.Argument.HelpName ?? argument.Argument.Name}{Example(command)}"),
            _ when command.Subcommands.Count > 0 => Incomplete(command),
            _ => new UsageException(result.Errors[0].Message.ReplaceLineEndings(" ")),
        };
    }

    private static UsageException Valueless(Option option) =>
        new($"{option.Name} needs {(option.HelpName is BoundOptions.YesOrNo ? option.HelpName : "a value")}");

    /// <summary>An option that took the name of the next one for its value; null: none has.</summary>
    private static Option? Swallowing(CommandResult result) => Levels(result)
        .SelectMany(level => level.Children.OfType<OptionResult>())
        .FirstOrDefault(option => option.Tokens is [var value] && Flags(result).Contains(value.Value, StringComparer.Ordinal))
        ?.Option;

    // A verb stands alone that needs a word more.
    private static UsageException Incomplete(Command command) => new($"{Name(command)} needs one of {Names(command)}");

    private static UsageException Unknown(string word, CommandResult result)
    {
        var command = result.Command;
        var shown = UsageException.Shown(word);
        if (word.StartsWith('-'))
        {
            var flag = word.Split('=')[0];
            var message = $"{UsageException.Shown(flag)}: {Name(command)} has no such option";
            if (result.Children.OfType<ArgumentResult>().FirstOrDefault(argument => argument.Tokens.Count > 0) is { } given
                && command.Subcommands.Any(each => each.Options.Any(option => option.Name == flag)))
            {
                return new UsageException($"{message} beside {given.Argument.HelpName ?? given.Argument.Name}: what is run stands there, "
                    + "under options or axes");
            }

            return new UsageException(command is Verb verb && verb.Instead.TryGetValue(flag, out var instead)
                ? $"{message}; {instead}"
                : Suggestion.Add(message, flag, Flags(result)));
        }

        if (command.Subcommands.Count == 0)
        {
            return new UsageException($"'{shown}': {command.Name} takes nothing more");
        }

        var names = command.Subcommands.Select(verb => verb.Name);
        return new UsageException(Suggestion.Add($"'{shown}': allowed are {Names(command)}", word, names));
    }

    private static string Example(Command command) =>
        command is Verb verb ? $"; for example: {CommandTree.Program} {verb.Example}" : "";

    // The parser takes the root's name from the process, which may be another program's.
    private static string Name(Command command) => command is RootCommand ? CommandTree.Program : command.Name;

    private static string Names(Command command) => string.Join(", ", command.Subcommands.Select(verb => verb.Name));

    private static IEnumerable<string> Flags(CommandResult result) => Levels(result)
        .SelectMany(level => level.Command.Options.Where(option => ReferenceEquals(level, result) || option.Recursive))
        .Select(option => option.Name);

    // The command and those it stands under, from the innermost.
    private static IEnumerable<CommandResult> Levels(CommandResult result)
    {
        for (SymbolResult? at = result; at is not null; at = at.Parent)
        {
            if (at is CommandResult level)
            {
                yield return level;
            }
        }
    }
}
