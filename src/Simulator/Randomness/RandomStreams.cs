using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>The streams of a run: one for every purpose, node and incarnation, so that one draw more in one place shifts nothing
/// elsewhere.</summary>
public static class RandomStreams
{
    private const ulong PurposeStep = 0x9e3779b97f4a7c15;

    extension(RandomStream)
    {
        /// <summary>The stream of one purpose of one node in one incarnation.</summary>
        /// <param name="seed">The run's seed.</param>
        /// <param name="purpose">What the draws are for.</param>
        /// <param name="node">The node's index; any number where the purpose has no node.</param>
        /// <param name="incarnation">0 for the first; a restarted node draws afresh.</param>
        public static RandomStream For(ulong seed, StreamPurpose purpose, int node, uint incarnation = 0)
        {
            unchecked
            {
                var key = StableHash.Mix(seed + (PurposeStep * (ulong)purpose));
                return new RandomStream(StableHash.Mix(key ^ (((ulong)incarnation << 32) | (uint)node)));
            }
        }
    }
}
