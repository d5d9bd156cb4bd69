namespace Distribution.Protocol;

/// <summary>The JSON form: <c>{"8cf1b":{"ip":"127.0.0.1","port":1234},...}</c>.</summary>
public sealed partial class GroupView
{
    private Outcome? described;

    /// <summary>The view as a result: nodes by SID, in address order; by NID where members share a SID. Made once a view.</summary>
    internal Outcome Describe(JsonOutput output)
    {
        if (described is not null)
        {
            return described;
        }

        var isShared = SharedSids();
        var json = output.Begin();
        json.WriteStartObject();
        for (var i = 0; i < members.Length; i++)
        {
            json.WritePropertyName(isShared[i] ? members[i].Nid : members[i].Sid);
            JsonOutput.WriteNode(json, members[i]);
        }

        json.WriteEndObject();
        return described = Outcome.Of(output.End());
    }

    /// <summary>The members whose NID begins with these digits, in address order. Linear.</summary>
    internal List<NodeAddress> WithNidPrefix(string digits)
    {
        var found = new List<NodeAddress>();
        foreach (var member in members)
        {
            if (member.Nid.StartsWith(digits, StringComparison.Ordinal))
            {
                found.Add(member);
            }
        }

        return found;
    }

    private bool[] SharedSids()
    {
        var isShared = new bool[members.Length];
        var order = new int[members.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (left, right) => string.CompareOrdinal(members[left].Nid, members[right].Nid));
        for (var i = 1; i < order.Length; i++)
        {
            if (string.CompareOrdinal(members[order[i - 1]].Nid, 0, members[order[i]].Nid, 0, NodeAddress.SidCharacters) == 0)
            {
                isShared[order[i - 1]] = isShared[order[i]] = true;
            }
        }

        return isShared;
    }
}
