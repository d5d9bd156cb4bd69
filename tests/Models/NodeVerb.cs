namespace Distribution.Models;

/// <summary>What a node is asked to do.</summary>
internal enum NodeVerb
{
    Put,
    Get,
    Add,
    Rem,
    Del,
    PutRoute,
    GetRoute,
    RemRoute,
    Status,
}
