namespace Distribution.Concurrency;

/// <summary>What decides the choices of a run.</summary>
internal interface IChoices
{
    /// <summary>One of two or more possibilities, from 0; 0 is to go on as before. One that there is not, if the run differs from the one
    /// that is repeated.</summary>
    int Next(int options);
}
