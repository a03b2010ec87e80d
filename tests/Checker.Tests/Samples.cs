using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace Verify.Checker.Tests;

/// <summary>Valid certificates, found by the plainest searches there are.</summary>
internal static class Samples
{
    private static readonly ConcurrentDictionary<int, SortedDictionary<uint, string>> Tables = new();

    public static readonly int[][] Xor01 = [[-1, 0, 0], [1, 0, 1], [1, 1, 0], [-1, -1, -1]];

    public static readonly int[][] XorSigned = Parity(2, signed: true);

    /// <summary>The 2^n points of {0,1}^n or {-1,1}^n with a constant 1 in front, times the label of parity.</summary>
    public static int[][] Parity(int n, bool signed) =>
    [
        .. Enumerable.Range(0, 1 << n).Select(x =>
        {
            int label = int.PopCount(x) % 2 == 1 ? 1 : -1;
            return Enumerable.Range(0, n).Select(i => ((x >> i) & 1) is var bit && signed ? (2 * bit) - 1 : bit).Prepend(1).Select(v => label * v).ToArray();
        }),
    ];

    public static byte[] Certificate(string kind, object claim, object witness) => Encoding.UTF8.GetBytes(
        JsonSerializer.Serialize(new { format = "verify-certificate/1", kind, claim, witness }));

    public static string Text<T>(IEnumerable<T> list) => string.Join(' ', list);

    public static string[] Rows(int[][] matrix) => [.. matrix.Select(Text)];

    /// <summary>Tables of threshold functions, by trying all weights up to 3, or up to 5 for n = 5; that this is enough, OEIS A000609 confirms.</summary>
    public static SortedDictionary<uint, string> ThresholdFunctions(int n) => Tables.GetOrAdd(n, Search);

    private static SortedDictionary<uint, string> Search(int n)
    {
        int most = n == 5 ? 5 : 3, width = (2 * most) + 1;
        var found = new SortedDictionary<uint, string>();
        int[] w = new int[n], sums = new int[1 << n];
        for (int code = 0; code < Math.Pow(width, n); code++)
        {
            for ((int i, int rest) = (0, code); i < n; i++, rest /= width)
                w[i] = (rest % width) - most;
            for (int x = 1; x < sums.Length; x++)
                sums[x] = sums[x & (x - 1)] + w[int.TrailingZeroCount(x)];
            foreach (int theta in sums.Distinct().Append(sums.Max() + 1))
            {
                uint table = 0;
                for (int x = 0; x < sums.Length; x++)
                    table |= sums[x] >= theta ? 1u << x : 0;
                if (!found.ContainsKey(table))
                    found[table] = $"{table} {Text(w.Append(theta))}";
            }
        }

        return found;
    }

    public static string Parallelogram(int n, int table)
    {
        int size = 1 << n;
        for (int a = 0; a < size; a++)
        {
            for (int b = a + 1; b < size; b++)
            {
                for (int c = 0; c < size; c++)
                {
                    int d = a ^ b ^ c;
                    if (Enumerable.Range(0, n).All(i => At(a, i) + At(b, i) == At(c, i) + At(d, i)) && At(table, a) == At(table, b) && At(table, c) == At(table, d) && At(table, a) != At(table, c))
                        return $"{a:x}{b:x}{c:x}";
                }
            }
        }

        throw new ArgumentException($"The function {table} of {n} variables has no parallelogram.", nameof(table));
    }

    public static byte[] ThresholdTable(int n, bool packed = true)
    {
        var threshold = ThresholdFunctions(n);
        string parallelograms = packed
            ? string.Concat(Enumerable.Range(0, 1 << (1 << n)).Where(table => !threshold.ContainsKey((uint)table)).Select(table => Parallelogram(n, table)))
            : "";
        return Certificate(
            "threshold-table",
            new { variables = $"{n}", thresholdFunctions = $"{threshold.Count}" },
            packed ? new { weights = threshold.Values, parallelograms } : new { weights = threshold.Values });
    }

    public static byte[] TwoLayer(int table, int networks)
    {
        var threshold = ThresholdFunctions(2);
        return Certificate(
            "two-layer-threshold-count",
            new { table = $"{table}", networks = $"{networks}", triples = "2744" },
            new { weights = threshold.Values, parallelograms = Parallelogram(2, 6) + Parallelogram(2, 9) });
    }

    public static byte[] Separating(string[] points, string labels, string weights) =>
        Certificate("separating-vector", new { points, labels }, new { weights });

    public static byte[] Gordan(string[] points, string labels, bool unique, string multipliers) =>
        Certificate("gordan-vector", new { points, labels, unique }, new { multipliers });

    public static byte[] XorGordan() => Gordan(["1 0 0", "1 0 1", "1 1 0", "1 1 1"], "-1 1 1 -1", unique: true, "1 1 1 1");

    /// <summary>XOR on {0,1} presented again and again in one order: after a few passes, the updates of one pass are a cycle.</summary>
    public static byte[] CyclicXor(int[] order)
    {
        int[] w = new int[3];
        List<int> Pass()
        {
            List<int> updates = [];
            foreach (int j in order.Where(j => w.Zip(Xor01[j], (a, b) => a * b).Sum() <= 0))
            {
                w = [.. w.Zip(Xor01[j], (a, b) => a + b)];
                updates.Add(j);
            }

            return updates;
        }

        for (int pass = 0; pass < 10; pass++)
            Pass();
        int start = Reach(Xor01).States.FindIndex(state => state.SequenceEqual(w));
        return Closure(Xor01, (start, Text(Pass())));
    }

    /// <summary>Breadth first from 0; a cycle is given as (start, moves).</summary>
    public static byte[] Closure(int[][] z, (int Start, string Moves)? cycle = null)
    {
        var (states, parents, moves) = Reach(z);
        object claim = cycle is { } given
            ? new { vectors = Rows(z), states = $"{states.Count}", maxNormSquared = $"{states.Max(Square)}", cycle = new { start = $"{given.Start}", moves = given.Moves } }
            : new { vectors = Rows(z), states = $"{states.Count}", maxNormSquared = $"{states.Max(Square)}" };
        return Certificate("reachable-closure", claim, new { parents = Text(parents), moves = Text(moves) });
    }

    public static (List<int[]> States, List<int> Parents, List<int> Moves) Reach(int[][] z)
    {
        List<int[]> states = [new int[z[0].Length]];
        Dictionary<string, int> seen = new(StringComparer.Ordinal) { [Text(states[0])] = 0 };
        List<int> parents = [], moves = [];
        for (int i = 0; i < states.Count; i++)
        {
            for (int j = 0; j < z.Length; j++)
            {
                if (states[i].Zip(z[j], (a, b) => a * b).Sum() > 0)
                    continue;
                int[] next = [.. states[i].Zip(z[j], (a, b) => a + b)];
                if (seen.TryAdd(Text(next), states.Count))
                {
                    states.Add(next);
                    parents.Add(i);
                    moves.Add(j);
                }
            }
        }

        return (states, parents, moves);
    }

    public static byte[] Margin(string[] points, string labels, string marginSquared, string support, string multipliers) =>
        Certificate("maximal-margin", new { points, labels, marginSquared }, new { support, multipliers });

    public static byte[] AndMargin() => Margin(["1 0 0", "1 0 1", "1 1 0", "1 1 1"], "-1 -1 -1 1", "1/17", "1 2 3", "5 5 7");

    public static byte[] Bracket(string lower, string upper, string weights = "-3 2 2", string multipliers = "1 1 1") => Certificate(
        "margin-bracket",
        new { points = new[] { "1 0 0", "1 0 1", "1 1 0", "1 1 1" }, labels = "-1 -1 -1 1", lowerMarginSquared = lower, upperMarginSquared = upper },
        new { weights, support = "1 2 3", multipliers });

    /// <summary>The longest path from each reachable state, by relaxation until nothing changes; only for separable vectors.</summary>
    public static byte[] WorstOrder(int[][] z)
    {
        var (states, parents, moves) = Reach(z);
        var index = states.Select((state, i) => (Text(state), i)).ToDictionary(pair => pair.Item1, pair => pair.i, StringComparer.Ordinal);
        int[] lengths = new int[states.Count];
        for (bool changed = true; changed;)
        {
            changed = false;
            for (int i = states.Count - 1; i >= 0; i--)
            {
                var updates = z.Where(v => v.Zip(states[i], (a, b) => a * b).Sum() <= 0).Select(v => index[Text(v.Zip(states[i], (a, b) => a + b))]);
                int length = updates.Select(to => lengths[to] + 1).Append(0).Max();
                changed |= length != lengths[i];
                lengths[i] = length;
            }
        }

        return Certificate(
            "worst-order",
            new { vectors = Rows(z), states = $"{states.Count}", updates = $"{lengths[0]}" },
            new { parents = Text(parents), moves = Text(moves), lengths = Text(lengths) });
    }

    public static byte[] CyclicOrders(int[][] z, int orders, int cycling, int passes = 100) =>
        Certificate("cyclic-orders", new { vectors = Rows(z), orders = $"{orders}", cyclingOrders = $"{cycling}" }, new { passes = $"{passes}" });

    public static byte[] Network(int n, string table, params (string Activation, string[] Weights, string Biases)[] layers) => Certificate(
        "boolean-network",
        new { variables = $"{n}", table },
        new { layers = layers.Select(layer => new { activation = layer.Activation, weights = layer.Weights, biases = layer.Biases }) });

    public static byte[] XorRelu() => Network(2, "6", ("relu", ["1 1", "1 1"], "0 -1"), ("identity", ["1 -2"], "0"));

    public static byte[] XorFractions() => Network(2, "6", ("relu", ["1/2 1/2", "2/3 2/3"], "0 -2/3"), ("threshold", ["2 -3"], "-1/2"));

    public static byte[] Position(string[] points, string position, string? subset, string? dependency) =>
        subset is null ? Certificate("general-position", new { points, position }, new { }) : Certificate("general-position", new { points, position }, new { subset, dependency });

    public static byte[] Dichotomies(string[] points, int dichotomies, string[] weights, string[] dependencies) =>
        Certificate("dichotomy-count", new { points, dichotomies = $"{dichotomies}" }, new { weights, dependencies });

    public static byte[] Classes(int variables, int functions, string[] weights, params string[] rejections) => Certificate(
        "threshold-classes",
        new { variables = $"{variables}", classes = $"{weights.Length}", thresholdFunctions = $"{functions}" },
        new { weights, rejections });

    public static byte[] Order(int boxes, string spectrum, int? atLeast, int? atMost, string[]? dual, string[]? polynomial)
    {
        Dictionary<string, object> claim = new(StringComparer.Ordinal) { ["boxes"] = $"{boxes}", ["spectrum"] = spectrum }, witness = new(StringComparer.Ordinal);
        if (dual is not null)
            (claim["atLeast"], witness["dual"]) = ($"{atLeast}", dual);
        if (polynomial is not null)
            (claim["atMost"], witness["polynomial"]) = ($"{atMost}", polynomial);
        return Certificate("polynomial-order", claim, witness);
    }

    /// <summary>Three wires, the middle one joined to the lower or the upper one at either end.</summary>
    public static byte[] Wires(int length, int diameter)
    {
        string[] Figure(bool left, bool right)
        {
            string Ends(bool up) => (left == up ? "1" : "0") + new string('0', length - 2) + (right == up ? "1" : "0");
            string wire = new('1', length);
            return [wire, Ends(false), wire, Ends(true), wire];
        }

        return Certificate(
            "window-balance",
            new { diameter = $"{diameter}", connected = new[] { Figure(false, true), Figure(true, false) }, disconnected = new[] { Figure(false, false), Figure(true, true) } },
            new { });
    }

    public static byte[] Arrangement(int dimension, string betti, params int[] primes) => Arrangement(dimension, betti, null, primes);

    public static byte[] Arrangement(int dimension, string betti, string[]? parts, params int[] primes)
    {
        string counts = Text(primes.Select(q => SumFree(dimension, q)));
        object claim = new { dimension = $"{dimension}", regions = $"{betti.Split(' ').Sum(int.Parse)}" };
        return parts is null
            ? Certificate("characteristic-polynomial", claim, new { primes = Text(primes), counts, betti })
            : Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { format = "verify-certificate/1", kind = "characteristic-polynomial", coverage = "spot", claim, witness = new { primes = Text(primes), counts, betti, parts } }));
    }

    /// <summary>The vectors of F_q^N none of whose signed sums is 0, one after the other.</summary>
    public static int SumFree(int dimension, int q) => Enumerable.Range(0, (int)Math.Pow(q, dimension)).Count(code =>
    {
        int[] w = [.. Enumerable.Range(0, dimension).Select(i => code / (int)Math.Pow(q, i) % q)];
        return Enumerable.Range(0, 1 << (dimension - 1)).All(signs => w.Select((v, i) => ((signs >> i) & 1) == 1 ? -v : v).Sum() % q != 0);
    });

    private static int Square(int[] w) => w.Sum(v => v * v);

    private static int At(int bits, int i) => (bits >> i) & 1;
}
