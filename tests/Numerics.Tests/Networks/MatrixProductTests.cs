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

    [Theory]
    [MemberData(nameof(Replicates))]
    public void Matrices_cut_into_panels_are_transposed_entry_by_entry(int replicate)
    {
        RandomStream stream = RandomStream.Named(5, "panels", $"{replicate}");
        CutTransposes<double>(stream.Next(1, 90), stream.Next(1, 90));
        CutTransposes<float>(stream.Next(1, 90), stream.Next(1, 90));
    }

    private static unsafe void Check<T>(RandomStream stream, int rows, int depth, int columns)
        where T : unmanaged, INumber<T>
    {
        AlignedArray<T> a = Integers<T>(stream, rows * depth), b = Integers<T>(stream, depth * columns), start = Integers<T>(stream, columns);
        AlignedArray<T> c = Integers<T>(stream, rows * columns), gate = Integers<T>(stream, rows * columns), pieces = new(depth * columns);
        T[] before = c.Span.ToArray();
        T two = T.One + T.One;
        var product = new MatrixProduct<T>();
        Strided<T> straight = new((nint)a.Pointer, depth, 1), turned = new((nint)a.Pointer, 1, rows);
        Panels<T> wholeB = Panels<T>.Whole(b.Pointer, depth, columns), cutB = Panels<T>.Cut(pieces.Pointer, depth, columns);
        Panels<T> wholeC = Panels<T>.Whole(c.Pointer, rows, columns), cutC = Panels<T>.Cut(c.Pointer, rows, columns);
        for (int k = 0; k < depth; k++)
        {
            for (int j = 0; j < columns; j++)
                pieces.Pointer[cutB.Index(k, j)] = b.Span[(k * columns) + j];
        }

        product.Add(straight, wholeB, wholeC, two);
        AssertAll(wholeC, (i, j) => before[(i * columns) + j] + (two * Sum(i * depth, 1, j)));
        product.Assign(straight, cutB, wholeC, start.Pointer);
        AssertAll(wholeC, (i, j) => start.Span[j] + Sum(i * depth, 1, j));
        product.Assign(turned, wholeB, cutC);
        AssertAll(cutC, (i, j) => Sum(i, rows, j));
        product.Add(turned, cutB, cutC, two);
        AssertAll(cutC, (i, j) => Sum(i, rows, j) + (two * Sum(i, rows, j)));
        product.Assign(straight, cutB, wholeC, start.Pointer, ProductEnd.Rectified);
        AssertAll(wholeC, (i, j) => T.Max(T.Zero, start.Span[j] + Sum(i * depth, 1, j)));
        product.Assign(straight, wholeB, wholeC, null, ProductEnd.Gated, gate.Pointer);
        AssertAll(wholeC, (i, j) => gate.Span[(i * columns) + j] > T.Zero ? Sum(i * depth, 1, j) : T.Zero);
        GC.KeepAlive(pieces); // the others live on in the lambdas

        T Sum(int first, int step, int column)
        {
            T sum = T.Zero;
            for (int k = 0; k < depth; k++)
                sum += a.Span[first + (k * step)] * b.Span[(k * columns) + column];
            return sum;
        }

        void AssertAll(Panels<T> found, Func<int, int, T> expected)
        {
            for (int i = 0; i < rows; i++)
            {
                for (int j = 0; j < columns; j++)
                    Assert.Equal(expected(i, j), c.Span[(int)found.Index(i, j)]);
            }
        }
    }

    private static unsafe void CutTransposes<T>(int rows, int columns)
        where T : unmanaged, INumber<T>
    {
        AlignedArray<T> first = new(rows * Lanes.RoundUp<T>(columns)), second = new(columns * Lanes.RoundUp<T>(rows));
        Panels<T> from = Panels<T>.Cut(first.Pointer, rows, Lanes.RoundUp<T>(columns)), to = Panels<T>.Cut(second.Pointer, columns, Lanes.RoundUp<T>(rows));
        for (int i = 0; i < first.Length; i++)
            first.Span[i] = T.CreateChecked(i + 1);
        Transposition.Run(from, to, rows, columns);
        Assert.Equal(first.Length, Enumerable.Range(0, rows).SelectMany(i => Enumerable.Range(0, from.Columns).Select(j => from.Index(i, j))).Distinct().Count());
        for (int j = 0; j < columns; j++)
        {
            for (int i = 0; i < to.Columns; i++)
                Assert.Equal(i < rows ? first.Span[(int)from.Index(i, j)] : T.Zero, second.Span[(int)to.Index(j, i)]);
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
