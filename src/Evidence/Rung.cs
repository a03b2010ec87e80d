namespace Verify.Evidence;

/// <summary>The ladder of rigor, lowest first. A claim stands on the lowest rung among its experiments: doubt is inherited, never averaged away.</summary>
public enum Rung
{
    /// <summary>A trend or a fitted exponent with its interval; labelled so.</summary>
    Empirical,

    /// <summary>A confidence statement over seeded replicates whose false-alarm probability is booked in the ledger.</summary>
    Statistical,

    /// <summary>Outward-rounded intervals, or exact arithmetic that no independent checker has repeated.</summary>
    Enclosed,

    /// <summary>Integers or rationals, with a certificate that the independent checker accepted.</summary>
    Exact,
}
