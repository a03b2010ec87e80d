using System.Numerics;
using System.Runtime.Intrinsics;
using Verify.Numerics.Networks.Kernels;

namespace Verify.Numerics.Tests.Networks;

public sealed class ElementaryTests
{
    private const int Bits = 320; // of the fixed-point oracle
    private static readonly BigInteger One = BigInteger.One << Bits;

    private static readonly double[] Arguments = [.. Grid()];

    [Fact]
    public void Exp_errs_by_at_most_one_unit_in_the_last_place() => Check(Elementary.Exp, Elementary.Exp, Exp, 1.0, -80, 80);

    [Fact]
    public void Tanh_errs_by_at_most_three_units_in_the_last_place() => Check(Elementary.Tanh, Elementary.Tanh, Tanh, 3.0, -80, 80);

    [Fact]
    public void Logistic_errs_by_at_most_three_units_in_the_last_place() => Check(Elementary.Logistic, Elementary.Logistic, x => Divide(One, One + Exp(-x)), 3.0, -80, 80);

    [Fact]
    public void Softplus_errs_by_at_most_three_units_in_the_last_place() => Check(Elementary.Softplus, Elementary.Softplus, x => Log(One + Exp(x)), 3.0, -80, 80);

    [Fact]
    public void Exp_reaches_the_ends_of_its_range() => Check(Elementary.Exp, null, Exp, 1.0, -150, 708);

    [Fact]
    public void Infinite_arguments_saturate_and_not_a_number_stays()
    {
        Assert.Equal(1.0, Elementary.Tanh(Vector512.Create(double.PositiveInfinity))[0]);
        Assert.Equal(-1.0f, Elementary.Tanh(Vector512.Create(float.NegativeInfinity))[3]);
        Assert.Equal(1.0, Elementary.Logistic(Vector512.Create(double.PositiveInfinity))[0]);
        Assert.InRange(Elementary.Logistic(Vector512.Create(double.NegativeInfinity))[0], 0.0, 1e-300);
        Assert.Equal(double.NegativeZero, Elementary.Tanh(Vector512.Create(-0.0))[0]);
        Assert.True(double.IsNaN(Elementary.Tanh(Vector512.Create(double.NaN))[0]));
        Assert.True(float.IsNaN(Elementary.Logistic(Vector512.Create(float.NaN))[0]));
        Assert.True(double.IsNaN(Elementary.Softplus(Vector512.Create(-double.NaN))[0]));
    }

    private static void Check(
        Func<Vector512<double>, Vector512<double>> wide, Func<Vector512<float>, Vector512<float>>? narrow,
        Func<BigInteger, BigInteger> exact, double allowed, double from, double to)
    {
        double worst = 0;
        float worstNarrow = 0;
        foreach (double x in Arguments.Where(x => from <= x && x <= to))
        {
            double truth = Value(exact(Fixed(x)));
            double last = Math.BitIncrement(Math.Abs(truth)) - Math.Abs(truth);
            worst = Math.Max(worst, Distance(wide(Vector512.Create(x))[5], exact(Fixed(x))) / last);
            if (narrow is null)
                continue;
            float single = (float)x;
            BigInteger expected = exact(Fixed(single));
            float near = Math.Abs((float)Value(expected));
            if (near > 1e-30f)
                worstNarrow = Math.Max(worstNarrow, (float)Distance(narrow(Vector512.Create(single))[11], expected) / (MathF.BitIncrement(near) - near));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"worst error: {worst:F3} (double), {worstNarrow:F3} (float) units in the last place");
        Assert.InRange(worst, 0.25, allowed); // below a quarter the oracle itself would be suspect
        Assert.InRange(worstNarrow, narrow is null ? 0f : 0.25f, (float)allowed);
    }

    private static IEnumerable<double> Grid()
    {
        RandomStream stream = RandomStream.Named(3, "elementary");
        for (int i = 0; i < 600; i++)
        {
            yield return stream.NextDouble(-1, 1);
            yield return stream.NextDouble(-25, 25);
            yield return Math.ScaleB(stream.NextDouble(-1, 1), -stream.Next(40));
            if (i % 10 == 0)
                yield return stream.NextDouble(-150, 708);
            // Where the reduction's integer changes: the largest remainders.
            yield return (stream.Next(-60, 60) + 0.5) * 0.6931471805599453 * (1 + Math.ScaleB(stream.NextDouble(-1, 1), -45));
        }

        yield return 708;
        yield return -150;
    }

    private static BigInteger Fixed(double x) => Rational.Floor(Rational.FromDouble(x) * One);

    private static double Value(BigInteger x) => new Rational(x, One).ToDouble();

    private static double Distance(double computed, BigInteger exact) => Math.Abs((Rational.FromDouble(computed) - new Rational(exact, One)).ToDouble());

    private static BigInteger Divide(BigInteger x, BigInteger y) => (x << Bits) / y;

    private static BigInteger Tanh(BigInteger x)
    {
        BigInteger square = Exp(2 * x);
        return Divide(square - One, square + One);
    }

    // eˣ by Taylor at x/2^12 and 12 squarings.
    private static BigInteger Exp(BigInteger x)
    {
        if (x.Sign < 0)
            return Divide(One, Exp(-x));
        const int Extra = 60, Squarings = 12;
        BigInteger unit = BigInteger.One << (Bits + Extra);
        BigInteger y = (x << Extra) >> Squarings;
        BigInteger term = unit, sum = unit;
        for (int k = 1; !term.IsZero; k++)
        {
            term = ((term * y) >> (Bits + Extra)) / k;
            sum += term;
        }

        for (int i = 0; i < Squarings; i++)
            sum = (sum * sum) >> (Bits + Extra);
        return sum >> Extra;
    }

    // Newton's iteration for e^y = x from the double logarithm: each step doubles the digits.
    private static BigInteger Log(BigInteger x)
    {
        BigInteger y = Fixed(Math.Log(Value(x)));
        for (int i = 0; i < 4; i++)
            y += Divide(x, Exp(y)) - One;
        return y;
    }
}
