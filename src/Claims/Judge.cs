namespace Verify.Claims;

/// <summary>What an independent checker says of a certificate.</summary>
/// <param name="Accepted">Whether everything in it was re-verified.</param>
/// <param name="Kind">The kind as the checker read it.</param>
/// <param name="Sentence">What was verified, in the checker's words; or why it was refused.</param>
/// <param name="Facts">Verified values by name: "3", "3/4".</param>
/// <param name="Full">False when only a sample was verified; such a proof is no better than an enclosure.</param>
public sealed record Ruling(bool Accepted, string Kind, string Sentence, IReadOnlyDictionary<string, string> Facts, bool Full);

/// <summary>Asks the checker. The room of claims may not know the checker's room, so whoever wires the rooms together hands it in.</summary>
/// <param name="certificate">A certificate file's bytes.</param>
public delegate Ruling Judge(ReadOnlyMemory<byte> certificate);
