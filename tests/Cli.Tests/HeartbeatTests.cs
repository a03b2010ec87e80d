using Verify.Cli.Output;

namespace Verify.Cli.Tests;

/// <summary>What a log hears of a run: nothing of a short one, a line a minute of a long one.</summary>
public sealed class HeartbeatTests
{
    [Fact]
    public void A_log_gets_one_line_a_minute()
    {
        var clock = new Clock();
        var lines = new List<string>();
        var heartbeat = new Heartbeat(lines.Add, 92, clock);
        for (int second = 0; second < 150; second++)
        {
            heartbeat.Progressed("depth/sawtooth", "pieces", second / 150.0);
            clock.Seconds++;
        }

        Assert.Equal(["0 of 92 claims done; now depth/sawtooth: pieces", "0 of 92 claims done; now depth/sawtooth: pieces"], lines);
    }

    private sealed class Clock : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
