using System.Text.Json;

namespace Distribution.Protocol;

/// <summary>The arguments of <c>groups.put</c>: <c>[gid, members]</c>, where gid is the name or
/// <c>{"gid":name,"subset":"ln","excludeSelf":false,"repair":"none","repairMs":100}</c>. Decoded once a payload, however many nodes it is
/// given to.</summary>
/// <param name="Error">What is wrong with them; null: nothing.</param>
/// <param name="Group">The group's name.</param>
/// <param name="Options">How it gossips.</param>
/// <param name="View">The members.</param>
internal sealed record PutArguments(CallError? Error, string Group, GroupOptions Options, GroupView View)
{
    /// <summary>Decodes.</summary>
    internal static PutArguments Decode(Payload payload)
    {
        var arguments = new ArgumentReader(payload);
        var (name, options) = ReadGroup(ref arguments);
        arguments.NextArgument();
        var nodes = NodeJson.ReadNodes(ref arguments, "the members");
        arguments.End();
        if (!ServiceName.IsValid(name))
        {
            arguments.Fail($"{ServiceName.Quote(name)} is no group name: allowed are {ServiceName.Allowed}");
        }

        return new PutArguments(arguments.Error, name, options, GroupView.Of(arguments.Error is null ? nodes : []));
    }

    private static (string Name, GroupOptions Options) ReadGroup(ref ArgumentReader arguments)
    {
        arguments.NextArgument();
        if (arguments.Token != JsonTokenType.StartObject)
        {
            return (arguments.Text("the group"), GroupOptions.Default);
        }

        var (name, options) = (string.Empty, GroupOptions.Default);
        while (arguments.NextProperty())
        {
            if (arguments.Is("gid"u8))
            {
                arguments.Next();
                name = arguments.Text("\"gid\"");
            }
            else
            {
                options = ReadOption(ref arguments, options);
            }
        }

        return (name, options);
    }

    private static GroupOptions ReadOption(ref ArgumentReader arguments, GroupOptions options)
    {
        if (arguments.Is("subset"u8))
        {
            arguments.Next();
            return options with { Subset = ReadSubset(ref arguments) };
        }

        if (arguments.Is("excludeSelf"u8))
        {
            arguments.Next();
            return options with { ExcludesSelf = ReadFlag(ref arguments) };
        }

        if (arguments.Is("repair"u8))
        {
            arguments.Next();
            return options with { Repair = ReadRepair(ref arguments) };
        }

        if (arguments.Is("repairMs"u8))
        {
            arguments.Next();
            var milliseconds = arguments.Integer("\"repairMs\"", 1, GroupOptions.RepairMillisecondsMax);
            return options with { RepairInterval = Duration.FromMilliseconds(milliseconds) };
        }

        var option = ServiceName.Quote(arguments.Text("an option"));
        arguments.Fail($"{option} is no option of a group: allowed are gid, subset, excludeSelf, repair and repairMs");
        return options;
    }

    private static GossipRepair ReadRepair(ref ArgumentReader arguments)
    {
        if (arguments.Is("anti-entropy"u8))
        {
            return GossipRepair.AntiEntropy;
        }

        if (!arguments.Is("none"u8))
        {
            arguments.Fail("\"repair\" must be \"none\" or \"anti-entropy\"");
        }

        return GossipRepair.None;
    }

    private static FanoutFunction ReadSubset(ref ArgumentReader arguments)
    {
        var text = arguments.Token == JsonTokenType.Number
            ? System.Text.Encoding.UTF8.GetString(arguments.Raw().Span)
            : arguments.Text("\"subset\"");
        if (FanoutFunction.TryParse(text, out var function) || FanoutFunction.TryName(text, out function))
        {
            return function!;
        }

        arguments.Fail($"\"subset\" is {ServiceName.Quote(text)}; allowed are {FanoutFunction.Allowed}, or the full name of a function");
        return FanoutFunction.NaturalLogarithm;
    }

    private static bool ReadFlag(ref ArgumentReader arguments)
    {
        if (arguments.Token is not (JsonTokenType.True or JsonTokenType.False))
        {
            arguments.Fail("\"excludeSelf\" must be true or false");
        }

        return arguments.Token == JsonTokenType.True;
    }
}
