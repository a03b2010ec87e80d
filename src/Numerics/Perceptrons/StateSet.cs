using System.Numerics;

namespace Verify.Numerics.Perceptrons;

/// <summary>
/// A set of integer vectors numbered in the order of their arrival, in one flat list. Open addressing with a fixed hash;
/// the numbering never depends on it.
/// </summary>
/// <remarks>
/// As long as every coordinate fits in ⌊64/d⌋ bits the 64-bit key is the vector itself; from the first that does not, it
/// is a hash and vectors with equal keys are compared.
/// </remarks>
internal sealed class StateSet(int dimension)
{
    private readonly int bits = Math.Min(32, 64 / dimension);
    private int[] states = new int[64 * dimension];
    private Slot[] slots = new Slot[256];
    private bool isHashed = dimension > 32; // one bit a coordinate is not worth packing

    private record struct Slot(ulong Key, int Number); // number 0 is free, else index + 1

    public int Count { get; private set; }

    public ReadOnlySpan<int> this[int index] => states.AsSpan(index * dimension, dimension);

    /// <summary>The index of the vector, and whether it is new; a new one is appended.</summary>
    public int Add(ReadOnlySpan<int> state, out bool isNew)
    {
        ulong key = Key(state);
        ref Slot slot = ref Locate(state, key);
        isNew = slot.Number == 0;
        if (!isNew)
        {
            return slot.Number - 1;
        }

        if (states.Length - (Count * dimension) < dimension)
        {
            Array.Resize(ref states, checked(2 * states.Length));
        }

        state.CopyTo(states.AsSpan(Count * dimension));
        slot = new Slot(key, ++Count);
        if (2 * Count > slots.Length)
        {
            Rebuild(checked(2 * slots.Length));
        }

        return Count - 1;
    }

    /// <summary>The index of a vector that is in the set.</summary>
    public int IndexOf(ReadOnlySpan<int> state) => Locate(state, Key(state)).Number - 1;

    /// <summary>The packed vector, or its hash.</summary>
    public ulong Key(ReadOnlySpan<int> state)
    {
        if (isHashed)
        {
            return Hash(state);
        }

        long bias = 1L << (bits - 1);
        ulong key = 0;
        ulong excess = 0;
        for (int i = state.Length - 1; i >= 0; i--)
        {
            ulong field = (ulong)(state[i] + bias);
            excess |= field >> bits;
            key = (key << bits) | field;
        }

        if (excess == 0)
        {
            return key;
        }

        isHashed = true;
        Rebuild(slots.Length);
        return Hash(state);
    }

    /// <summary>
    /// The key that a sum w + z has beyond that of w, while keys are the vectors themselves and no coordinate of any of
    /// these sums leaves its bits.
    /// </summary>
    public ulong Step(ReadOnlySpan<int> z)
    {
        ulong step = 0;
        for (int i = z.Length - 1; i >= 0; i--)
        {
            step = (step << bits) + (ulong)z[i];
        }

        return step;
    }

    /// <summary>Whether every w + z with coordinates |z_i| ≤ <paramref name="reach"/> may be sought by its step from w.</summary>
    public bool AllowsSteps(ReadOnlySpan<int> w, long reach)
    {
        long limit = (1L << (bits - 1)) - 1 - reach;
        return !isHashed && limit >= 0 && !w.ContainsAnyExceptInRange((int)-limit, (int)limit);
    }

    /// <summary>The index of the vector with this key, −1 if there is none; for keys made of steps.</summary>
    public int IndexOf(ulong key) => Locate([], key).Number - 1;

    /// <summary>All vectors row by row.</summary>
    public ReadOnlySpan<int> Rows => states.AsSpan(0, Count * dimension);

    private ref Slot Locate(ReadOnlySpan<int> state, ulong key)
    {
        Slot[] table = slots;
        int mask = table.Length - 1;
        int at = Home(key, mask);
        while (true)
        {
            ref Slot slot = ref table[at];
            if (slot.Number == 0 || (slot.Key == key && (!isHashed || this[slot.Number - 1].SequenceEqual(state))))
            {
                return ref slot;
            }

            at = (at + 1) & mask;
        }
    }

    private void Rebuild(int size)
    {
        slots = new Slot[size];
        for (int index = 0; index < Count; index++)
        {
            ulong key = Key(this[index]);
            Locate(this[index], key) = new Slot(key, index + 1);
        }
    }

    // Multiplication by an odd constant near 2^64/φ (Knuth, The Art of Computer Programming 3, §6.4).
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private static int Home(ulong key, int mask) => (int)((key ^ (key >> 29)) * Golden >> 32) & mask;

    private static ulong Hash(ReadOnlySpan<int> state)
    {
        ulong hash = Golden;
        foreach (int coordinate in state)
        {
            hash = (BitOperations.RotateLeft(hash, 29) ^ (uint)coordinate) * Golden;
        }

        return hash;
    }
}
