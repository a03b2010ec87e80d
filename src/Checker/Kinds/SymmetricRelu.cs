using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>
/// The population loss of k rectified units against k orthonormal ones near the matrices that all permutations of the first k - 1 indices
/// fix: rows 1 to k - 1 have a on the diagonal, b beside it and c in column k, row k is d, ..., d, e. It is a sum over pairs of vectors;
/// pairs that look alike are counted, not listed, so the count k need not be an integer.
/// </summary>
/// <remarks>
/// With n = |w|^2 |v|^2 and q = w.v one has E relu(w.x) relu(v.x) = (s + (pi - t) q)/(2 pi), s = sqrt(n - q^2), t the angle (Cho and Saul, 2009),
/// and so the partial derivatives below.
/// </remarks>
internal sealed class SymmetricRelu
{
    public const int Parameters = 5;

    private readonly FixedInterval _units;
    private readonly FixedInterval[] _entries;
    private readonly FixedInterval _circle;
    private readonly Partials _rows;
    private readonly Partials _rowAndLast;
    private readonly Partials[] _targets; // by the entry that is the inner product: a, b, c of a row, d, e of the last

    public SymmetricRelu(FixedInterval units, FixedInterval[] entries)
    {
        (_units, _entries, Work) = (units, entries, units.Work);
        _circle = Whole(2) * FixedInterval.Pi(Work);
        var plain = new Arrangement(this, 0, 0, (_, _, _) => [], _ => []);
        var (row, last) = (plain.Product(0, 0, same: true).Value, plain.Product(1, 1, same: true).Value);
        _rows = Overlap(row * row, plain.Product(0, 0, same: false).Value);
        _rowAndLast = Overlap(row * last, plain.Product(0, 1, same: false).Value);
        _targets = [.. entries.Select((x, t) => Overlap(t < 3 ? row : last, x))];
    }

    public Work Work { get; }

    /// <summary>The loss, its gradient and second derivatives in a, b, c, d, e.</summary>
    public SmoothNumber Loss() => Loss(0, Parameters, (g, h, diagonal) => Slopes(Entry(g == 1, h == 1, diagonal)), _ => new int[Parameters]);

    /// <summary>The loss and its second derivatives along the five copies of x = (1, -1, 0, ...): x_i on the diagonal, x_i in row i and x_j in column j beside it, x_i in column k, x_j in row k.</summary>
    public SmoothNumber Standard()
    {
        int[] x = [1, -1, 0];
        return Loss(2, Parameters, (g, h, diagonal) => g == 3 ? [0, 0, 0, 0, h == 3 ? 0 : x[h]] : h == 3 ? [0, 0, 0, x[g], 0] : diagonal ? [x[g], 0, 0, 0, 0] : [0, x[g], x[h], 0, 0], _ => new int[Parameters]);
    }

    /// <summary>The squared lengths in matrix space that <see cref="Loss()"/>'s five variables have: k - 1, (k - 1)(k - 2), k - 1, k - 1, 1.</summary>
    public FixedInterval[] Lengths => _units - Whole(1) is var m ? [m, m * (m - Whole(1)), m, m, Whole(1)] : [];

    /// <summary>The inner products in matrix space of the copies of <see cref="Standard"/>, the lower triangle.</summary>
    public FixedInterval[][] StandardProducts
    {
        get
        {
            var (o, two, many) = (Whole(0), Whole(2), Whole(2) * (_units - Whole(2)));
            return [[two], [o, many], [o, -two, many], [o, o, o, two], [o, o, o, o, two]];
        }
    }

    /// <summary>The length, in matrix space, of the gradient within the fixed matrices; from above, in units of 2^-96.</summary>
    public BigInteger Slope(SmoothNumber loss) => loss.First.Zip(Lengths, (g, square) => (g / square.Sqrt()).Size).Aggregate(Work.Add);

    /// <summary>The loss and its derivatives along perturbations.</summary>
    /// <param name="singles">How many of the first indices are told apart; the groups are these, the rest of the first k - 1, and k.</param>
    /// <param name="variables">The number of perturbations.</param>
    /// <param name="slopes">How the entry of a row of group g in a column of group h, on the diagonal or beside it, moves along each.</param>
    /// <param name="beyond">How the entry of a row of group g in one further column, which is 0, moves along each.</param>
    public SmoothNumber Loss(int singles, int variables, Func<int, int, bool, int[]> slopes, Func<int, int[]> beyond) =>
        new Arrangement(this, singles, variables, slopes, beyond).Loss();

    private FixedInterval Whole(int value) => FixedInterval.Integer(value, Work);

    private static int Entry(bool lastRow, bool lastColumn, bool diagonal) => lastRow ? (diagonal ? 4 : 3) : lastColumn ? 2 : diagonal ? 0 : 1;

    private static int[] Slopes(int variable) => [.. Enumerable.Range(0, Parameters).Select(i => i == variable ? 1 : 0)];

    private Partials Overlap(FixedInterval n, FixedInterval q)
    {
        var s = (n - q.Square()).Sqrt();
        var opposite = FixedInterval.Pi(Work) - (q / n.Sqrt()).Arccos();
        var twice = Whole(2) * _circle * n;
        return new(
            (s + (opposite * q)) / _circle,
            s / twice,
            opposite / _circle,
            ((Whole(2) * q.Square()) - n) / (Whole(2) * twice * s * n),
            -q / (twice * s),
            Whole(1) / (_circle * s));
    }

    /// <summary>Groups of indices and the entries of the matrix with their slopes.</summary>
    private sealed class Arrangement(SymmetricRelu of, int singles, int variables, Func<int, int, bool, int[]> slopes, Func<int, int[]> beyond)
    {
        // Without its rest if that has no members; a rest of one has no pairs.
        private readonly int[] _groups = [.. Enumerable.Range(0, singles + 2).Where(g => g != singles || !Is(of.Size(singles, singles), 0))];

        private int Last => singles + 1;

        public SmoothNumber Loss()
        {
            var (k, one) = (of._units, of.Whole(1));
            var half = FixedInterval.Of(1, 2, of.Work);
            var sum = SmoothNumber.Linear((half * half * k) + (half * k * (k - one) / of._circle), new int[variables]);
            foreach (int g in _groups)
            {
                var (size, square) = (Size(g), Product(g, g, same: true));
                sum += half * half * size * square;
                if (HasPairs(g))
                    sum += half * size * (size - one) * SmoothNumber.Composed(Rows(g, g), square * square, Product(g, g, same: false));
                sum += -size * SmoothNumber.Composed(of._targets[Entry(g == Last, g == Last, true)], square, At(g, g, diagonal: true));
                foreach (int h in _groups.Where(h => h != g || HasPairs(g)))
                {
                    var count = h == g ? size - one : Size(h);
                    sum += -(size * count) * SmoothNumber.Composed(of._targets[Entry(g == Last, h == Last, false)], square, At(g, h, diagonal: false));
                    if (h < g)
                        sum += size * count * SmoothNumber.Composed(Rows(g, h), square * Product(h, h, same: true), Product(g, h, same: false));
                }
            }

            return sum;
        }

        /// <summary>The inner product of a row of group g with itself, or with another of group h, entry by entry.</summary>
        public SmoothNumber Product(int g, int h, bool same)
        {
            var (one, outside) = (of.Whole(1), SmoothNumber.Linear(of.Whole(0), variables == 0 ? [] : beyond(g)));
            var sum = outside * (same ? outside : SmoothNumber.Linear(of.Whole(0), variables == 0 ? [] : beyond(h)));
            foreach (int l in _groups)
            {
                // Columns of group l that are the row's own, the other row's own, and neither.
                int own = (l == g ? 1 : 0) + (!same && l == h ? 1 : 0);
                if (l == g)
                    sum += At(g, l, diagonal: true) * At(h, l, diagonal: same);
                if (l == h && !same)
                    sum += At(g, l, diagonal: false) * At(h, l, diagonal: true);
                if (own == 0 || HasPairs(l))
                    sum += (Size(l) - of.Whole(own)) * (At(g, l, diagonal: false) * At(h, l, diagonal: false));
            }

            return sum;
        }

        private SmoothNumber At(int g, int h, bool diagonal) => SmoothNumber.Linear(of._entries[Entry(g == Last, h == Last, diagonal)], variables == 0 ? [] : slopes(g, h, diagonal));

        private Partials Rows(int g, int h) => g == Last || h == Last ? of._rowAndLast : of._rows;

        private bool HasPairs(int g) => g == singles && !Is(Size(g), 1);

        private FixedInterval Size(int g) => of.Size(g, singles);

        private static bool Is(FixedInterval size, int value) => size.Low == size.High && size == FixedInterval.Integer(value, size.Work);
    }

    private FixedInterval Size(int group, int singles) => group == singles ? _units - Whole(singles + 1) : Whole(1);
}
