using System.Collections.Concurrent;
using Spectre.Console;
using Verify.Claims;
using Verify.Evidence;

namespace Verify.Cli.Output;

/// <summary>Live progress for whoever watches: one bar for the run, one for each unit under way. A pipe gets a <see cref="Heartbeat"/>.</summary>
internal sealed class Progress : IRunObserver
{
    private readonly ProgressContext context;
    private readonly ProgressTask all;
    private readonly ConcurrentDictionary<(string Claim, string Unit), ProgressTask> units = new();

    private Progress(ProgressContext context, int claims)
    {
        this.context = context;
        all = context.AddTask("claims", maxValue: claims);
    }

    /// <summary>Does the work, watched if somebody can watch.</summary>
    public static T Watch<T>(Terminal terminal, int claims, Func<IRunObserver, T> work) => !terminal.IsLive
        ? work(new Heartbeat(terminal.Complain, claims, TimeProvider.System))
        : terminal.Status.Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .Start(context => work(new Progress(context, claims)));

    public void Progressed(string claim, string unit, double fraction) =>
        units.GetOrAdd((claim, unit), key => context.AddTask(Markup.Escape(Terminal.Plain($"{key.Claim}: {key.Unit}")))).Value = 100 * fraction;

    public void Finished(ClaimEvidence claim, TimeSpan time)
    {
        all.Increment(1);
        foreach (var (key, task) in units)
        {
            if (key.Claim == claim.Id)
                task.StopTask();
        }
    }
}
