using Verify.Claims;
using Verify.Evidence;

namespace Verify.Cli.Output;

/// <summary>Progress for a log: one line a minute, so that short runs say nothing and long ones show that they live.</summary>
/// <param name="tell">Takes a line.</param>
/// <param name="claims">The claims of the run.</param>
/// <param name="clock">Tells how long ago the last line was.</param>
internal sealed class Heartbeat(Action<string> tell, int claims, TimeProvider clock) : IRunObserver
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private long last = clock.GetTimestamp();
    private int done;

    public void Progressed(string claim, string unit, double fraction) => Beat(0, claim, unit);

    public void Finished(ClaimEvidence claim, TimeSpan time) => Beat(1, claim.Id, Words.Of(claim.Verdict));

    private void Beat(int more, string claim, string news)
    {
        lock (gate)
        {
            done += more;
            if (clock.GetElapsedTime(last) < Pause)
                return;
            last = clock.GetTimestamp();
            tell($"{done} of {claims} claims done; now {claim}: {news}");
        }
    }
}
