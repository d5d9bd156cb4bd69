namespace Distribution.Experiments.Live;

/// <summary>Room on a terminal.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Lines.</param>
/// <param name="IsUnicode">Whether it takes characters beyond ASCII.</param>
internal readonly record struct LiveRoom(int Width, int Height, bool IsUnicode);
