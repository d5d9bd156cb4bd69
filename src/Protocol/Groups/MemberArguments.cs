using System.Text.Json;

namespace Distribution.Protocol;

/// <summary>The arguments of <c>groups.add</c>, <c>[gid, node]</c>, and of <c>groups.rem</c>, <c>[gid, node or SID or NID]</c>. Decoded
/// once a payload, however many nodes it is given to.</summary>
/// <param name="Error">What is wrong with them; null: nothing.</param>
/// <param name="Group">The group's name.</param>
/// <param name="Node">The node, if it was given as one.</param>
/// <param name="Digits">Its SID or NID, if that was given.</param>
internal sealed record MemberArguments(CallError? Error, string Group, NodeAddress? Node, string Digits)
{
    /// <summary>Decodes.</summary>
    internal static MemberArguments Decode(Payload payload)
    {
        var arguments = new ArgumentReader(payload);
        arguments.NextArgument();
        var group = arguments.Text("the group");
        arguments.NextArgument();
        NodeAddress? node = null;
        var digits = string.Empty;
        if (arguments.Token == JsonTokenType.String)
        {
            digits = arguments.Text("the member");
            if (digits.Length is not (NodeAddress.SidCharacters or NodeAddress.NidCharacters)
                || digits.AsSpan().ContainsAnyExcept("0123456789abcdef"))
            {
                arguments.Fail($"{ServiceName.Quote(digits)} is no SID (5 lower-case hexadecimal digits) and no NID (64)");
            }
        }
        else
        {
            node = NodeJson.ReadNode(ref arguments, "the member");
        }

        arguments.End();
        return new MemberArguments(arguments.Error, group, node, digits);
    }
}
