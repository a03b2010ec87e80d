namespace Verify.Numerics.LeastSquares;

/// <summary>The expected risk of minimum-norm least squares with independent standard normal inputs, exactly, for every finite n and p.</summary>
public static class DoubleDescentRisk
{
    /// <summary>E tr W⁻¹ for W ~ Wishart of dimension k with r degrees of freedom: k/(r − k − 1), or none (infinite) for r ≤ k + 1.</summary>
    /// <remarks>1/(W⁻¹)ⱼⱼ ~ χ²_ν with ν = r − k + 1, and E 1/χ²_ν = 1/(ν − 2).</remarks>
    /// <param name="degrees">r, at least k.</param>
    /// <param name="dimension">k, at least 0.</param>
    public static Rational? MeanTrace(int degrees, int dimension) =>
        dimension == 0 ? Rational.Zero : degrees - dimension - 1 >= 1 ? new Rational(dimension, degrees - dimension - 1) : null;

    /// <summary>E‖β̂ − β‖² of the fit to n samples of p features; none where it is infinite, |p − n| ≤ 1 (for σ > 0).</summary>
    /// <param name="samples">n.</param>
    /// <param name="features">p.</param>
    /// <param name="noise">σ².</param>
    /// <param name="signal">‖β‖².</param>
    public static Rational? Excess(int samples, int features, Rational noise, Rational signal) => features < samples
        ? noise * MeanTrace(samples, features)
        : (noise * MeanTrace(features, samples)) + (signal * (Rational.One - new Rational(samples, features)));

    /// <summary>The risk on a new sample, noise included, of a fit that uses only the first p of D equally strong features: the others are noise to it.</summary>
    /// <remarks>M. Belkin, D. Hsu, J. Xu, Two models of double descent for weak features, 2020, Theorem 1; their formula is the total risk.</remarks>
    /// <param name="samples">n.</param>
    /// <param name="used">p.</param>
    /// <param name="all">D, at least p.</param>
    /// <param name="noise">σ².</param>
    /// <param name="signal">‖β‖² of all D coefficients together.</param>
    public static Rational? Total(int samples, int used, int all, Rational noise, Rational signal)
    {
        var missing = noise + (signal * new Rational(all - used, all));
        return missing + Excess(samples, used, missing, signal * new Rational(used, all));
    }

    /// <summary>The limit of <see cref="Excess"/> as n and p grow with p/n fixed, taken at p/n.</summary>
    /// <remarks>T. Hastie, A. Montanari, S. Rosset, R. J. Tibshirani, Surprises in high-dimensional ridgeless least squares interpolation, 2022, Theorem 1.</remarks>
    /// <param name="samples">n.</param>
    /// <param name="features">p, not n.</param>
    /// <param name="noise">σ².</param>
    /// <param name="signal">‖β‖².</param>
    public static Rational Asymptotic(int samples, int features, Rational noise, Rational signal) => features < samples
        ? noise * new Rational(features, samples - features)
        : (noise * new Rational(samples, features - samples)) + (signal * (Rational.One - new Rational(samples, features)));
}
