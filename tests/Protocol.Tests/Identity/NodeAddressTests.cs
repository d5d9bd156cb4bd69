namespace Distribution.Protocol.Tests;

public sealed class NodeAddressTests
{
    [TestCase(1234, "8cf1b")]
    [TestCase(8000, "e2ecb")]
    [TestCase(8080, "8bc87")]
    [TestCase(9001, "dd490")]
    public void Sid_matches_the_published_vectors(int port, string sid) =>
        Assert.That(new NodeAddress("127.0.0.1", port).Sid, Is.EqualTo(sid));

    [TestCase("127.0.0.1:80", "127.0.0.1", 80)]
    [TestCase("[::1]:65535", "::1", 65535)]
    [TestCase("some-host.example:0", "some-host.example", 0)]
    public void Text_round_trips(string text, string host, int port)
    {
        Assert.That(NodeAddress.TryParse(text, out var address));
        Assert.That(address, Is.EqualTo(new NodeAddress(host, port)));
        Assert.That(address!.ToString(), Is.EqualTo(text));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(":80")]
    [TestCase("host")]
    [TestCase("host:65536")]
    [TestCase("host:-1")]
    [TestCase("::1:80")]
    [TestCase("[host]:80")]
    [TestCase("a b:80")]
    public void Other_text_is_refused(string? text) => Assert.That(NodeAddress.TryParse(text, out _), Is.False);
}
