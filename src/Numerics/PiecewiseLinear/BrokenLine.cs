namespace Verify.Numerics.PiecewiseLinear;

/// <summary>A function on the line, affine on each of finitely many intervals, continuous or not.</summary>
/// <param name="Ends">Where the intervals but the last end, ascending; an end belongs to the interval on its left.</param>
/// <param name="Lines">Slope and intercept on each interval, one more than ends.</param>
public sealed record BrokenLine(Rational[] Ends, (Rational Slope, Rational Intercept)[] Lines)
{
    /// <summary>The number of intervals.</summary>
    public int Pieces => Lines.Length;

    /// <summary>The value at x.</summary>
    public Rational this[Rational x] => Array.BinarySearch(Ends, x) is var at && Lines[at >= 0 ? at : ~at] is var (slope, intercept) ? (slope * x) + intercept : default;

    /// <summary>
    /// The function with f(i) ≥ 1/2 exactly where sign i is true, i = 0, …, n − 1, on as few intervals as such a function can have: one for each
    /// change of sign if it is continuous, one for every two changes otherwise. Slopes are ±1, and 0 where nothing changes.
    /// </summary>
    /// <param name="signs">At least one sign.</param>
    /// <param name="continuous">Whether neighbouring lines must meet.</param>
    public static BrokenLine Through(ReadOnlySpan<bool> signs, bool continuous)
    {
        var changes = new List<(Rational At, Rational Slope)>();
        for (int i = 1; i < signs.Length; i++)
        {
            if (signs[i] != signs[i - 1])
                changes.Add((new((2 * i) - 1, 2), signs[i] ? 1 : -1));
        }

        // Lines of slopes 1 and -1 through neighbouring changes meet in the middle between them; without continuity every other change is a jump.
        var crossed = changes.Where((_, i) => continuous || i % 2 == 0).ToList();
        var ends = continuous ? changes.Zip(changes.Skip(1), (a, b) => (a.At + b.At) / 2) : changes.Where((_, i) => i % 2 == 1).Select(c => c.At);
        var lines = crossed.Select(c => (c.Slope, new Rational(1, 2) - (c.Slope * c.At))).ToList();
        if (lines.Count == 0 || (!continuous && changes.Count % 2 == 0))
            lines.Add((0, signs[^1] ? 1 : 0));
        return new([.. ends], [.. lines]);
    }

    /// <summary>The points i whose label differs from [f(i) ≥ 1/2].</summary>
    public int Errors(ReadOnlySpan<bool> labels)
    {
        int errors = 0;
        for (int i = 0; i < labels.Length; i++)
            errors += (2 * this[i] >= Rational.One) != labels[i] ? 1 : 0;
        return errors;
    }
}
