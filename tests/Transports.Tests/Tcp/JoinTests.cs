using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Tcp;

/// <summary>A node joins others.</summary>
internal sealed class JoinTests
{
    [Test]
    public async Task A_contact_that_is_reached_by_another_name_is_known_by_its_own()
    {
        await using var contact = await TcpNodeCalls.StartAsync();
        await using var node = await TcpNodeCalls.StartAsync();
        await NodeProgram.JoinAsync(node, new NodeAddress("localhost", contact.Address.Port));
        foreach (var member in new[] { contact, node })
        {
            var all = (await member.CallAsync(null, "groups", "get", "[\"all\"]")).Text();
            Assert.That(all.Split("\"port\":").Length - 1, Is.EqualTo(2), all);
            Assert.That(all, Does.Not.Contain("localhost"));
        }
    }
}
