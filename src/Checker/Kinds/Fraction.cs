using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>An exact fraction whose arithmetic draws on a file's budget; the denominator is positive, common factors may remain.</summary>
internal readonly record struct Fraction(BigInteger P, BigInteger Q, Work Work) : IComparable<Fraction>
{
    public int Sign => P.Sign;

    public static Fraction operator +(Fraction a, Fraction b) =>
        new(a.Work.Add(a.Work.Multiply(a.P, b.Q), a.Work.Multiply(b.P, a.Q)), a.Work.Multiply(a.Q, b.Q), a.Work);

    public static Fraction operator -(Fraction a) => a with { P = -a.P };

    public static Fraction operator -(Fraction a, Fraction b) => a + -b;

    public static Fraction operator *(Fraction a, Fraction b) => new(a.Work.Multiply(a.P, b.P), a.Work.Multiply(a.Q, b.Q), a.Work);

    /// <summary>The quotient by a number that is not 0.</summary>
    public static Fraction operator /(Fraction a, Fraction b) =>
        new(a.Work.Multiply(a.P, b.Sign * b.Q), a.Work.Multiply(a.Q, BigInteger.Abs(b.P)), a.Work);

    public static bool operator <(Fraction a, Fraction b) => a.CompareTo(b) < 0;

    public static bool operator >(Fraction a, Fraction b) => a.CompareTo(b) > 0;

    public static bool operator <=(Fraction a, Fraction b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Fraction a, Fraction b) => a.CompareTo(b) >= 0;

    public Fraction Abs() => this with { P = BigInteger.Abs(P) };

    /// <summary>The same value without common factors.</summary>
    public Fraction Reduced()
    {
        var common = Work.Gcd(P, Q);
        return new(Work.Divide(P, common), Work.Divide(Q, common), Work);
    }

    public int CompareTo(Fraction other) => Work.Multiply(P, other.Q).CompareTo(Work.Multiply(other.P, Q));

    public override string ToString() => Work.Ratio(P, Q);

    /// <summary>Refuses the node unless it is the value the checker has found itself.</summary>
    public static void Match(Node node, Fraction found)
    {
        if (Read(node).CompareTo(found) != 0)
            throw node.Refuse($"claims {node.Shown}, the checker finds {found}");
    }

    public static Fraction Read(Node node) => Row(node, 1)[0];

    /// <summary>A list of any length but 0.</summary>
    public static Fraction[] List(Node node) => Row(node, node.Text().AsSpan().Count(' ') + 1);

    public static Fraction[] Row(Node node, int count)
    {
        var row = node.RationalRow(count);
        return Array.ConvertAll(row.Rows[0], p => new Fraction(p, row.Denominator, node.Work));
    }

    public static Fraction[][] Matrix(Node node)
    {
        var matrix = node.Rationals();
        return Array.ConvertAll(matrix.Rows, row => Array.ConvertAll(row, p => new Fraction(p, matrix.Denominator, node.Work)));
    }
}
