using Distribution.Tcp;

namespace Distribution.Processes;

/// <summary>Carries out what a parent orders after the configuration. A line that is no order is ignored, in one line on standard error:
/// no parent can end a node by a mistake.</summary>
internal sealed class ParentOrders
{
    private volatile TcpNode? node;

    /// <summary>The node has started. Before, every order is ignored: a parent waits for the ready line.</summary>
    internal void Begin(TcpNode started) => node = started;

    /// <summary>A line has come.</summary>
    internal void Take(byte[] line, bool wasTooLong) => _ = TakeAsync(line, wasTooLong);

    private async Task TakeAsync(byte[] line, bool wasTooLong)
    {
        try
        {
            var order = wasTooLong
                ? throw new FormatException($"it is longer than {LineReader.LineBytesMax} bytes")
                : ChildOrder.Parse(line);
            await order.CarryOutAsync(node ?? throw new InvalidOperationException("the node has not started yet"));
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException or ArgumentException)
        {
            await Console.Error.WriteLineAsync($"ignored an order of the parent: {exception.Message.ReplaceLineEndings(" ")}");
        }
    }
}
