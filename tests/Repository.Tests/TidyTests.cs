using NUnit.Framework;

namespace Distribution.Repository.Tests;

/// <summary>Holds every file of the repository to <see cref="TidyRules"/>.</summary>
[TestFixture]
internal sealed class TidyTests
{
    [TestCaseSource(typeof(TidyRules), nameof(TidyRules.All))]
    public void The_repository_keeps(TidyRule rule)
    {
        var breaches = WorkingTree.Files.Where(rule.Covers)
            .SelectMany(file => rule.Breaches(file).Select(line => $"{file.Path}:{line}")).ToList();
        Assert.That(breaches, Is.Empty, string.Join('\n', breaches));
    }

    [TestCaseSource(typeof(TidyRules), nameof(TidyRules.All))]
    public void A_planted_breach_is_seen_by(TidyRule rule) =>
        Assert.That(rule.Covers(rule.Planted) && rule.Breaches(rule.Planted).Any());

    [TestCase("See [a](eng) and [b](Distribution.sln#top).", false)]
    [TestCase("See [a](eng/) and [b](missing.md#top).", true)]
    [TestCase("See [a](#anchor) and [b](https://example.org/x.md).", false)]
    [TestCase("[a]: missing.md", true)]
    [TestCase("`[a](missing.md)`", false)]
    [TestCase("```\n[a](missing.md)\n```", false)]
    public void A_link_is_broken_when_its_file_is_missing(string text, bool isBroken) =>
        Assert.That(MarkdownLinks.Broken(new TextFile("A.md", text)).Any(), Is.EqualTo(isBroken));
}
