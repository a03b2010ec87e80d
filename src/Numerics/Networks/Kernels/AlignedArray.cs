using System.Numerics;

namespace Verify.Numerics.Networks.Kernels;

/// <summary>An array of zeros that never moves and begins on a cache line, so that a whole vector never straddles two.</summary>
/// <typeparam name="T">double or float.</typeparam>
internal sealed unsafe class AlignedArray<T>
    where T : unmanaged, INumberBase<T>
{
    private const int CacheLine = 64;

    private readonly T[] storage; // on the pinned heap; lives as long as this object

    internal AlignedArray(int length)
    {
        Length = length;
        storage = GC.AllocateArray<T>(length + (CacheLine / sizeof(T)), pinned: true);
        fixed (T* first = storage)
            Pointer = (T*)(((nint)first + CacheLine - 1) & -CacheLine);
    }

    internal int Length { get; }

    /// <summary>The first entry. Valid while this object is reachable.</summary>
    internal T* Pointer { get; }

    internal Span<T> Span => new(Pointer, Length);
}
