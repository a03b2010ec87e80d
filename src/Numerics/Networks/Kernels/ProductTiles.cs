namespace Verify.Numerics.Networks.Kernels;

/// <summary>A number as a type.</summary>
internal interface INumeral
{
    /// <summary>The number.</summary>
    static abstract int Value { get; }
}

/// <summary>An end as a type.</summary>
internal interface IEnd
{
    /// <summary>The end.</summary>
    static abstract ProductEnd Kind { get; }
}

/// <summary>All tiles of <see cref="ProductTile"/>, by rows, vectors and end. A tile is compiled when it is first called.</summary>
/// <typeparam name="T">double or float.</typeparam>
internal static unsafe class ProductTiles<T>
    where T : unmanaged
{
    private static readonly nint[][] Tiles = [Ending<Plain>(), Ending<Rectified>(), Ending<Gated>()];

    /// <summary>The code of a tile.</summary>
    internal static delegate*<ProductTile.Operands<T>*, void> Of(ProductEnd end, int rows, int vectors) =>
        (delegate*<ProductTile.Operands<T>*, void>)Tiles[(int)end][((rows - 1) * ProductTile.MostVectors) + vectors - 1];

    private static nint[] Ending<TEnd>()
        where TEnd : struct, IEnd =>
        [
            .. Row<One, TEnd>(), .. Row<Two, TEnd>(), .. Row<Three, TEnd>(), .. Row<Four, TEnd>(),
            .. Row<Five, TEnd>(), .. Row<Six, TEnd>(), .. Row<Seven, TEnd>(), .. Row<Eight, TEnd>(),
        ];

    private static nint[] Row<TRows, TEnd>()
        where TRows : struct, INumeral
        where TEnd : struct, IEnd =>
        [
            (nint)(delegate*<ProductTile.Operands<T>*, void>)&ProductTile.Run<T, TRows, One, TEnd>,
            (nint)(delegate*<ProductTile.Operands<T>*, void>)&ProductTile.Run<T, TRows, Two, TEnd>,
            (nint)(delegate*<ProductTile.Operands<T>*, void>)&ProductTile.Run<T, TRows, Three, TEnd>,
        ];

    private readonly struct One : INumeral
    {
        public static int Value => 1;
    }

    private readonly struct Two : INumeral
    {
        public static int Value => 2;
    }

    private readonly struct Three : INumeral
    {
        public static int Value => 3;
    }

    private readonly struct Four : INumeral
    {
        public static int Value => 4;
    }

    private readonly struct Five : INumeral
    {
        public static int Value => 5;
    }

    private readonly struct Six : INumeral
    {
        public static int Value => 6;
    }

    private readonly struct Seven : INumeral
    {
        public static int Value => 7;
    }

    private readonly struct Eight : INumeral
    {
        public static int Value => 8;
    }

    private readonly struct Plain : IEnd
    {
        public static ProductEnd Kind => ProductEnd.Plain;
    }

    private readonly struct Rectified : IEnd
    {
        public static ProductEnd Kind => ProductEnd.Rectified;
    }

    private readonly struct Gated : IEnd
    {
        public static ProductEnd Kind => ProductEnd.Gated;
    }
}
