namespace Verify.Numerics.Geometry;

/// <summary>(x, y) ↦ ax + by + c.</summary>
/// <param name="A">a.</param>
/// <param name="B">b.</param>
/// <param name="C">c.</param>
public readonly record struct AffineForm(Rational A, Rational B, Rational C)
{
    /// <summary>The value at (x, y).</summary>
    public Rational At(PlanePoint p) => (A * p.X) + (B * p.Y) + C;

    /// <summary>Whether the form is 0 everywhere.</summary>
    public bool IsZero => A.Sign == 0 && B.Sign == 0 && C.Sign == 0;

    /// <summary>The sum.</summary>
    public static AffineForm operator +(AffineForm f, AffineForm g) => new(f.A + g.A, f.B + g.B, f.C + g.C);

    /// <summary>The multiple.</summary>
    public static AffineForm operator *(Rational factor, AffineForm f) => new(factor * f.A, factor * f.B, factor * f.C);
}

/// <summary>A point of the plane with rational coordinates.</summary>
/// <param name="X">The abscissa.</param>
/// <param name="Y">The ordinate.</param>
public readonly record struct PlanePoint(Rational X, Rational Y)
{
    /// <summary>The affine combination (1 − t)·this + t·<paramref name="other"/>.</summary>
    public PlanePoint Towards(PlanePoint other, Rational t) => new(X + (t * (other.X - X)), Y + (t * (other.Y - Y)));
}
