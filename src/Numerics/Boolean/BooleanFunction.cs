using System.Numerics;

namespace Verify.Numerics.Boolean;

/// <summary>
/// A Boolean function of n ≤ 6 variables as its truth table: bit x of <see cref="Table"/> is f(x), with the argument
/// x = Σ x_i 2^(i−1), so x_1 is the lowest bit. <c>default</c> is the constant 0 of no variables.
/// </summary>
public readonly record struct BooleanFunction
{
    /// <summary>The most variables a 64-bit table can hold.</summary>
    public const int MaxVariables = 6;

    /// <summary>The function with this truth table.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="variables"/> is not in 0…6, or <paramref name="table"/> has bits beyond the 2^n arguments.
    /// </exception>
    public BooleanFunction(int variables, ulong table)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(variables);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(variables, MaxVariables);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(table, FullTable(variables));
        Variables = variables;
        Table = table;
    }

    /// <summary>n, from 0 to 6.</summary>
    public int Variables { get; }

    /// <summary>Bit x is f(x); bits from 2^n on are 0.</summary>
    public ulong Table { get; }

    /// <summary>2^n, the number of arguments.</summary>
    public int Arguments => 1 << Variables;

    /// <summary>The number of arguments where f is 1.</summary>
    public int TruePoints => BitOperations.PopCount(Table);

    /// <summary>f(x).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="x"/> is not in 0…2^n − 1.</exception>
    public bool this[int x]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(x);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(x, Arguments);
            return (Table >> x & 1) != 0;
        }
    }

    /// <summary>The table of the constant 1 of n variables: 2^n ones.</summary>
    public static ulong FullTable(int variables) => ulong.MaxValue >> (64 - (1 << variables));

    /// <summary>The function whose value at x is the predicate's.</summary>
    public static BooleanFunction From(int variables, Func<int, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        ulong table = 0;
        for (int x = 0; x < 1 << variables; x++)
        {
            table |= predicate(x) ? 1UL << x : 0;
        }

        return new BooleanFunction(variables, table);
    }

    /// <summary>The constant function.</summary>
    public static BooleanFunction Constant(int variables, bool value) => new(variables, value ? FullTable(variables) : 0);

    /// <summary>1 exactly if an odd number of inputs is 1; XOR for two variables.</summary>
    public static BooleanFunction Parity(int variables) => From(variables, x => int.IsOddInteger(int.PopCount(x)));

    /// <summary>1 exactly if all inputs are 1.</summary>
    public static BooleanFunction And(int variables) => From(variables, x => int.PopCount(x) == variables);

    /// <summary>1 exactly if some input is 1.</summary>
    public static BooleanFunction Or(int variables) => From(variables, x => x != 0);

    /// <summary>1 exactly if more than half of the inputs are 1 (a tie gives 0).</summary>
    public static BooleanFunction Majority(int variables) => From(variables, x => 2 * int.PopCount(x) > variables);

    /// <summary>All 2^(2^n) functions of n ≤ 5 variables by ascending table.</summary>
    public static IEnumerable<BooleanFunction> Enumerate(int variables)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(variables);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(variables, 5);
        return Tables(variables);

        static IEnumerable<BooleanFunction> Tables(int variables)
        {
            ulong last = FullTable(variables);
            for (ulong table = 0; table <= last; table++)
            {
                yield return new BooleanFunction(variables, table);
            }
        }
    }

    /// <summary>1 − f.</summary>
    public BooleanFunction Negate() => new(Variables, ~Table & FullTable(Variables));

    /// <summary>f with its input x_i negated, 1 ≤ i ≤ n.</summary>
    public BooleanFunction NegateInput(int input)
    {
        int stride = Stride(input);
        ulong high = Literal(input);
        return new BooleanFunction(Variables, ((Table & high) >> stride) | ((Table & ~high) << stride));
    }

    /// <summary>g(x_1, …, x_n) = f(x_π(1), …, x_π(n)).</summary>
    /// <param name="order">π: each of 1…n once.</param>
    public BooleanFunction PermuteInputs(params ReadOnlySpan<int> order)
    {
        int seen = 0;
        foreach (int input in order)
        {
            seen |= 1 << Stride(input);
        }

        if (order.Length != Variables || int.PopCount(seen) != Variables)
        {
            throw new ArgumentException($"[{string.Join(", ", order.ToArray())}] is no permutation of 1…{Variables}.", nameof(order));
        }

        ulong table = 0;
        for (int x = 0; x < Arguments; x++)
        {
            int y = 0;
            for (int i = 0; i < order.Length; i++)
            {
                y |= (x >> (order[i] - 1) & 1) << i;
            }

            table |= (Table >> y & 1) << x;
        }

        return new BooleanFunction(Variables, table);
    }

    /// <summary>The function of the other n − 1 variables, in their order, that f becomes when x_i is fixed.</summary>
    public BooleanFunction Cofactor(int input, bool value)
    {
        int stride = Stride(input);
        ulong table = 0;
        for (int x = 0; x < Arguments / 2; x++)
        {
            int low = x & (stride - 1);
            int argument = ((x - low) << 1) | (value ? stride : 0) | low;
            table |= (Table >> argument & 1) << x;
        }

        return new BooleanFunction(Variables - 1, table);
    }

    /// <summary>
    /// The self-dual function of n + 1 variables that restricts to f at x_{n+1} = 1 and to the dual 1 − f(1 − x) at 0;
    /// f is a threshold function exactly if it is.
    /// </summary>
    /// <exception cref="InvalidOperationException">n = 6.</exception>
    public BooleanFunction SelfDualise()
    {
        if (Variables == MaxVariables)
        {
            throw new InvalidOperationException($"A table of {MaxVariables + 1} variables does not fit; n must be at most {MaxVariables - 1}.");
        }

        ulong dual = 0;
        for (int x = 0; x < Arguments; x++)
        {
            dual |= (~Table >> (Arguments - 1 - x) & 1) << x;
        }

        return new BooleanFunction(Variables + 1, (Table << Arguments) | dual);
    }

    /// <summary>
    /// The correlations c_0 = Σ_x σ(x) and c_i = Σ_x σ(x)χ_i(x), σ = ±1 for f = 1 or 0 and χ_i = ±1 for x_i = 1 or 0.
    /// No other function shares those of a threshold function (Chow, FOCS 1961).
    /// </summary>
    public int[] ChowParameters()
    {
        var chow = new int[Variables + 1];
        chow[0] = (2 * TruePoints) - Arguments;
        for (int i = 1; i <= Variables; i++)
        {
            // σχ_i = 1 where f agrees with x_i.
            int agreements = BitOperations.PopCount(~(Table ^ Literal(i)) & FullTable(Variables));
            chow[i] = (2 * agreements) - Arguments;
        }

        return chow;
    }

    /// <summary>Whether f is monotone, up or down, in each variable.</summary>
    public bool IsUnate()
    {
        for (int i = 1; i <= Variables; i++)
        {
            ulong at1 = (Table & Literal(i)) >> Stride(i);
            ulong at0 = Table & ~Literal(i);
            if ((at0 & ~at1) != 0 && (at1 & ~at0) != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// The 2^n vectors s_x·(x, 1) in the order of x, row by row: s_x = ±1 for f(x) = 1 or 0, and each false input counts
    /// <paramref name="low"/> (0 or −1). Weights w compute f exactly if ⟨w, z⟩ &gt; 0 for all of them.
    /// </summary>
    public int[] SignedPoints(int low = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(low, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(low, -1);
        var rows = new int[Arguments * (Variables + 1)];
        for (int x = 0, at = 0; x < Arguments; x++)
        {
            int sign = this[x] ? 1 : -1;
            for (int i = 0; i < Variables; i++)
            {
                rows[at++] = sign * ((x >> i & 1) == 1 ? 1 : low);
            }

            rows[at++] = sign;
        }

        return rows;
    }

    /// <summary>n and the table in hexadecimal, x = 2^n − 1 first.</summary>
    public override string ToString() => $"{Variables}:{Table.ToString($"x{Math.Max(1, Arguments / 4)}", null)}";

    // The table of x_i, cut to 2^n bits.
    private ulong Literal(int input) => Patterns[BitOperations.Log2((uint)Stride(input))] & FullTable(Variables);

    private int Stride(int input)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(input, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(input, Variables);
        return 1 << (input - 1);
    }

    /// <summary>The tables of x_1, …, x_6 among six variables.</summary>
    internal static ReadOnlySpan<ulong> Patterns =>
    [
        0xAAAAAAAAAAAAAAAA, 0xCCCCCCCCCCCCCCCC, 0xF0F0F0F0F0F0F0F0, 0xFF00FF00FF00FF00, 0xFFFF0000FFFF0000, 0xFFFFFFFF00000000,
    ];
}
