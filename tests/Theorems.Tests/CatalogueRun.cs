using Verify.Checker;
using Verify.Claims;
using Verify.Evidence;

namespace Verify.Theorems.Tests;

/// <summary>Runs claims as the command does, with the real checker as judge, in a folder of its own.</summary>
internal static class CatalogueRun
{
    public static IReadOnlyList<Claim> Claims { get; } = Catalogue.Of(typeof(Perceptrons.XorIsNotLinear).Assembly);

    public static ClaimEvidence Of(string id, ulong seed, Effort effort = Effort.Quick) => Of(Claims.Single(c => c.Id == id), seed, effort);

    public static ClaimEvidence Of(Claim claim, ulong seed, Effort effort = Effort.Quick)
    {
        string root = Path.Combine(Path.GetTempPath(), $"verify-tests-{Guid.NewGuid():N}");
        try
        {
            var plan = new RunPlan([claim], [claim.Id], seed, effort, null, Environment.ProcessorCount, "0.0.0");
            return new Runner(Judged, new Silent()).Run(plan, new RunFolder(root), resume: false, new Dictionary<string, string>(), TestContext.Current.CancellationToken).Single();
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    public static Ruling Judged(ReadOnlyMemory<byte> certificate)
    {
        var report = CertificateChecker.Check(certificate.Span);
        return new(report.Accepted, report.Kind, report.Accepted ? report.Sentence : report.Reason ?? "", report.Facts, report.Coverage == "full");
    }

    private sealed class Silent : IRunObserver
    {
        public void Progressed(string claim, string unit, double fraction)
        {
        }

        public void Finished(ClaimEvidence claim, TimeSpan time)
        {
        }
    }
}
