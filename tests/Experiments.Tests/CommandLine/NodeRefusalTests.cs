using System.Reactive.Linq;
using System.Reactive.Threading.Tasks;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Tests.Fakes;
using Distribution.Processes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.CommandLine;

/// <summary>What the verb <c>node</c> refuses, in this process: nothing of it starts a node that stays.</summary>
internal sealed class NodeRefusalTests
{
    private const string Options = "node takes --listen, --advertise, --join, --config, --load and --verbose, not";

    [TestCase(Options + " 'extra'", "extra")]
    [TestCase(Options + " '-listen'", "-listen", "127.0.0.1:0")]
    [TestCase(Options + " '--verbose=yes'", "--verbose=yes")]
    [TestCase("--listen needs a value", "--listen")]
    [TestCase("--listen needs a value", "--listen=")]
    [TestCase("--load needs a value", "--load", "")]
    [TestCase("--listen is given more than once", "--listen", "127.0.0.1:0", "--listen=127.0.0.1:0")]
    [TestCase("--listen '7000': allowed are ADDR:PORT and [IPV6]:PORT with a port from 0 to 65535", "--listen=7000")]
    [TestCase("--join '127.0.0.1:0': allowed are ADDR:PORT and [IPV6]:PORT with a port from 1 to 65535", "--join=127.0.0.1:0")]
    [TestCase("--advertise 'a b': allowed are IPv4, IPv6 without brackets, and host names", "--advertise", "a b")]
    [TestCase("the configuration is not JSON: ", "--config", "{")]
    [TestCase("the configuration has no member 'prot'", "--config", """{"prot":1}""")]
    [TestCase("the configuration's host '' and port 0 are no address", "--config", """{"host":""}""")]
    [TestCase("--config '/no/such/file.json': there is no such file; allowed are a file with JSON, or the JSON itself", "--config", "/no/such/file.json")]
    [TestCase("cannot load an assembly: there is no file ''", "--config", """{"assemblies":[""]}""")]
    [TestCase("cannot load an assembly: there is no file 'none.dll'", "--load", "none.dll")]
    [TestCase("cannot load an assembly: ", "--config", """{"assemblies":["a\u0000b"]}""")]
    public async Task A_wrong_option_or_configuration_is_one_line_and_exit_code_2(string message, params string[] arguments) =>
        await Refused(ChildExitCode.Refused, message, arguments);

    [Test]
    public async Task A_file_that_is_no_library_is_refused()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(folder["text.dll"], "no library");
        await Refused(ChildExitCode.Refused, "cannot load an assembly: ", "--load", folder["text.dll"]);
    }

    [Test]
    public async Task A_port_in_use_is_exit_code_3()
    {
        await using var cluster = Cluster.Processes();
        await cluster.StartAsync();
        var address = cluster.Origin.Address;
        await Refused(ChildExitCode.CannotListen, $"cannot listen on {address}: the port is in use", "--listen", address.ToString());
    }

    [Test]
    public async Task A_wildcard_asks_for_the_host_that_others_call() => await Refused(
        ChildExitCode.CannotListen,
        "cannot listen on 0.0.0.0:0: other nodes cannot call '0.0.0.0', so a host that they can call must be given beside it: --advertise HOST",
        "--listen",
        "0.0.0.0:0");

    [Test]
    public async Task A_contact_that_is_not_there_is_exit_code_3_and_the_node_leaves_those_it_has_joined()
    {
        await using var cluster = Cluster.Processes();
        await cluster.StartAsync();
        var left = cluster.Origin.Events.Membership.Where(change => change.Kind == MembershipChangeKind.Left)
            .FirstAsync().Timeout(TimeSpan.FromSeconds(60)).ToTask();
        await Refused(
            ChildExitCode.CannotListen, "cannot join 127.0.0.1:1: ", "--join", cluster.Origin.Address.ToString(), "--join", "127.0.0.1:1");
        Assert.That((await left).Members, Is.EqualTo(new[] { cluster.Origin.Address }));
    }

    [Test]
    public async Task Verbose_adds_the_stack()
    {
        var (_, _, error) = await Run("--verbose", "--listen");
        Assert.That(error, Does.StartWith("distribution: --listen needs a value\n").And.Contain("   at Distribution.Experiments."));
    }

    [Test]
    public async Task Help_lists_every_option()
    {
        var (code, output, _) = await Run("--help");
        Assert.That(code, Is.EqualTo(ChildExitCode.Stopped));
        foreach (var option in new[] { "--listen", "--advertise", "--join", "--config", "--load", "--verbose" })
        {
            Assert.That(output, Does.Contain($"\n  {option} "));
        }

        foreach (var member in new[] { "host", "port", "settings", "assemblies", "liveness", "onStart" })
        {
            Assert.That(output, Does.Contain($"\"{member}\":"));
        }
    }

    private static async Task Refused(int code, string message, params string[] arguments)
    {
        var outcome = await Run(arguments);
        Assert.That(outcome.Error, Does.StartWith($"distribution: {message}"));
        Assert.That(outcome.Error.IndexOf('\n', StringComparison.Ordinal), Is.EqualTo(outcome.Error.Length - 1), "one line");
        Assert.That((outcome.Code, outcome.Output), Is.EqualTo((code, "")));
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] arguments)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var code = await NodeVerb.RunAsync(arguments, output, error).WaitAsync(TimeSpan.FromSeconds(60));
        return (code, output.ToString(), error.ToString());
    }
}
