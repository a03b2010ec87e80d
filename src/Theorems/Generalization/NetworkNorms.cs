using Verify.Numerics;
using Verify.Numerics.Networks;

namespace Verify.Theorems.Generalization;

/// <summary>Norms of a network A₂ relu(A₁x), enclosed: spectral norms from above, ‖Aᵀ‖₂,₁ (the sum of the lengths of A's rows) tightly.</summary>
/// <param name="Spectral">Certified s_i ≥ ‖A_i‖.</param>
/// <param name="Rows">b_i = ‖A_iᵀ‖₂,₁.</param>
internal sealed record NetworkNorms(Interval[] Spectral, Interval[] Rows)
{
    /// <summary>Π s_i.</summary>
    public Interval Lipschitz => Spectral.Aggregate((a, b) => a * b);

    /// <summary>Π s_i · (Σ (b_i/s_i)^(2/3))^(3/2), Bartlett, Foster and Telgarsky's spectral complexity with all M_i = 0.</summary>
    public Interval Complexity => Lipschitz * Shape(Rows.Zip(Spectral, (b, s) => b / s));

    /// <summary>The norms of a network.</summary>
    public static NetworkNorms Of(IntegerNetwork network)
    {
        int[][][] layers = [network.First, network.Second];
        return new(
            [.. layers.Select(a => Interval.Sqrt(new Rational(SpectralNorm.SquaredBound(a))) / IntegerNetwork.Unit)],
            [.. layers.Select(a => a.Select(row => Interval.Sqrt(new Rational(row.Sum(x => (long)x * x)))).Aggregate((x, y) => x + y) / IntegerNetwork.Unit)]);
    }

    /// <summary>(Σ β_i^(2/3))^(3/2).</summary>
    public static Interval Shape(IEnumerable<Interval> ratios)
    {
        var sum = ratios.Select(b => Interval.RootN(Interval.Square(b), 3)).Aggregate((a, b) => a + b);
        return sum * Interval.Sqrt(sum);
    }
}
