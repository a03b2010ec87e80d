namespace Verify.Checker.Kinds;

/// <summary>A number that depends on some variables: enclosures of its value and of its first and second derivatives (the lower triangle of them).</summary>
internal sealed record SmoothNumber(FixedInterval Value, FixedInterval[] First, FixedInterval[][] Second)
{
    /// <summary>A number that moves along a straight line with integer slopes.</summary>
    public static SmoothNumber Linear(FixedInterval value, int[] slopes) => new(
        value,
        Array.ConvertAll(slopes, s => FixedInterval.Integer(s, value.Work)),
        [.. slopes.Select((_, i) => Enumerable.Repeat(FixedInterval.Integer(0, value.Work), i + 1).ToArray())]);

    public static SmoothNumber operator +(SmoothNumber a, SmoothNumber b) => new(
        a.Value + b.Value,
        [.. a.First.Zip(b.First, (x, y) => x + y)],
        [.. a.Second.Zip(b.Second, (r, s) => r.Zip(s, (x, y) => x + y).ToArray())]);

    public static SmoothNumber operator *(SmoothNumber a, SmoothNumber b) => new(
        a.Value * b.Value,
        [.. a.First.Zip(b.First, (x, y) => Times(x, b.Value) + Times(a.Value, y))],
        [.. a.Second.Select((row, i) => row.Select((x, j) =>
            Times(x, b.Value) + Times(a.Value, b.Second[i][j]) + Times(a.First[i], b.First[j]) + Times(a.First[j], b.First[i])).ToArray())]);

    public static SmoothNumber operator *(FixedInterval factor, SmoothNumber a) => new(
        factor * a.Value,
        Array.ConvertAll(a.First, x => Times(factor, x)),
        Array.ConvertAll(a.Second, row => Array.ConvertAll(row, x => Times(factor, x))));

    /// <summary>f(a, b) by the chain rule, for the partial derivatives of f at the values of a and b.</summary>
    public static SmoothNumber Composed(Partials f, SmoothNumber a, SmoothNumber b) => new(
        f.Value,
        [.. a.First.Zip(b.First, (x, y) => Times(f.A, x) + Times(f.B, y))],
        [.. a.Second.Select((row, i) => row.Select((x, j) =>
            Times(f.A, x) + Times(f.B, b.Second[i][j]) + Times(f.AA, Times(a.First[i], a.First[j])) + Times(f.BB, Times(b.First[i], b.First[j]))
            + Times(f.AB, Times(a.First[i], b.First[j]) + Times(a.First[j], b.First[i]))).ToArray())]);

    // Most derivatives here are 0; their products are free.
    private static FixedInterval Times(FixedInterval a, FixedInterval b) => IsZero(a) ? a : IsZero(b) ? b : a * b;

    private static bool IsZero(FixedInterval a) => a.Low.IsZero && a.High.IsZero;
}

/// <summary>A function of two numbers with its partial derivatives.</summary>
internal sealed record Partials(FixedInterval Value, FixedInterval A, FixedInterval B, FixedInterval AA, FixedInterval AB, FixedInterval BB);
