using System.Globalization;
using System.Numerics;

namespace Verify.Checker;

/// <summary>Rationals over one common denominator: entry (i, j) is Rows[i][j] / Denominator.</summary>
internal sealed record Scaled(BigInteger[][] Rows, BigInteger Denominator);

/// <summary>The grammar of numbers: canonical decimals and fractions in lowest terms, lists with single spaces, matrices as arrays of rows.</summary>
internal static class Numbers
{
    /// <summary>Decimal digits an integer of a file may have.</summary>
    public const int MaxDigits = 20_000;

    public static BigInteger Integer(this Node node) => Decimal(node, node.Text());

    /// <summary>An integer of a small range, both ends included.</summary>
    public static int Small(this Node node, int least, int most) => Within(node, node.Integer(), least, most);

    /// <summary>Refuses the node unless it is the value the checker has found itself.</summary>
    public static void MustBe(this Node node, BigInteger found)
    {
        if (node.Integer() != found)
            throw node.Refuse($"claims {node.Shown}, the checker finds {node.Work.Text(found)}");
    }

    /// <summary>Refuses the node unless it is the number that the checker has found and written itself.</summary>
    public static void MustBe(this Node node, string found)
    {
        if (node.Text() != found)
            throw node.Refuse($"claims {node.Shown}, the checker finds {found}");
    }

    public static BigInteger[] Integers(this Node node) => List(node, Decimal);

    public static BigInteger[] Integers(this Node node, int count) => Counted(node, node.Integers(), count);

    public static int[] Smalls(this Node node, int least, int most) =>
        Array.ConvertAll(node.Integers(), value => Within(node, value, least, most));

    public static int[] Smalls(this Node node, int count, int least, int most) => Counted(node, node.Smalls(least, most), count);

    /// <summary>A matrix of integers with at least one row and one column.</summary>
    public static BigInteger[][] Matrix(this Node node) => Rectangle(node, node.Items(), row => List(row, Decimal));

    /// <summary>A matrix of rationals with at least one row and one column.</summary>
    public static Scaled Rationals(this Node node) => Scale(node, Rectangle(node, node.Items(), row => List(row, Fraction)));

    /// <summary>A list of rationals, as a matrix of one row.</summary>
    public static Scaled RationalRow(this Node node, int count) => Scale(node, [Counted(node, List(node, Fraction), count)]);

    private static T[] List<T>(Node node, Func<Node, ReadOnlySpan<char>, T> read)
    {
        var rest = node.Text().AsSpan();
        var list = new T[rest.IsEmpty ? 0 : rest.Count(' ') + 1];
        for (int i = 0; i < list.Length; i++)
        {
            int end = i == list.Length - 1 ? rest.Length : rest.IndexOf(' ');
            list[i] = read(node, rest[..end]);
            rest = rest[Math.Min(end + 1, rest.Length)..];
        }

        return list;
    }

    private static BigInteger Decimal(Node node, ReadOnlySpan<char> token)
    {
        int sign = token.StartsWith('-') ? 1 : 0;
        int digits = token.Length - sign;
        bool canonical = digits > 0 && (token[sign] != '0' || token is "0") && token[sign..].IndexOfAnyExceptInRange('0', '9') < 0;
        if (!canonical)
            throw node.Refuse($"{Node.Quote(token)} is not an integer in canonical decimal (\"-12\": no plus, no leading zero, no -0)");
        if (digits > MaxDigits)
            throw node.Refuse($"an integer of {digits} digits; at most {MaxDigits} are allowed");
        node.Work.Spend(digits + ((long)digits * digits / 64));
        return node.Work.Keep(BigInteger.Parse(token, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    private static (BigInteger P, BigInteger Q) Fraction(Node node, ReadOnlySpan<char> token)
    {
        int slash = token.IndexOf('/');
        if (slash < 0)
            return (Decimal(node, token), BigInteger.One);
        var (p, q) = (Decimal(node, token[..slash]), Decimal(node, token[(slash + 1)..]));
        return q > BigInteger.One && node.Work.Gcd(p, q).IsOne
            ? (p, q)
            : throw node.Refuse($"{Node.Quote(token)} is not a fraction in lowest terms with a denominator of at least 2");
    }

    private static Scaled Scale(Node node, (BigInteger P, BigInteger Q)[][] rows)
    {
        var work = node.Work;
        var common = BigInteger.One;
        foreach (var (_, q) in rows.SelectMany(row => row).Where(entry => !entry.Q.IsOne))
            common = work.Multiply(common, work.Divide(q, work.Gcd(common, q)));
        var scaled = Array.ConvertAll(rows, row => Array.ConvertAll(row, x => work.Keep(work.Multiply(x.P, work.Divide(common, x.Q)))));
        return new Scaled(scaled, common);
    }

    private static T[][] Rectangle<T>(Node node, List<Node> rows, Converter<Node, T[]> read)
    {
        var matrix = rows.ConvertAll(read).ToArray();
        if (matrix.Length == 0 || matrix[0].Length == 0)
            throw node.Refuse("a matrix needs at least one row and one column");
        int odd = Array.FindIndex(matrix, row => row.Length != matrix[0].Length);
        return odd < 0 ? matrix : throw rows[odd].Refuse($"a row of {matrix[odd].Length} numbers under rows of {matrix[0].Length}");
    }

    private static int Within(Node node, BigInteger value, int least, int most) =>
        value >= least && value <= most ? (int)value : throw node.Refuse($"{Node.Quote(node.Work.Text(value))} is outside {least}..{most}");

    private static T[] Counted<T>(Node node, T[] list, int count) =>
        list.Length == count ? list : throw node.Refuse($"expected {count} numbers, came {list.Length}");
}
