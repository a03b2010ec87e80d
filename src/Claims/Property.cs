using System.Buffers.Binary;
using System.Globalization;
using FsCheck;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;
using Verify.Evidence;
using Verify.Numerics;

namespace Verify.Claims;

/// <summary>A law that must hold for every generated input.</summary>
/// <param name="Name">Unique within the claim.</param>
public abstract record Property(string Name)
{
    /// <summary>A law as a signed slack: non-negative where it holds, by how much; negative where it fails; NaN or infinite where nothing can be said.</summary>
    /// <typeparam name="T">The type of an input.</typeparam>
    /// <param name="name">Unique within the claim.</param>
    /// <param name="domain">The inputs.</param>
    /// <param name="slack">The right side minus the left side of the law.</param>
    /// <param name="given">Inputs the law speaks of; drawing too few of them is inconclusive.</param>
    /// <param name="cases">Cases at quick effort, at least one; standard takes 5 times, thorough 25 times as many.</param>
    public static Property ForAll<T>(string name, Domain<T> domain, Func<T, double> slack, Func<T, bool>? given = null, int cases = 100)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cases);
        return new ForAllProperty<T>(name, domain, slack, given, cases);
    }

    /// <summary>The slack of an equality between counts or exact values: minus the number of disagreements.</summary>
    public static double Agreement(long disagreements) => disagreements == 0 ? 0 : -Math.Abs((double)disagreements);

    /// <summary>The slack of a yes-or-no law: 0 where it holds, −1 where it fails.</summary>
    public static double Agreement(bool holds) => holds ? 0 : -1;

    internal abstract PropertyEvidence Check(ulong seed, string claim, Effort effort, string? replay, CancellationToken cancellation);
}

internal sealed record ForAllProperty<T>(string Name, Domain<T> Domain, Func<T, double> Slack, Func<T, bool>? Given, int Cases) : Property(Name)
{
    internal override PropertyEvidence Check(ulong seed, string claim, Effort effort, string? replay, CancellationToken cancellation)
    {
        var meter = new Meter(this, cancellation);
        var runner = new Recorder();
        int cases = replay is not null ? 1 : Cases * (effort switch { Effort.Quick => 1, Effort.Standard => 5, _ => 25 });
        var config = Config.Quick
            .WithMaxTest(cases)
            .WithQuietOnSuccess(true)
            .WithRunner(runner)
            .WithReplay(FSharpOption<Replay>.Some(replay is null ? Seeded(seed, claim) : Parse(replay)));
        var property = Given is null
            ? FsCheck.Fluent.Prop.ForAll(Domain.Arbitrary, meter.Passes)
            : FsCheck.Fluent.Prop.ForAll(Domain.Arbitrary, x => FsCheck.Fluent.Prop.When(Given(x), () => meter.Passes(x)));
        FsCheck.Check.One(config, property);
        cancellation.ThrowIfCancellationRequested();
        return runner.Result switch
        {
            TestResult.Passed passed => new(Name, passed.Item1.NumberOfTests, Verdict.Holds, meter.Worst),
            TestResult.Exhausted exhausted => new(Name, exhausted.Item.NumberOfTests, Verdict.Inconclusive, meter.Worst, $"only {exhausted.Item.NumberOfTests} of {cases} cases met the law's condition"),
            TestResult.Failed failed => Failure(failed, claim, meter),
            _ => new(Name, 0, Verdict.Inconclusive, double.NaN, "the generator failed before the first case"),
        };
    }

    private PropertyEvidence Failure(TestResult.Failed failed, string claim, Meter meter)
    {
        var (rnd, size) = (failed.Item6, failed.Item7);
        string replay = $"{claim}:{Name}:{rnd.Seed:x}.{rnd.Gamma:x}.{size}";
        if (failed.Item3.IsEmpty || failed.Item3.Head is not T smallest)
            return new(Name, failed.Item1.NumberOfTests, Verdict.Inconclusive, meter.Worst, "the generator failed: " + failed.Item4, replay);
        string shown = Domain.Show(smallest);
        try
        {
            double slack = Slack(smallest);
            return double.IsFinite(slack)
                ? new(Name, failed.Item1.NumberOfTests, Verdict.Refuted, meter.Worst, shown, replay)
                : new(Name, failed.Item1.NumberOfTests, Verdict.Inconclusive, meter.Worst, $"the slack of {shown} is {(double.IsNaN(slack) ? "not a number" : "infinite")}", replay);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new(Name, failed.Item1.NumberOfTests, Verdict.Inconclusive, meter.Worst, $"{shown} raised {e.GetType().Name}: {e.Message}", replay);
        }
    }

    private Replay Seeded(ulong seed, string claim)
    {
        Span<byte> hash = stackalloc byte[32];
        RandomStream.Hash(seed, [claim, "property", Name], hash);

        // The generator behind FsCheck is SplitMix, whose increment must be odd.
        return new(new Rnd(BinaryPrimitives.ReadUInt64LittleEndian(hash), BinaryPrimitives.ReadUInt64LittleEndian(hash[8..]) | 1), FSharpOption<int>.None);
    }

    private static Replay Parse(string replay)
    {
        string[] parts = replay.Split('.');
        return parts.Length == 3
            && ulong.TryParse(parts[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong seed)
            && ulong.TryParse(parts[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong gamma)
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out int size)
            ? new(new Rnd(seed, gamma | 1), FSharpOption<int>.Some(size))
            : throw new FormatException($"«{replay}» is no replay code; expected seed.gamma.size as a failing run prints it.");
    }

    /// <summary>Keeps the worst slack over all evaluations, shrinking included: shrinking alone disguises gross errors as small ones.</summary>
    private sealed class Meter(ForAllProperty<T> property, CancellationToken cancellation)
    {
        public double Worst { get; private set; } = double.PositiveInfinity;

        public bool Passes(T x)
        {
            // An interrupted check passes at once; the caller then throws what it has.
            if (cancellation.IsCancellationRequested)
                return true;
            double slack = property.Slack(x);
            Worst = Math.Min(Worst, slack);
            return double.IsFinite(slack) && slack >= 0;
        }
    }

    private sealed class Recorder : IRunner
    {
        public TestResult? Result { get; private set; }

        public void OnStartFixture(Type value)
        {
        }

        public void OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
        {
        }

        public void OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink)
        {
        }

        public void OnFinished(string name, TestResult testResult) => Result = testResult;
    }
}
