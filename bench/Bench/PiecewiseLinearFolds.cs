using BenchmarkDotNet.Attributes;
using Verify.Numerics;
using Verify.Numerics.PiecewiseLinear;

namespace Verify.Bench;

/// <summary>The hat composed with itself: 2^k pieces, dyadic (the fast path of <see cref="Rational"/>) and with thirds.</summary>
public class PiecewiseLinearFolds
{
    private static readonly PiecewiseLinearFunction Dyadic = PiecewiseLinearFunction.Through([0, new(1, 2), 1], [0, 1, 0]);

    private static readonly PiecewiseLinearFunction Ternary = PiecewiseLinearFunction.Through([0, new(1, 3), 1], [0, 1, 0]);

    private PiecewiseLinearFunction folded = Dyadic;

    /// <summary>Folds.</summary>
    [Params(8, 12, 16)]
    public int Folds { get; set; }

    /// <summary>Folds once, for the measures.</summary>
    [GlobalSetup]
    public void Fold() => folded = Folded(Dyadic);

    /// <summary>All compositions up to 2^k pieces.</summary>
    [Benchmark(Baseline = true)]
    public int DyadicFolds() => Folded(Dyadic).Pieces;

    /// <summary>The same with the fold at 1/3: denominators 3^i, no fast path.</summary>
    [Benchmark]
    public int TernaryFolds() => Folded(Ternary).Pieces;

    /// <summary>The exact range of f − x².</summary>
    [Benchmark]
    public Rational RangeAgainstSquare() => folded.From(Quadratic.Square).SupDistance;

    /// <summary>∫f².</summary>
    [Benchmark]
    public Rational IntegralOfSquare() => PiecewiseLinearFunction.InnerProduct(folded, folded);

    private PiecewiseLinearFunction Folded(PiecewiseLinearFunction hat)
    {
        var f = hat;
        for (int k = 1; k < Folds; k++)
            f = hat.After(f);
        return f;
    }
}
