using BenchmarkDotNet.Attributes;
using Verify.Numerics;

namespace Verify.Bench;

/// <summary>
/// The rigorous sup-norm of sin x − (x − x³/6 + x⁵/120 − x⁷/5040) on [0, 1] to 1e-10 by three range forms, and the price of single operations.
/// </summary>
public class IntervalBench
{
    private const int Count = 1024;
    private static readonly Interval Unit = new(0, 1);
    private readonly Interval[] xs = new Interval[Count];
    private readonly Interval[] ys = new Interval[Count];

    /// <summary>Operands of both signs and ordinary size.</summary>
    [GlobalSetup]
    public void Fill()
    {
        for (int i = 0; i < Count; i++)
        {
            double x = ((i * 7919 % 2003) / 250.0) - 4;
            xs[i] = new Interval(x, x + 0.01);
            ys[i] = new Interval(5.1 + x, 5.2 + x);
        }
    }

    /// <summary>Mean value form; f and f′ written out as polynomials in x².</summary>
    [Benchmark]
    public double SupNormByMeanValues() => BranchAndBound.SupNorm(RangeForm.MeanValue(Residual, Slope), Unit, 1e-10).Value.Upper;

    /// <summary>Mean value form whose slope is itself enclosed by a mean value form.</summary>
    [Benchmark]
    public double SupNormByNestedMeanValues() =>
        BranchAndBound.SupNorm(RangeForm.MeanValue(Residual, RangeForm.MeanValue(Slope, D2)), Unit, 1e-10).Value.Upper;

    /// <summary>Taylor's form of the eighth order: f⁽⁸⁾ = sin.</summary>
    [Benchmark]
    public double SupNormByTaylorForm() => BranchAndBound.SupNorm(
        RangeForm.Taylor(Residual, Slope, D2, D3, D4, D5, D6, x => One - Interval.Cos(x), Interval.Sin), Unit, 1e-10).Value.Upper;

    /// <summary>1024 sums.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public double Sum() => Each(static (x, y) => x + y);

    /// <summary>1024 products.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public double Product() => Each(static (x, y) => x * y);

    /// <summary>1024 quotients.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public double Quotient() => Each(static (x, y) => x / y);

    /// <summary>1024 exponentials.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public double Exponential() => Each(static (x, _) => Interval.Exp(x));

    /// <summary>1024 sines.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public double Sine() => Each(static (x, _) => Interval.Sin(x));

    /// <summary>1024 hyperbolic tangents.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public double HyperbolicTangent() => Each(static (x, _) => Interval.Tanh(x));

    private static Interval One => Interval.One;

    private static Interval Residual(Interval x)
    {
        Interval s = Interval.Square(x);
        return Interval.Sin(x) - (x * (One - (s / 6 * (One - (s / 20 * (One - (s / 42)))))));
    }

    private static Interval Slope(Interval x) => Interval.Cos(x) - Cosine6(Interval.Square(x));

    private static Interval D2(Interval x) => Sine5(x, Interval.Square(x)) - Interval.Sin(x);

    private static Interval D3(Interval x) => Cosine4(Interval.Square(x)) - Interval.Cos(x);

    private static Interval D4(Interval x) => Interval.Sin(x) - (x * (One - (Interval.Square(x) / 6)));

    private static Interval D5(Interval x) => Interval.Cos(x) - (One - (Interval.Square(x) / 2));

    private static Interval D6(Interval x) => x - Interval.Sin(x);

    private static Interval Cosine6(Interval s) => One - (s / 2 * (One - (s / 12 * (One - (s / 30)))));

    private static Interval Cosine4(Interval s) => One - (s / 2 * (One - (s / 12)));

    private static Interval Sine5(Interval x, Interval s) => x * (One - (s / 6 * (One - (s / 20))));

    private double Each(Func<Interval, Interval, Interval> operation)
    {
        double sum = 0;
        for (int i = 0; i < Count; i++)
        {
            sum += operation(xs[i], ys[i]).Upper;
        }

        return sum;
    }
}
