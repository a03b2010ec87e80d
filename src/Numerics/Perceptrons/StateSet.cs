using System.Numerics;
using System.Runtime.InteropServices;

namespace Verify.Numerics.Perceptrons;

/// <summary>
/// A set of integer vectors numbered in the order of their arrival, in one flat list. Open addressing with a fixed hash:
/// the numbering never depends on the hash, the speed hardly on the vectors.
/// </summary>
internal sealed class StateSet(int dimension)
{
    private int[] states = new int[16 * dimension];
    private ulong[] slots = new ulong[64]; // hash in the upper half, index + 1 in the lower; 0 is free

    public int Count { get; private set; }

    public ReadOnlySpan<int> this[int index] => states.AsSpan(index * dimension, dimension);

    /// <summary>The index of the vector, and whether it is new; a new one is appended.</summary>
    public int Add(ReadOnlySpan<int> state, out bool isNew)
    {
        uint hash = Hash(state);
        int slot = Locate(state, hash);
        isNew = slots[slot] == 0;
        if (!isNew)
        {
            return (int)(uint)slots[slot] - 1;
        }

        if ((Count + 1) * dimension > states.Length)
        {
            Array.Resize(ref states, checked(2 * states.Length));
        }

        state.CopyTo(states.AsSpan(Count * dimension));
        slots[slot] = ((ulong)hash << 32) | (uint)++Count;
        if (2 * Count > slots.Length)
        {
            Grow();
        }

        return Count - 1;
    }

    /// <summary>The index of a vector that is in the set.</summary>
    public int IndexOf(ReadOnlySpan<int> state) => (int)(uint)slots[Locate(state, Hash(state))] - 1;

    /// <summary>All vectors row by row.</summary>
    public int[] ToArray() => states[..(Count * dimension)];

    private int Locate(ReadOnlySpan<int> state, uint hash)
    {
        int mask = slots.Length - 1;
        int slot = (int)hash & mask;
        while (slots[slot] is var entry && entry != 0
            && ((uint)(entry >> 32) != hash || !this[(int)(uint)entry - 1].SequenceEqual(state)))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        ulong[] old = slots;
        slots = new ulong[checked(2 * old.Length)];
        int mask = slots.Length - 1;
        foreach (ulong entry in old)
        {
            if (entry != 0)
            {
                int slot = (int)(entry >> 32) & mask;
                while (slots[slot] != 0)
                {
                    slot = (slot + 1) & mask;
                }

                slots[slot] = entry;
            }
        }
    }

    // Two coordinates a step through a multiplication by an odd constant near 2^64/φ (Knuth, vol. 3, §6.4), folded.
    private static uint Hash(ReadOnlySpan<int> state)
    {
        const ulong Golden = 0x9E3779B97F4A7C15;
        ulong hash = Golden;
        ReadOnlySpan<ulong> pairs = MemoryMarshal.Cast<int, ulong>(state);
        foreach (ulong pair in pairs)
        {
            hash = (BitOperations.RotateLeft(hash, 29) ^ pair) * Golden;
        }

        if (2 * pairs.Length < state.Length)
        {
            hash = (BitOperations.RotateLeft(hash, 29) ^ (uint)state[^1]) * Golden;
        }

        return (uint)((hash ^ (hash >> 32)) * Golden >> 32);
    }
}
