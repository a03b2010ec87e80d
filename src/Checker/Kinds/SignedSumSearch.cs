using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>Walks through multisets of residues and counts, for the set S of signed sums of 1 and theirs, the pairs (u, v) with u + v and u - v outside S.</summary>
/// <typeparam name="T">Holds q bits; UInt128 where that is enough.</typeparam>
internal sealed class SignedSumSearch<T>(int dimension, int q)
    where T : IBinaryInteger<T>
{
    private readonly T _all = (T.One << (q - 1)) | ((T.One << (q - 1)) - T.One);

    private readonly int[] _multiplicity = new int[((q - 1) / 2) + 1];

    private readonly long[] _placings = Placings(dimension);

    private UInt128 _total;

    /// <summary>The sum over multisets of 1 to N - 3 residues from 1..(q-1)/2 of given smallest one: C(N-2, k) placings of the k nonzero coordinates, 2^(k-1) signs, the orders of the multiset, and (q - |S|)^2.</summary>
    public UInt128 Part(int smallest)
    {
        _total = 0;
        if (dimension > 3)
            Add((T.One << 1) | (T.One << (q - 1)), 2, smallest, 2, 1);
        return _total;
    }

    /// <summary>One more residue v: with the 1 it is the k-th nonzero coordinate. |S + v or S - v| = 2|S| - |S and S + 2v|, as S - v moved by v is S.</summary>
    private void Add(T sums, int size, int residue, int k, long orders)
    {
        orders = orders * (k - 1) / ++_multiplicity[residue];
        var common = sums & ((sums << (2 * residue)) | (sums >> (q - (2 * residue))));
        int larger = (2 * size) - int.CreateTruncating(T.PopCount(common));
        long missing = q - larger;
        _total += (UInt128)(_placings[k] * orders) * (ulong)(missing * missing);
        if (missing != 0 && k < dimension - 2)
        {
            var merged = ((sums << residue) | (sums >> (q - residue)) | (sums >> residue) | (sums << (q - residue))) & _all;
            for (int next = residue; next < _multiplicity.Length; next++)
                Add(merged, larger, next, k + 1, orders);
        }

        _multiplicity[residue]--;
    }

    /// <summary>C(N - 2, k) 2^(k-1) by k.</summary>
    private static long[] Placings(int dimension)
    {
        var placings = new long[dimension];
        long choices = 1;
        for (int k = 1; k <= dimension - 2; k++)
        {
            choices = choices * (dimension - 1 - k) / k;
            placings[k] = choices << (k - 1);
        }

        return placings;
    }
}
