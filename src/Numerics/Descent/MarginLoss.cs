namespace Verify.Numerics.Descent;

/// <summary>A convex loss ℓ of the margin z = y⟨w, x⟩.</summary>
public enum MarginLoss
{
    /// <summary>e^−z.</summary>
    Exponential,

    /// <summary>ln(1 + e^−z).</summary>
    Logistic,

    /// <summary>½(1 − z)².</summary>
    Squared,
}

/// <summary>Losses and their slopes, enclosed.</summary>
public static class MarginLosses
{
    /// <summary>ℓ(z).</summary>
    public static Interval Value(this MarginLoss loss, Interval z) => loss switch
    {
        MarginLoss.Exponential => Interval.Exp(-z),
        MarginLoss.Logistic => Interval.LogP1(Interval.Exp(-z)),
        _ => Interval.Square(1 - z) / 2,
    };

    /// <summary>−ℓ′(z): how hard a sample of margin z pulls.</summary>
    public static Interval Pull(this MarginLoss loss, Interval z) => loss switch
    {
        MarginLoss.Exponential => Interval.Exp(-z),
        MarginLoss.Logistic => Interval.Logistic(-z),
        _ => 1 - z,
    };
}
