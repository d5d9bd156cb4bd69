using System.Text;

namespace Distribution.Protocol.Tests;

/// <summary>Arguments as nobody should send them: trees of likely and unlikely words, and right arguments with bytes changed.</summary>
internal sealed class GarbageJson(Random random)
{
    private static readonly string[] Words =
    [
        "\"nid\"", "\"counts\"", "\"g\"", "\"all\"", "\"local\"", "\"status\"", "\"get\"", "\"comm\"", "\"send\"", "\"gossip\"", "\"groups\"",
        "\"put\"", "\"stop\"", "\"8cf1b\"", "\"ln\"", "\"NaN\"", "\"\"", "\"\\u0000\"", "\"\\ud800\"", "\"127.0.0.1\"", "\"::1\"", "null", "true",
        "false", "0", "-1", "1e999", "80", "65536", "0.5", "{\"ip\":\"127.0.0.1\",\"port\":1002}", "{\"service\":\"status\",\"method\":\"get\"}",
    ];

    private static readonly string[] Names =
        ["ip", "port", "gid", "subset", "excludeSelf", "repair", "repairMs", "node", "group", "service", "method", "settings", "bootMs", "8cf1b", "\\u0069p", "\\udc00", ""];

    private static readonly string[] Right =
    [
        "[\"nid\"]", "[\"g\",[{\"ip\":\"127.0.0.1\",\"port\":1002}]]", "[\"g\",{\"ip\":\"127.0.0.1\",\"port\":1002}]", "[\"all\",\"8cf1b\"]",
        "[{\"gid\":\"g\",\"subset\":\"ln+1\",\"excludeSelf\":true},{}]", "[{\"ip\":\"127.0.0.1\",\"port\":0,\"settings\":{\"a\":\"b\"},\"bootMs\":5}]",
        "[[\"sid\"],{\"node\":{\"ip\":\"127.0.0.1\",\"port\":1002},\"service\":\"status\",\"method\":\"get\"}]", "[\"mine\",\"Test.Echo\"]", "[]",
    ];

    public Payload Next()
    {
        if (random.Next(2) == 0)
        {
            var text = new StringBuilder();
            Append(text, 0);
            return Payload.OfText(text.ToString());
        }

        var bytes = Encoding.UTF8.GetBytes(Right[random.Next(Right.Length)]).ToList();
        for (var changes = random.Next(4); changes > 0; changes--)
        {
            Change(bytes);
        }

        return new Payload(bytes.ToArray());
    }

    private void Change(List<byte> bytes)
    {
        var at = random.Next(bytes.Count + 1);
        var isInside = at < bytes.Count;
        switch (random.Next(3))
        {
            case 0 when isInside:
                bytes.RemoveAt(at);
                break;
            case 1 when isInside:
                bytes[at] = (byte)random.Next(256);
                break;
            default:
                bytes.Insert(at, (byte)"[]{},:\"0e-\\"[random.Next(11)]);
                break;
        }
    }

    private void Append(StringBuilder text, int depth)
    {
        var kind = depth == 0 ? random.Next(10) : random.Next(depth > 4 ? 1 : 4);
        if (depth == 0 && kind > 1)
        {
            kind = 2; // Mostly an array, as arguments should be.
        }

        if (kind < 2)
        {
            text.Append(Words[random.Next(Words.Length)]);
            return;
        }

        var isArray = kind == 2;
        text.Append(isArray ? '[' : '{');
        for (var i = random.Next(4); i > 0; i--)
        {
            if (!isArray)
            {
                text.Append('"').Append(Names[random.Next(Names.Length)]).Append("\":");
            }

            Append(text, depth + 1);
            text.Append(i > 1 ? "," : string.Empty);
        }

        text.Append(isArray ? ']' : '}');
    }
}
