using System.Collections.Immutable;

namespace Verify.Numerics.PiecewiseLinear;

/// <summary>An affine function on a closed interval.</summary>
/// <param name="From">The left end.</param>
/// <param name="To">The right end.</param>
/// <param name="Slope">The slope.</param>
/// <param name="Intercept">The value at 0.</param>
public sealed record AffinePiece(Rational From, Rational To, Rational Slope, Rational Intercept);

/// <summary>
/// The fewest affine pieces that stay within a tolerance of a piecewise-linear function, jumps allowed or not: from left to right each
/// piece goes as far as any line does (O'Rourke 1981; Imai and Iri 1986), in exact arithmetic.
/// </summary>
/// <remarks>
/// A line of slope m passes through the segments [L_i, U_i] at s_i if and only if L_i − U_j ≤ m(s_i − s_j) for all i, j, so the slopes form an
/// interval. Beyond the last segment the highest point reached lies on the steepest of these lines, the lowest on the flattest; where
/// one of these lines leaves the tube f ± ε the piece must end, and three points of the tube, two touched by the line and one
/// beyond the end, contradict every longer line. A continuous function enters what lies beyond through the window from the last
/// contact to that end: a line meets it exactly if it keeps to the tube's touched side from the contact on, and to the other side from the end on.
/// </remarks>
public static class TubeStabbing
{
    private const int Bits = 512;

    /// <summary>Pieces that cover the interval, as few as possible; from one to the next the function may jump.</summary>
    /// <param name="f">The function.</param>
    /// <param name="tolerance">ε ≥ 0.</param>
    public static ImmutableArray<AffinePiece> Cover(PiecewiseLinearFunction f, Rational tolerance)
    {
        var pieces = ImmutableArray.CreateBuilder<AffinePiece>();
        for (var from = f.Left; from < f.Right;)
        {
            var reach = Farthest(f, tolerance, from, from);
            pieces.Add(new(from, reach.To, reach.Slope, reach.Intercept));
            from = reach.To;
        }

        return pieces.ToImmutable();
    }

    /// <summary>Pieces that cover the interval and meet where they end, as few as any continuous function has.</summary>
    /// <param name="f">The function.</param>
    /// <param name="tolerance">ε ≥ 0.</param>
    public static ImmutableArray<AffinePiece> ContinuousCover(PiecewiseLinearFunction f, Rational tolerance)
    {
        var pieces = ImmutableArray.CreateBuilder<AffinePiece>();
        var reach = Farthest(f, tolerance, f.Left, f.Left);
        for (var from = f.Left; ;)
        {
            if (reach.Beyond is null)
            {
                pieces.Add(new(from, f.Right, reach.Slope, reach.Intercept));
                return pieces.ToImmutable();
            }

            var next = reach.Rises ? Farthest(f, tolerance, reach.To, reach.Second) : Farthest(f, tolerance, reach.Second, reach.To);
            var meeting = (reach.Intercept - next.Intercept) / (next.Slope - reach.Slope);
            pieces.Add(new(from, meeting, reach.Slope, reach.Intercept));
            (from, reach) = (meeting, next);
        }
    }

    /// <summary>
    /// As many triples x &lt; y &lt; z, one behind the other, as <see cref="Cover"/> has pieces after the first, each with an error above ε for every
    /// affine function: so some break lies in each, and no function of fewer pieces is within ε.
    /// </summary>
    /// <param name="f">The function.</param>
    /// <param name="tolerance">ε ≥ 0.</param>
    public static ImmutableArray<(Rational X, Rational Y, Rational Z)> Obstructions(PiecewiseLinearFunction f, Rational tolerance)
    {
        int needed = Cover(f, tolerance).Length - 1;

        // Each triple ends a little beyond the end of the longest piece; if the excesses add up to too much, smaller ones will do.
        for (int bits = 4; bits <= Bits; bits *= 2)
        {
            var triples = ImmutableArray.CreateBuilder<(Rational, Rational, Rational)>();
            for (var from = f.Left; triples.Count < needed && Farthest(f, tolerance, from, from) is { Beyond: { } beyond } reach; from = triples[^1].Item3)
                triples.Add((reach.First, reach.Second, reach.To + (Rational.Pow(2, -bits) * (beyond - reach.To))));
            if (triples.Count == needed)
                return triples.ToImmutable();
        }

        throw new InvalidOperationException($"The pieces of {f} within {tolerance} end closer than {Bits} bits resolve.");
    }

    /// <summary>
    /// How far one line goes: to To, along the given line, which touches the tube at First and Second; null Beyond says to the end, else it is the
    /// knot not reached. Rises: the tube goes on above the line.
    /// </summary>
    private sealed record Reach(Rational To, Rational Slope, Rational Intercept, Rational First, Rational Second, Rational? Beyond, bool Rises);

    private sealed record Line(Rational Slope, Rational X, Rational Y, Rational Second)
    {
        public Rational At(Rational x) => Y + (Slope * (x - X));

        public Reach Until(Rational x, Rational? beyond, bool rises) => new(x, Slope, Y - (Slope * X), X, Second, beyond, rises);
    }

    /// <summary>The line that goes farthest among those above f − ε from <paramref name="above"/> on and below f + ε from <paramref name="below"/> on.</summary>
    private static Reach Farthest(PiecewiseLinearFunction f, Rational tolerance, Rational above, Rational below)
    {
        var (start, free) = (Rational.Min(above, below), Rational.Max(above, below));
        List<(Rational X, Rational Y)> lower = [], upper = [];
        Line? steepest = null, flattest = null;
        (Rational X, Rational Y) last = (start, f[start]);
        foreach (var x in f.Knots.ToArray().Where(knot => knot > start).Append(start).Append(free).Distinct().Order())
        {
            var y = f[x];
            if (x > free)
            {
                var slope = (y - last.Y) / (x - last.X);
                if (steepest is not null && y - tolerance > steepest.At(x))
                    return steepest.Until(last.X + ((steepest.At(last.X) - last.Y + tolerance) / (slope - steepest.Slope)), x, rises: true);
                if (flattest is not null && y + tolerance < flattest.At(x))
                    return flattest.Until(last.X + ((last.Y + tolerance - flattest.At(last.X)) / (flattest.Slope - slope)), x, rises: false);
            }

            if (x >= below)
            {
                foreach (var (s, value) in lower)
                {
                    var up = (y + tolerance - value) / (x - s);
                    steepest = steepest is null || up < steepest.Slope ? new(up, s, value, x) : steepest;
                }

                upper.Add((x, y + tolerance));
            }

            if (x >= above)
            {
                foreach (var (s, value) in upper.Where(u => u.X < x))
                {
                    var down = (y - tolerance - value) / (x - s);
                    flattest = flattest is null || down > flattest.Slope ? new(down, s, value, x) : flattest;
                }

                lower.Add((x, y - tolerance));
            }

            last = (x, y);
        }

        return (steepest ?? flattest)!.Until(f.Right, null, rises: false);
    }
}
