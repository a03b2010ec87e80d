namespace Verify.Checker;

/// <summary>A certificate whose envelope is in order.</summary>
/// <param name="Claim">What the file says is true.</param>
/// <param name="Witness">What lets the checker see it.</param>
/// <param name="Spot">True when the file asks for a sample only, which its kind allows.</param>
internal sealed record Certificate(Node Claim, Node Witness, bool Spot)
{
    /// <summary>The budget all arithmetic on this file draws from.</summary>
    public Work Work => Claim.Work;
}

/// <summary>What a kind has proved: a sentence and the exact values in it.</summary>
internal sealed record Finding(string Sentence, params (string Name, string Value)[] Facts);

/// <summary>A kind of certificate. Deriving from this class in a file under Kinds is all it takes to add one.</summary>
internal abstract class CertificateKind
{
    /// <summary>The word that names the kind in files.</summary>
    public abstract string Name { get; }

    /// <summary>Whether a file may ask for "spot" coverage.</summary>
    public virtual bool AllowsSpot => false;

    /// <summary>Re-derives the claim, reading every part of claim and witness.</summary>
    /// <exception cref="Rejection">Something in the file is not as it must be.</exception>
    public abstract Finding Prove(Certificate certificate);

    /// <summary>Every kind of this assembly, in ordinal order of names.</summary>
    public static IReadOnlyList<CertificateKind> All { get; } =
    [
        .. typeof(CertificateKind).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(CertificateKind)) && !type.IsAbstract)
            .Select(type => (CertificateKind)Activator.CreateInstance(type)!)
            .OrderBy(kind => kind.Name, StringComparer.Ordinal),
    ];
}
