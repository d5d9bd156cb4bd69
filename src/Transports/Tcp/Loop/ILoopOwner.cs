namespace Distribution.Tcp;

/// <summary>What a loop asks of the node that it drives.</summary>
internal interface ILoopOwner
{
    /// <summary>No input is left. May post some; then it is called again after them.</summary>
    void OnQuiet();

    /// <summary>Inputs are left, and have been coming for so long that what they asked for must not wait for their end.</summary>
    void OnBusy();

    /// <summary>An input threw: a defect of this program, never of a peer's bytes.</summary>
    void OnFault(Exception exception);
}
