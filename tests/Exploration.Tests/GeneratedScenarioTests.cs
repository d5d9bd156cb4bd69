using Distribution.PlantedBugs;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>Properties over generated scenarios. What fails is printed as the command that runs it.</summary>
internal sealed class GeneratedScenarioTests
{
    [SeededProperty(Arbitrary = [typeof(GeneratedScenario)], MaxTest = 60)]
    public void A_right_protocol_passes_whatever_is_generated(GeneratedScenario generated) =>
        Assert.That(generated.Run(), Is.Null, $"{generated}");

    [Test]
    public async Task What_fails_is_made_small_and_fails_in_another_process_by_what_it_prints()
    {
        var failing = Enumerable.Range(0, 1_000).Select(word => GeneratedScenario.Of(RumorDefect.AwaitsForever, (ulong)word))
            .First(generated => generated.Run() is not null);
        while (failing.Smaller().FirstOrDefault(smaller => smaller.Run() is not null) is { } smaller)
        {
            failing = smaller;
        }

        Assert.That(failing.Faults, Has.Count.EqualTo(1), $"{failing}");
        var (exitCode, output, errors) = await ProgramRun.OfAsync($"{failing}".Split(' '));
        Assert.That(exitCode, Is.EqualTo(1), errors);
        Assert.That(output, Does.Contain($"failed: {failing.Run()!.Oracle}"));
    }
}
