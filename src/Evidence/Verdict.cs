namespace Verify.Evidence;

/// <summary>What the evidence says of a claim, worst first, so that a whole is the minimum of its parts.</summary>
public enum Verdict
{
    /// <summary>The evidence contradicts the claim.</summary>
    Refuted,

    /// <summary>Not a number, an infinity, a failed hypothesis, an exception, an enclosure too wide: the evidence decides nothing.</summary>
    Inconclusive,

    /// <summary>Every check passed. A statistical claim is then "not refuted at its level", never proved.</summary>
    Holds,
}

/// <summary>What became of a false sibling of the claim, worst first.</summary>
public enum ControlVerdict
{
    /// <summary>The check accepted a falsehood, so it is worth nothing.</summary>
    Survived,

    /// <summary>The sibling failed for a reason that is no refutation: an exception, not a number, too little power.</summary>
    Inconclusive,

    /// <summary>The check caught the falsehood.</summary>
    Refuted,
}

/// <summary>How much work a run may spend. Effort changes sizes, never which checks exist.</summary>
public enum Effort
{
    /// <summary>The whole catalogue within a minute on two cores.</summary>
    Quick,

    /// <summary>The whole catalogue within ten minutes.</summary>
    Standard,

    /// <summary>As long as the mathematics asks for.</summary>
    Thorough,
}
