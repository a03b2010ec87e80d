namespace Verify.Evidence.Tests;

public sealed class RunFolderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("verify-test-").FullName;

    private RunFolder Folder => new(Path.Combine(root, "run"));

    [Theory]
    [InlineData("depth/sawtooth", "claims/depth/sawtooth.json")]
    [InlineData("a/b@Iris setosa", "claims/a/b@Iris%20setosa.json")]
    [InlineData("a/b@..", "claims/a/b@...json")]
    [InlineData("a/b@c/d/", "claims/a/b@c%2Fd%2F.json")]
    [InlineData("../../etc/passwd", "claims/%2E./%2E.%2Fetc%2Fpasswd.json")]
    [InlineData("a/b@c\\d:e*?", "claims/a/b@c%5Cd%3Ae%2A%3F.json")]
    [InlineData("a/b@é\u0000%", "claims/a/b@%C3%A9%00%25.json")]
    public void Ids_become_paths_that_stay_inside(string id, string path)
    {
        Assert.Equal(path, RunFolder.ClaimPath(id));
        string full = Path.GetFullPath(Path.Combine(Folder.Root, path));
        Assert.StartsWith(Folder.Root + Path.DirectorySeparatorChar, full, StringComparison.Ordinal);
        Folder.Write(path, "x"u8);
        Assert.Equal("x"u8.ToArray(), Folder.Read(path));
    }

    [Fact]
    public void Different_ids_and_names_never_share_a_file()
    {
        string[] ids = ["a/b", "a/b@c", "a/b@c/", "a/b@c//", "a/b@c/d", "a/b@c%2F", "a/b@.", "a/b@%2E"], names = ["d", "d/", "%64", ".", "%2E"];
        var paths = ids.SelectMany(id => names.Select(name => RunFolder.CertificatePath(id, name)).Append(RunFolder.ClaimPath(id))).Select(Path.GetFullPath).ToList();
        Assert.Equal(paths.Count, paths.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("claims/../../outside")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    [InlineData("claims/missing.json")]
    [InlineData("claims/a\0b.json")]
    public void Reading_never_leaves_the_folder_nor_invents_a_file(string relative)
    {
        File.WriteAllText(Path.Combine(root, "outside"), "secret");
        Folder.Write("claims/a/b.json", "x"u8);
        Assert.Throws<MalformedFileException>(() => Folder.Read(relative));
    }

    [Fact]
    public void A_link_is_not_followed()
    {
        File.WriteAllText(Path.Combine(root, "outside"), "secret");
        Folder.Write("run.json", "x"u8);
        File.CreateSymbolicLink(Path.Combine(Folder.Root, "link"), Path.Combine(root, "outside"));
        Assert.Contains("a symbolic link", Assert.Throws<MalformedFileException>(() => Folder.Read("link")).Message, StringComparison.Ordinal);
        File.CreateSymbolicLink(Path.Combine(Folder.Root, "zero"), "/dev/zero");
        Assert.Throws<MalformedFileException>(() => Folder.Read("zero"));
    }

    [Fact]
    public void A_file_beyond_the_limit_is_not_read()
    {
        Folder.Write("run.json", "x"u8);
        using (var stream = File.OpenWrite(Path.Combine(Folder.Root, "large")))
            stream.SetLength((64 << 20) + 1);
        Assert.Contains("at most 67108864 are read", Assert.Throws<MalformedFileException>(() => Folder.Read("large")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Writing_replaces_whole_files_and_leaves_nothing_beside_them()
    {
        Folder.Write("run.json", new byte[1000]);
        Folder.Write("run.json", "x"u8);
        Assert.Equal("x"u8.ToArray(), Folder.Read("run.json"));
        Assert.Single(Directory.EnumerateFileSystemEntries(Folder.Root));
    }

    [Fact]
    public void Writing_that_fails_leaves_nothing_behind()
    {
        Directory.CreateDirectory(Path.Combine(Folder.Root, "run.json", "in the way"));
        Assert.ThrowsAny<IOException>(() => Folder.Write("run.json", "x"u8));
        Assert.Equal([Path.Combine(Folder.Root, "run.json")], Directory.EnumerateFileSystemEntries(Folder.Root));
    }

    [Fact]
    public void A_pipe_or_an_empty_file_is_refused_at_once()
    {
        Folder.Write("empty", []);
        using (var made = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(Folder.Root, "pipe")]))
            made.WaitForExit();
        Assert.All(["empty", "pipe"], name => Assert.Contains("the file is empty", Assert.Throws<MalformedFileException>(() => Folder.Read(name)).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_run_reads_back_with_its_claims()
    {
        Write(Samples.Run, Samples.Claim);
        var run = Folder.ReadRun();
        Assert.Equal(CanonicalJson.Write(Samples.Claim), CanonicalJson.Write(Folder.ReadClaims(run).Single()));
        Assert.Null(Folder.ReadTimings());
        Assert.Null(Folder.ReadBaseline());
        Assert.Matches("^[0-9a-f]{64}$", Folder.Hash());
    }

    [Fact]
    public void A_claim_of_another_run_is_refused()
    {
        Write(Samples.Run, Samples.Claim with { Properties = [] });
        Assert.Contains("does not agree with its entry in run.json", Assert.Throws<MalformedFileException>(() => Folder.ReadClaims(Folder.ReadRun())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_of_another_format_is_refused()
    {
        Folder.WriteJson("run.json", Samples.Run with { Format = "verify-run/2" });
        Assert.Contains("run.json: format \"verify-run/2\", expected \"verify-run/1\".", Assert.Throws<MalformedFileException>(() => Folder.ReadRun()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_finished_run_says_what_to_do()
    {
        Assert.Contains("give a folder that 'verify run' wrote", Assert.Throws<MalformedFileException>(() => Folder.ReadRun()).Message, StringComparison.Ordinal);
        Folder.Write(".partial/plan.json", "{}"u8);
        Assert.Contains("complete it with 'verify run --resume", Assert.Throws<MalformedFileException>(() => Folder.ReadRun()).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private void Write(RunRecord run, ClaimEvidence claim)
    {
        Folder.WriteJson("run.json", run);
        Folder.WriteJson(RunFolder.ClaimPath(claim.Id), claim);
    }
}
