using System.Numerics;
using BenchmarkDotNet.Attributes;
using MathNet.Numerics.LinearAlgebra;
using Verify.Numerics.Networks.Kernels;

namespace Verify.Bench;

/// <summary>The product of two square matrices; the baseline is MathNet's managed one.</summary>
public class MatrixProducts
{
    private Action doubles = () => { };
    private Action floats = () => { };
    private Matrix<double> left = Matrix<double>.Build.Dense(1, 1);

    /// <summary>Rows and columns.</summary>
    [Params(64, 256, 1024)]
    public int Size { get; set; }

    /// <summary>A product in the given type, everything allocated.</summary>
    internal static unsafe Action Step<T>(int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        AlignedArray<T> a = new(n * n), b = new(n * n), c = new(n * n);
        a.Span.Fill(T.One);
        b.Span.Fill(T.One);
        var product = new MatrixProduct<T>();
        return () =>
        {
            product.Assign(new((nint)a.Pointer, n, 1), Panels<T>.Whole(b.Pointer, n, n), Panels<T>.Whole(c.Pointer, n, n));
            GC.KeepAlive((a, b, c));
        };
    }

    /// <summary>Builds the matrices.</summary>
    [GlobalSetup]
    public void Build() => (doubles, floats, left) = (Step<double>(Size), Step<float>(Size), Matrix<double>.Build.Dense(Size, Size, 1.0));

    /// <summary>In double.</summary>
    [Benchmark]
    public void Double() => doubles();

    /// <summary>In float.</summary>
    [Benchmark]
    public void Float() => floats();

    /// <summary>MathNet in double.</summary>
    [Benchmark(Baseline = true)]
    public Matrix<double> Managed() => left * left;
}
