using System.CommandLine;
using System.Reflection;
using System.Text;
using Verify.Claims;
using Verify.Cli.Data;
using Verify.Cli.Input;
using Verify.Cli.Output;
using Verify.Evidence;
using Verify.Reports;

namespace Verify.Cli.Commands;

/// <summary>verify run: claims in, a run folder and its reports out.</summary>
internal static class RunCommand
{
    public static VerbCommand Create(Terminal terminal)
    {
        var (patterns, assemblies, json) = (CommonOptions.Patterns(), CommonOptions.Assemblies(), CommonOptions.Json());
        var (seed, effort, jobs, formats) = (CommonOptions.Seed(), CommonOptions.Effort(), CommonOptions.Jobs(), CommonOptions.Formats());
        var output = new Option<string>("--out") { Description = "The run folder. A run that is there already is replaced; anything else is left alone.", HelpName = "DIR", DefaultValueFactory = _ => "reports/latest" };
        var resume = new Option<bool>("--resume") { Description = "Go on with the interrupted run in --out; version, seed, effort and patterns must be the same. It ends with the same bytes." };
        var junit = new Option<string?>("--junit") { Description = "Also write the results as JUnit XML.", HelpName = "FILE" };
        var replay = new Option<string?>("--replay") { Description = "Run one failing case of a property again, from the line a failing run printed.", HelpName = "LINE" };
        var data = new Option<string?>("--data") { Description = "Ask the claims that speak of data about this table (CSV, UTF-8, with a header line) instead of their built-in inputs: each class against the rest.", HelpName = "FILE" };
        var label = new Option<string?>("--label") { Description = "The label column of --data; the last column if not given.", HelpName = "COLUMN" };
        var positive = new Option<string?>("--positive") { Description = "Hold only this class of --data against the rest.", HelpName = "VALUE" };
        var command = new VerbCommand(
            "run",
            "Run claims, keep the evidence in a run folder, and report. Without a pattern the whole catalogue runs, claims of --assembly included. Ctrl-C leaves a folder that --resume completes.",
            ("verify run", "the whole catalogue at quick effort, into reports/latest"),
            ("verify run perceptrons 'depth/*' --effort standard --jobs 4", "two topics, with more work"),
            ("verify run --seed 7 --out reports/seed-7", "everything random drawn anew; the verdicts must be the same"),
            ("verify run --resume", "go on after an interruption"),
            ("verify run --assembly bin/Release/net10.0/MyClaims.dll 'mine/*'", "your own claims alone"),
            ("verify run --data iris.csv --label species --positive setosa --out reports/iris", "is your class separable, with which margin?"),
            ("verify run --junit results.xml --format md", "for continuous integration"),
            ("verify run --replay 'depth/sawtooth:the law:7f3a.12b.27'", "one failing case again"))
        {
            patterns,
            output,
            seed,
            effort,
            jobs,
            resume,
            data,
            label,
            positive,
            assemblies,
            formats,
            junit,
            replay,
            json,
        };
        command.SetAction(parsed =>
        {
            var catalogue = ClaimAssemblies.Catalogue(parsed.GetValue(assemblies)!);
            string[] asked = parsed.GetValue(patterns)!;
            using var interruption = new Interruption(terminal);
            if (parsed.GetValue(replay) is { } line)
            {
                return asked.Length > 0
                    ? throw new UsageException("--replay names its claim itself; leave the patterns out.")
                    : Replay(terminal, Runner.Replay(catalogue, line, interruption.Token), parsed.GetValue(json));
            }

            var (claims, table) = DataQuestion.Select(catalogue, asked, parsed.GetValue(data), parsed.GetValue(label), parsed.GetValue(positive));
            if (claims.Count == 0)
                throw new UsageException("the catalogue is empty, so there is nothing to run.");
            var plan = new RunPlan(claims, asked, parsed.GetValue(seed), parsed.GetValue(effort), table, parsed.GetValue(jobs), Version);
            var folder = new RunFolder(parsed.GetValue(output) is { Length: > 0 } root ? root : throw new UsageException("--out: expected a folder's name, came «»."));
            string? results = Writable(parsed.GetValue(junit));
            try
            {
                return Run(terminal, plan, folder, parsed.GetValue(resume), parsed.GetValue(formats) ?? CommonOptions.AllFormats, results, parsed.GetValue(json), interruption.Token);
            }
            catch (OperationCanceledException)
            {
                terminal.Complain($"interrupted. What was finished is kept in {folder.Root}; go on with: {Interruption.ResumeLine(parsed)}");
                return ExitCode.Incomplete;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new UsageException($"{folder.Root} cannot be written: {e.Message}. What was finished is kept; with room again, go on with: {Interruption.ResumeLine(parsed)}");
            }
        });
        return command;
    }

    private static string Version => typeof(RunCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private static int Run(Terminal terminal, RunPlan plan, RunFolder folder, bool resume, IReadOnlyList<ReportFormat> formats, string? junit, bool json, CancellationToken cancellation)
    {
        var claims = Progress.Watch(terminal, plan.Claims.Count, observer =>
            new Runner(Judging.ByTheChecker, observer).Run(plan, folder, resume, Machine.Describe(), cancellation));
        var reports = formats.Count == 0 ? [] : ReportWriter.Write(folder, formats, new ReportOptions());
        var complaints = claims.SelectMany(Complaint.About).ToList();
        var seconds = folder.ReadTimings()?.Seconds ?? new Dictionary<string, double>();
        if (junit is not null)
            AtomicFile.Write(junit, JUnit.Of(claims, seconds));
        StepSummary.Append(claims, complaints);
        if (json)
            terminal.Out.Write(Encoding.UTF8.GetString(folder.Read("run.json")));
        else
            Summary.Print(terminal, claims, complaints, seconds, folder, reports);
        return Summary.ExitCodeOf(complaints);
    }

    private static int Replay(Terminal terminal, PropertyEvidence evidence, bool json)
    {
        if (json)
            terminal.Out.Write(Encoding.UTF8.GetString(CanonicalJson.Write(evidence)));
        else
            terminal.Say($"property «{evidence.Name}» on this case: {Words.Of(evidence.Verdict)}{(evidence.Counterexample is null ? "" : $": {evidence.Counterexample}")}; worst slack {evidence.WorstSlack:R}");
        return evidence.Verdict switch
        {
            Verdict.Holds => ExitCode.Success,
            Verdict.Refuted => ExitCode.Failure,
            _ => ExitCode.Incomplete,
        };
    }

    // Better refused now than after an hour's run.
    private static string? Writable(string? file)
    {
        if (file is null)
            return null;
        if (Directory.Exists(file))
            throw new UsageException($"--junit {file} is a folder; expected the name of a file to write.");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--junit {file} cannot be written: {e.Message}");
        }
    }
}
