namespace Distribution.Experiments.Reports;

/// <summary>A standing as sign and word, and the command that mends it.</summary>
internal static class Badge
{
    public static void Write(MarkupWriter html, Standing standing)
    {
        html.Start("span", "dr-badge " + standing.Css());
        html.Start("span").Attribute("aria-hidden", "true").Text(standing.Sign()).End().Text(" " + standing.Word()).End();
    }

    public static void WriteResume(MarkupWriter html, string? command)
    {
        if (command is not null)
        {
            html.Start("p", "dr-resume").Text("Resume with ").Leaf("code", command).End();
        }
    }
}
