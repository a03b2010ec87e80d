using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>Splits all Boolean functions of n variables into threshold functions and others, with evidence for each; shared by the kinds that need it.</summary>
/// <remarks>A function is its table: bit x holds f(x), and bit i of x holds variable i + 1.</remarks>
internal sealed class ThresholdEvidence
{
    private const string HexDigits = "0123456789abcdef";

    private readonly int _points;
    private readonly Work _work;
    private readonly Node _weights;
    private readonly List<long> _refuted;

    /// <summary>Proves the split from "weights", "parallelograms" and "gordan" of a witness.</summary>
    /// <exception cref="Rejection">A function is without evidence, or its evidence fails.</exception>
    public ThresholdEvidence(int variables, Node witness)
    {
        _points = 1 << variables;
        _work = witness.Work;
        _weights = witness["weights"];
        Functions = 1L << _points;
        Threshold = Ascending(_weights, variables + 2, Weights);
        _refuted = witness.Find("gordan") is { } gordan ? Ascending(gordan, _points + 1, Gordan) : [];
        if (witness.Find("parallelograms") is { } packed)
            Parallelograms(packed);
        else
            Search(_points - 1, 0);
    }

    /// <summary>2^(2^n), the number of Boolean functions.</summary>
    public long Functions { get; }

    /// <summary>The tables of all threshold functions, ascending.</summary>
    public List<long> Threshold { get; }

    /// <summary>The largest absolute value of a weight in the witness, thresholds apart.</summary>
    public BigInteger LargestWeight { get; private set; }

    private List<long> Ascending(Node list, int length, Action<Node, long, BigInteger[]> prove)
    {
        var tables = new List<long>();
        foreach (var row in list.Items())
        {
            var numbers = row.Integers(length);
            if (numbers[0] < 0 || numbers[0] >= Functions || (tables.Count > 0 && numbers[0] <= tables[^1]))
                throw row.Refuse($"table {_work.Text(numbers[0])} is not above its predecessor and below {Functions}");
            tables.Add((long)numbers[0]);
            prove(row, tables[^1], numbers[1..]);
        }

        return tables;
    }

    /// <summary>f(x) = 1 exactly where w.x >= theta.</summary>
    private void Weights(Node row, long table, BigInteger[] numbers)
    {
        LargestWeight = numbers[..^1].Aggregate(LargestWeight, (most, weight) => BigInteger.Max(most, BigInteger.Abs(weight)));
        var sums = new BigInteger[_points];
        for (int x = 0; x < _points; x++)
        {
            if (x > 0)
                sums[x] = _work.Add(sums[x & (x - 1)], numbers[BitOperations.TrailingZeroCount(x)]);
            if (sums[x] >= numbers[^1] != Bit(table, x))
                throw row.Refuse($"w.x = {_work.Text(sums[x])} against theta = {_work.Text(numbers[^1])} gives the wrong value at x = {x}");
        }
    }

    /// <summary>y >= 0, y != 0 and sum over x of y_x s_x (x, 1) = 0, where s_x = 1 if f(x) = 1 and -1 otherwise.</summary>
    private void Gordan(Node row, long table, BigInteger[] y)
    {
        if (y.Any(BigInteger.IsNegative) || y.All(value => value.IsZero))
            throw row.Refuse("expected multipliers y >= 0 that are not all 0");
        var signed = y.Select((value, x) => Bit(table, x) ? value : -value).ToArray();
        for (int mask = _points >> 1; mask >= 0; mask = mask == 0 ? -1 : mask >> 1)
        {
            var sum = signed.Where((_, x) => (x & mask) == mask).Aggregate(BigInteger.Zero, _work.Add);
            if (!sum.IsZero)
                throw row.Refuse($"the signed multipliers of the points containing {mask} sum to {_work.Text(sum)}, expected 0");
        }
    }

    /// <summary>Three hex digits a, b, c for every function not listed elsewhere: a + b = c + d and f(a) = f(b) != f(c) = f(d).</summary>
    private void Parallelograms(Node packed)
    {
        string digits = packed.Text();
        if (_points > HexDigits.Length || digits.Length != 3 * (Functions - Threshold.Count - _refuted.Count))
            throw packed.Refuse($"{digits.Length} digits for {Functions} functions, of which {Threshold.Count + _refuted.Count} are listed elsewhere; expected 3 for each other one");
        var listed = new HashSet<long>(Threshold.Concat(_refuted));
        int at = 0;
        for (long table = 0; table < Functions; table++)
        {
            _work.Spend(64);
            if (listed.Contains(table))
                continue;
            int a = HexDigits.IndexOf(digits[at]), b = HexDigits.IndexOf(digits[at + 1]), c = HexDigits.IndexOf(digits[at + 2]);
            if (int.Min(int.Min(a, b), c) < 0 || int.Max(int.Max(a, b), c) >= _points || !Contradicts(table, a, b, c))
                throw packed.Refuse($"\"{digits[at..(at + 3)]}\" at character {at} is no parallelogram against the function with table {table}");
            at += 3;
        }
    }

    /// <summary>Walks the functions that agree with <paramref name="table"/> above <paramref name="x"/> and that no parallelogram refutes; each must be listed.</summary>
    private void Search(int x, long table)
    {
        if (x < 0)
        {
            if (Threshold.BinarySearch(table) < 0 && _refuted.BinarySearch(table) < 0)
                throw _weights.Refuse($"the function with table {table} contradicts no parallelogram and has no other evidence");
            return;
        }

        for (long value = 0; value <= 1; value++)
        {
            long extended = table | (value << x);
            if (!Contradicted(extended, x))
                Search(x - 1, extended);
        }
    }

    private bool Contradicted(long table, int x)
    {
        for (int partner = x + 1; partner < _points; partner++)
        {
            for (int c = x + 1; c < partner; c++)
            {
                _work.Spend(1);
                if ((x ^ partner ^ c) > x && Contradicts(table, x, partner, c))
                    return true;
            }
        }

        return false;
    }

    /// <summary>a + b = c + d and f(a) = f(b) != f(c) = f(d), where d = a xor b xor c.</summary>
    private static bool Contradicts(long table, int a, int b, int c)
    {
        // a + b is 2 (a or b) - (a xor b), coordinate by coordinate, and the pairs agree in xor by the choice of d.
        int d = a ^ b ^ c;
        return (a | b) == (c | d) && Bit(table, a) == Bit(table, b) && Bit(table, c) == Bit(table, d) && Bit(table, a) != Bit(table, c);
    }

    private static bool Bit(long table, int x) => ((table >> x) & 1) == 1;
}
