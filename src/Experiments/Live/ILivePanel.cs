namespace Distribution.Experiments.Live;

/// <summary>A part of the live view. Stateless: what it shows follows from the snapshot alone.</summary>
internal interface ILivePanel
{
    /// <summary>What stands above it.</summary>
    string TitleOf(LiveSnapshot snapshot);

    /// <summary>Its lines; none: it has nothing to show.</summary>
    /// <param name="snapshot">What is known.</param>
    /// <param name="room">How many columns and lines there are; what is beyond is cut off.</param>
    IReadOnlyList<string> LinesOf(LiveSnapshot snapshot, LiveRoom room);
}
