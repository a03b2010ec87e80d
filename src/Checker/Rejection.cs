namespace Verify.Checker;

/// <summary>The one way out of a proof that fails; the message says where in the file, what came and what was expected.</summary>
internal sealed class Rejection(string reason) : Exception(reason);
