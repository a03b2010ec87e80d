using System.Numerics;
using System.Runtime.Intrinsics;
using Verify.Numerics.Networks.Kernels;

namespace Verify.Numerics.Tests.Networks;

public sealed class MatrixProductTests
{
    public static TheoryData<int> Replicates => [.. Enumerable.Range(0, 40)];

    // Small integers: no rounding, so each path (tiles, tails, panels, packed transposition, blocks of depth) must agree exactly.
    [Theory]
    [MemberData(nameof(Replicates))]
    public void Products_of_integers_are_exact(int replicate)
    {
        RandomStream stream = RandomStream.Named(5, "product", $"{replicate}");
        (int rows, int depth, int vectors) = (stream.Next(1, replicate % 8 == 0 ? 600 : 40), stream.Next(1, 600), stream.Next(1, replicate % 4 == 0 ? 27 : 9));
        Check<double>(stream, rows, depth, vectors * Vector512<double>.Count);
        Check<float>(stream, rows, depth, vectors * Vector512<float>.Count);
    }

    [Theory]
    [MemberData(nameof(Replicates))]
    public void Gram_matrices_of_integers_are_exact_on_and_above_the_diagonal(int replicate)
    {
        RandomStream stream = RandomStream.Named(5, "gram", $"{replicate}");
        GramMatrix<double>(stream, stream.Next(1, 400), stream.Next(1, 120));
        GramMatrix<float>(stream, stream.Next(1, 400), stream.Next(1, 120));
    }

    [Theory]
    [MemberData(nameof(Replicates))]
    public void Transposition_moves_every_entry(int replicate)
    {
        RandomStream stream = RandomStream.Named(5, "transposition", $"{replicate}");
        (int rows, int columns) = (stream.Next(1, 23), stream.Next(1, 23));
        Transposes<double>(rows, columns);
        Transposes<float>(rows, columns);
    }

    private static unsafe void Check<T>(RandomStream stream, int rows, int depth, int columns)
        where T : unmanaged, INumber<T>
    {
        AlignedArray<T> a = Integers<T>(stream, rows * depth), b = Integers<T>(stream, depth * columns), start = Integers<T>(stream, columns);
        AlignedArray<T> c = Integers<T>(stream, rows * columns);
        T[] before = c.Span.ToArray();
        T two = T.One + T.One;
        var product = new MatrixProduct<T>();

        product.Add(new((nint)a.Pointer, depth, 1), b.Pointer, c.Pointer, two, rows, depth, columns);
        AssertAll((i, j) => before[(i * columns) + j] + (two * Sum(i * depth, 1, j)));
        product.Assign(new((nint)a.Pointer, depth, 1), b.Pointer, c.Pointer, start.Pointer, rows, depth, columns);
        AssertAll((i, j) => start.Span[j] + Sum(i * depth, 1, j));
        product.Assign(new((nint)a.Pointer, 1, rows), b.Pointer, c.Pointer, null, rows, depth, columns);
        AssertAll((i, j) => Sum(i, rows, j));

        T Sum(int first, int step, int column)
        {
            T sum = T.Zero;
            for (int k = 0; k < depth; k++)
                sum += a.Span[first + (k * step)] * b.Span[(k * columns) + column];
            return sum;
        }

        void AssertAll(Func<int, int, T> expected)
        {
            for (int i = 0; i < rows; i++)
            {
                for (int j = 0; j < columns; j++)
                    Assert.Equal(expected(i, j), c.Span[(i * columns) + j]);
            }
        }
    }

    private static unsafe void GramMatrix<T>(RandomStream stream, int depth, int columns)
        where T : unmanaged, INumber<T>
    {
        int stride = Lanes.RoundUp<T>(columns);
        AlignedArray<T> a = Integers<T>(stream, depth * stride), c = Integers<T>(stream, columns * stride);
        for (int k = 0; k < depth; k++)
            a.Span.Slice((k * stride) + columns, stride - columns).Clear();
        new MatrixProduct<T>().Gram(a.Pointer, c.Pointer, depth, columns, stride);
        for (int i = 0; i < columns; i++)
        {
            for (int j = i; j < columns; j++)
                Assert.Equal(Enumerable.Range(0, depth).Aggregate(T.Zero, (sum, k) => sum + (a.Span[(k * stride) + i] * a.Span[(k * stride) + j])), c.Span[(i * stride) + j]);
        }
    }

    private static unsafe void Transposes<T>(int rows, int columns)
        where T : unmanaged, INumber<T>
    {
        AlignedArray<T> from = new(rows * columns), to = new(columns * (rows + 1));
        for (int i = 0; i < from.Length; i++)
            from.Span[i] = T.CreateChecked(i + 1);
        Transposition.Run(from.Pointer, columns, to.Pointer, rows + 1, rows, columns);
        for (int j = 0; j < columns; j++)
        {
            for (int i = 0; i < rows; i++)
                Assert.Equal(from.Span[(i * columns) + j], to.Span[(j * (rows + 1)) + i]);
            Assert.Equal(T.Zero, to.Span[(j * (rows + 1)) + rows]); // beyond the matrix nothing is written
        }
    }

    private static AlignedArray<T> Integers<T>(RandomStream stream, int count)
        where T : unmanaged, INumber<T>
    {
        var array = new AlignedArray<T>(count);
        foreach (ref T entry in array.Span)
            entry = T.CreateChecked(stream.Next(-3, 3));
        return array;
    }
}
