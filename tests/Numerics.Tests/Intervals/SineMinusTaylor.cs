namespace Verify.Numerics.Tests.Intervals;

/// <summary>sin x − (x − x³/3! + x⁵/5! − x⁷/7!) and its first nine derivatives.</summary>
internal static class SineMinusTaylor
{
    public static Func<Interval, Interval>[] Derivatives { get; } = [.. Enumerable.Range(0, 10).Select(Derivative)];

    // The polynomial's k-th derivative is Σ ±x^(j−k)/(j−k)! over odd j from k to 7.
    private static Func<Interval, Interval> Derivative(int k) => x =>
    {
        Interval sum = (k & 3) switch { 0 => Interval.Sin(x), 1 => Interval.Cos(x), 2 => -Interval.Sin(x), _ => -Interval.Cos(x) };
        Interval power = 1;
        for (int i = 0; i + k <= 7; i++)
        {
            power = i == 0 ? 1 : power * x / i;
            sum = ((i + k) & 3) switch { 1 => sum - power, 3 => sum + power, _ => sum };
        }

        return sum;
    };
}
