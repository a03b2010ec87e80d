using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Verify.Numerics;

/// <summary>A stream of random numbers that belongs to a name. The algorithm is frozen: equal names give equal bits in every version, process and instruction set.</summary>
/// <remarks>
/// xoshiro256++ 1.0 (D. Blackman, S. Vigna, Scrambled linear pseudorandom number generators, ACM TOMS 47(4), 2021).
/// The 256-bit state is the SHA-256 hash of the name; a hash of zero, which xoshiro excludes, has probability 2⁻²⁵⁶.
/// Streams of different names are therefore unrelated, and replicate k is the same whether 10 or 10,000 replicates are asked for.
/// </remarks>
public sealed class RandomStream
{
    private const double UnitInTheLastPlace = 1.0 / (1L << 53);

    private ulong s0;
    private ulong s1;
    private ulong s2;
    private ulong s3;

    /// <summary>A stream from a raw state, for test vectors.</summary>
    /// <exception cref="ArgumentException">All four words are zero.</exception>
    public RandomStream(ulong s0, ulong s1, ulong s2, ulong s3)
    {
        if ((s0 | s1 | s2 | s3) == 0)
            throw new ArgumentException("The state of xoshiro256++ must not be zero.", nameof(s0));
        (this.s0, this.s1, this.s2, this.s3) = (s0, s1, s2, s3);
    }

    /// <summary>The stream of (seed, names…): each part is hashed with its length, so ("a", "b") and ("ab", "") differ.</summary>
    public static RandomStream Named(ulong seed, params ReadOnlySpan<string> names)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(seed, names, hash);
        return new(Word(hash, 0), Word(hash, 1), Word(hash, 2), Word(hash, 3));
    }

    /// <summary>SHA-256 of the seed and the names, for those who seed another generator from a name.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="names">The parts of the name.</param>
    /// <param name="hash">Receives 32 bytes.</param>
    public static void Hash(ulong seed, ReadOnlySpan<string> names, Span<byte> hash)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(number, seed);
        sha.AppendData(number);
        foreach (string name in names)
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(name);
            System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(number, (ulong)utf8.Length);
            sha.AppendData(number);
            sha.AppendData(utf8);
        }

        sha.GetHashAndReset(hash);
    }

    /// <summary>The next 64 bits.</summary>
    public ulong NextUInt64()
    {
        ulong result = BitOperations.RotateLeft(s0 + s3, 23) + s0;
        ulong t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>Uniform on the multiples of 2⁻⁵³ in [0, 1).</summary>
    public double NextDouble() => (NextUInt64() >> 11) * UnitInTheLastPlace;

    /// <summary>Uniform on [<paramref name="low"/>, <paramref name="high"/>), up to one rounding of an affine map.</summary>
    public double NextDouble(double low, double high) => double.FusedMultiplyAdd(NextDouble(), high - low, low);

    /// <summary>A fair coin: the top bit, xoshiro's strongest.</summary>
    public bool NextBoolean() => (long)NextUInt64() < 0;

    /// <summary>Uniform on {0, …, <paramref name="bound"/> − 1} without bias (D. Lemire, Fast random integer generation in an interval, ACM TOMACS 29(1), 2019).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not positive.</exception>
    public int Next(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        ulong range = (ulong)bound;
        ulong high = Math.BigMul(NextUInt64(), range, out ulong low);
        if (low < range)
        {
            ulong threshold = unchecked(0 - range) % range;
            while (low < threshold)
                high = Math.BigMul(NextUInt64(), range, out low);
        }

        return (int)high;
    }

    /// <summary>Uniform on {<paramref name="low"/>, …, <paramref name="high"/>}, both included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or holds more than 2³¹ − 1 integers.</exception>
    public int Next(int low, int high) => low + Next(checked(high - low + 1));

    /// <summary>Puts the items in uniformly random order (Fisher–Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong Word(ReadOnlySpan<byte> hash, int index) => System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(hash[(8 * index)..]);
}
