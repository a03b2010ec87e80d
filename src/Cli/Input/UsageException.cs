namespace Verify.Cli.Input;

/// <summary>The user asked for what cannot be done; the message says what was expected, what came, and what to do.</summary>
internal sealed class UsageException(string message) : Exception(message);
