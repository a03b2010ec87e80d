namespace Verify.Cli;

/// <summary>What the command tells the shell; the same meanings for every verb.</summary>
internal static class ExitCode
{
    /// <summary>All claims hold and all controls are refuted; all certificates are accepted; nothing regressed.</summary>
    public const int Success = 0;

    /// <summary>A claim is refuted, a control survived, a certificate is rejected, a rung is too low, something regressed.</summary>
    public const int Failure = 1;

    /// <summary>Bad usage or bad input; also an internal error, which says so.</summary>
    public const int Usage = 2;

    /// <summary>Interrupted, or inconclusive.</summary>
    public const int Incomplete = 3;
}
