using Verify.Numerics;

namespace Verify.Theorems.Approximation;

/// <summary>s·sgn(w·x − t) with w and t in units of 2^(−10).</summary>
/// <param name="Weights">w.</param>
/// <param name="Threshold">t.</param>
/// <param name="Sign">s = ±1.</param>
internal sealed record ThresholdUnit(int[] Weights, int Threshold, int Sign);

/// <summary>Networks c + (A/n) Σ s_j sgn(w_j·x − t_j) for the Gaussian on the unit ball: found by sampling, their errors integrated in intervals.</summary>
internal static class ThresholdUnits
{
    private const int Steps = 1024;
    private const int Candidates = 6;

    // Normal frequencies are hardly ever longer; a search may ignore those.
    private const double Longest = 5;

    /// <summary>
    /// f(x) − c = −E ∫₀¹ R sin(Rt) sgn(θ·x − t) dt for a normal frequency Rθ, |x| ≤ 1 (docs/approximation.md). Draws (θ, t) with density R|sin(Rt)|, one
    /// after the other, of each few the one that leaves the least error on a grid; A is half the total mass, estimated. A search, never trusted.
    /// </summary>
    public static (List<ThresholdUnit> Units, Rational Size) Draw(int d, int n, RandomStream stream)
    {
        double mass = 0;
        const int Trials = 4000;
        for (int i = 0; i < Trials; i++)
            mass += Math.Abs(Frequency(d, stream).Density) / Trials;
        double[][] grid = [.. Grid(d)];
        double mean = grid.Average(Gaussian);
        double[] residual = new double[grid.Length], target = [.. grid.Select(x => Gaussian(x) - mean)];
        var units = new List<ThresholdUnit>();
        while (units.Count < n)
        {
            var best = Enumerable.Range(0, Candidates).Select(_ => Candidate(d, stream)).Select(unit =>
            {
                double[] values = [.. grid.Select(x => mass * unit.Sign * Side(unit, x))];
                double centre = values.Average();
                double[] next = [.. residual.Select((r, i) => r + target[i] - values[i] + centre)];
                return (unit, next, Square: next.Sum(r => r * r));
            }).MinBy(c => c.Square);
            units.Add(best.unit);
            residual = best.next;
        }

        return (units, new((long)Math.Round(mass * (1 << 20)), 1 << 20));
    }

    /// <summary>For the first n units, the constant c that suits a grid best.</summary>
    public static Rational[] Constants(int d, List<ThresholdUnit> units, Rational size, int[] sizes)
    {
        double[][] grid = [.. Grid(d)];

        // Half of 2^(−20) is far below the errors that are measured.
        return Array.ConvertAll(sizes, n => new Rational(
            (long)Math.Round((1 << 20) * grid.Average(x => Gaussian(x) - ((double)size / n * units.Take(n).Sum(unit => unit.Sign * Side(unit, x))))), 1 << 20));
    }

    /// <summary>The mean over the unit ball of (f − c_k − (A/n_k) Σ_{j ≤ n_k} …)² for f = exp(−|x|²/2), enclosed cell by cell.</summary>
    /// <param name="d">1 or 2.</param>
    /// <param name="units">In order.</param>
    /// <param name="size">A.</param>
    /// <param name="constants">c_k.</param>
    /// <param name="sizes">n_k, ascending.</param>
    /// <param name="cells">From 0 to 1 along an axis.</param>
    public static Interval[] SquaredErrors(int d, List<ThresholdUnit> units, Rational size, Rational[] constants, int[] sizes, int cells)
    {
        var sums = new Interval[sizes.Length];
        Array.Fill(sums, Interval.Zero);
        int across = 2 * cells;
        var scale = Array.ConvertAll(sizes, n => (Interval)(size / n));
        var shift = Array.ConvertAll(constants, c => (Interval)c);
        for (int code = 0; code < (d == 1 ? across : across * across); code++)
        {
            int[] corner = d == 1 ? [code - cells] : [(code % across) - cells, (code / across) - cells];
            long near = corner.Sum(i => Square(Math.Max(0, Math.Max(i, -i - 1)))), far = corner.Sum(i => Square(Math.Max(Math.Abs(i), Math.Abs(i + 1))));
            if (near >= Square(cells))
                continue;
            var value = Interval.Exp(new Interval(((Interval)new Rational(-far, 2 * Square(cells))).Lower, ((Interval)new Rational(-near, 2 * Square(cells))).Upper));
            int sum = 0, open = 0;
            for (int j = 0, k = 0; j < units.Count && k < sizes.Length; j++)
            {
                // Twice the centre, against the half width of the cell in the direction w.
                long centre = -2L * cells * units[j].Threshold, half = 0;
                for (int i = 0; i < d; i++)
                {
                    centre += units[j].Weights[i] * ((2L * corner[i]) + 1);
                    half += Math.Abs(units[j].Weights[i]);
                }

                if (Math.Abs(centre) >= half && centre != 0)
                    sum += units[j].Sign * Math.Sign(centre);
                else
                    open++;
                if (j + 1 < sizes[k])
                    continue;
                var error = Interval.Square(value - shift[k] - (scale[k] * new Interval(sum - open, sum + open)));

                // A cell that the sphere cuts counts between nothing and all of it.
                sums[k] += far > Square(cells) ? new Interval(0, error.Upper) : error;
                k++;
            }
        }

        var volume = d == 1 ? (Interval)across : Interval.Pi * cells * cells;
        return Array.ConvertAll(sums, s => s / volume);
    }

    private static long Square(long x) => x * x;

    private static ThresholdUnit Candidate(int d, RandomStream stream)
    {
        while (true)
        {
            var (direction, threshold, density) = Frequency(d, stream);
            if (Longest * stream.NextDouble() < Math.Abs(density))
                return new([.. direction.Select(w => (int)Math.Round(Steps * w))], (int)Math.Round(Steps * threshold), -Math.Sign(density));
        }
    }

    // θ, t and R sin(Rt). Twelve uniform numbers add up to variance 1: near enough to normal for a search.
    private static (double[] Direction, double Threshold, double Density) Frequency(int d, RandomStream stream)
    {
        double[] w = [.. Enumerable.Range(0, d).Select(_ => Enumerable.Range(0, 12).Sum(_ => stream.NextDouble()) - 6)];
        double length = Math.Sqrt(w.Sum(c => c * c)), t = stream.NextDouble();
        return ([.. w.Select(c => c / length)], t, length * Interval.Sin(length * t).Midpoint);
    }

    private static double Gaussian(double[] x) => Interval.Exp(-x.Sum(c => c * c) / 2).Midpoint;

    private static int Side(ThresholdUnit unit, double[] x)
    {
        double sum = -unit.Threshold;
        for (int i = 0; i < x.Length; i++)
            sum += unit.Weights[i] * x[i];
        return Math.Sign(sum);
    }

    private static IEnumerable<double[]> Grid(int d) => d == 1
        ? Enumerable.Range(-64, 128).Select(i => (double[])[(i + 0.5) / 64])
        : from i in Enumerable.Range(-10, 20) from j in Enumerable.Range(-10, 20) let x = (double[])[(i + 0.5) / 10, (j + 0.5) / 10] where (x[0] * x[0]) + (x[1] * x[1]) <= 1 select x;
}
