using System.Runtime.Intrinsics;

namespace Verify.Numerics.Networks.Kernels;

/// <summary>A matrix by its first entry and the distances, in entries, from row to row and from column to column.</summary>
internal readonly record struct Strided<T>(nint First, nint RowStride, nint ColumnStride)
    where T : unmanaged
{
    internal unsafe T* At(nint row, nint column) => (T*)First + (row * RowStride) + (column * ColumnStride);
}

/// <summary>
/// A matrix whose rows are whole vectors: row after row, or cut into panels as wide as a tile, one after another, each of
/// them row after row. Tiles run through a panel without gaps.
/// </summary>
/// <param name="First">The first entry.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Columns">The number of columns, a multiple of the number of lanes.</param>
/// <param name="Stride">Entries from row to row; 0 if the matrix is cut.</param>
internal readonly unsafe record struct Panels<T>(nint First, int Rows, int Columns, int Stride)
    where T : unmanaged
{
    /// <summary>A cut matrix.</summary>
    internal static Panels<T> Cut(T* first, int rows, int columns) => new((nint)first, rows, columns, 0);

    /// <summary>A matrix row after row.</summary>
    internal static Panels<T> Whole(T* first, int rows, int columns) => new((nint)first, rows, columns, columns);

    internal int Vectors => Columns / Vector512<T>.Count;

    /// <summary>How many vectors the next panel takes if so many are left: three, but never one at the end after three.</summary>
    internal static int Width(int left) => left is 2 or 4 ? 2 : Math.Min(left, ProductTile.MostVectors);

    /// <summary>Entries from row to row of a panel.</summary>
    internal nint RowStride(int width) => Stride > 0 ? Stride : width * Vector512<T>.Count;

    /// <summary>The first entry of a row of the panel that begins at the given vector.</summary>
    internal T* At(int row, int vector, int width) =>
        (T*)First + ((nint)vector * Vector512<T>.Count * (Stride > 0 ? 1 : Rows)) + (row * RowStride(width));

    /// <summary>Where an entry lies.</summary>
    internal nint Index(int row, int column)
    {
        int vector = 0, width;
        for (; vector + (width = Width(Vectors - vector)) <= column / Vector512<T>.Count; vector += width)
        {
        }

        return (nint)(At(row, vector, width) - (T*)First) + (column - (vector * Vector512<T>.Count));
    }
}
