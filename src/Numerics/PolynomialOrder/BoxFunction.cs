using System.Collections.Immutable;

namespace Verify.Numerics.PolynomialOrder;

/// <summary>
/// f(x) = g(t_1) ∧ … ∧ g(t_m), where t_i counts the ones in the i-th of m boxes of k bits: a symmetric function for one box,
/// one-in-a-box for g(t) = [t ≥ 1].
/// </summary>
/// <param name="Boxes">m, at least 1.</param>
/// <param name="Spectrum">g(0), …, g(k).</param>
public sealed record BoxFunction(int Boxes, ImmutableArray<bool> Spectrum)
{
    /// <summary>k, the bits of a box.</summary>
    public int Size => Spectrum.Length - 1;

    /// <summary>Parity of n bits.</summary>
    public static BoxFunction Parity(int bits) => Symmetric(bits, t => t % 2 == 1);

    /// <summary>The function of n bits that asks only how many are 1.</summary>
    public static BoxFunction Symmetric(int bits, Func<int, bool> spectrum) => new(1, [.. Enumerable.Range(0, bits + 1).Select(spectrum)]);

    /// <summary>Whether each of m boxes of k bits holds a 1 (Minsky and Papert 1969).</summary>
    public static BoxFunction OneInABox(int boxes, int size) => new(boxes, [.. Enumerable.Range(0, size + 1).Select(t => t > 0)]);

    /// <summary>How often g changes from one count to the next.</summary>
    public int SignChanges => Enumerable.Range(0, Size).Count(t => Spectrum[t] != Spectrum[t + 1]);

    /// <summary>The value at counts t_1, …, t_m.</summary>
    public bool At(ReadOnlySpan<int> counts)
    {
        foreach (int t in counts)
        {
            if (!Spectrum[t])
                return false;
        }

        return true;
    }

    /// <summary>All multisets t_1 ≤ … ≤ t_m of counts.</summary>
    public IEnumerable<int[]> Counts()
    {
        var t = new int[Boxes];
        while (true)
        {
            yield return (int[])t.Clone();
            int i = Boxes - 1;
            while (i >= 0 && t[i] == Size)
                i--;
            if (i < 0)
                yield break;
            int next = t[i] + 1;
            for (int j = i; j < Boxes; j++)
                t[j] = next;
        }
    }
}
