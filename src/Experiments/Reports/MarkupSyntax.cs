namespace Distribution.Experiments.Reports;

/// <summary>How elements without content are written.</summary>
internal enum MarkupSyntax
{
    Xml,
    Html,
}
