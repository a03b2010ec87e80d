using System.Globalization;
using Verify.Evidence;

namespace Verify.Reports.Figures;

/// <summary>A mark on an axis; minor ones bear no label. Labels are prose.</summary>
internal readonly record struct TickMark(double At, string? Label);

/// <summary>Where an axis is marked, and with what words.</summary>
internal static class Ticks
{
    /// <summary>The marks of an axis within [low, high].</summary>
    /// <param name="axis">Its scale and its named positions.</param>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="room">How many labels fit.</param>
    public static IReadOnlyList<TickMark> Of(Axis axis, double low, double high, int room)
    {
        if (axis.Ticks is { Count: > 0 } named)
            return [.. named.Where(t => AxisMap.Shows(axis.Scale, t.At) && t.At >= low && t.At <= high).Select(t => new TickMark(t.At, t.Label))];
        return axis.Scale switch
        {
            AxisScale.Log10 => Powers(10, low, high, room),
            AxisScale.Log2 => Powers(2, low, high, room),
            _ => Linear(low, high, room),
        };
    }

    /// <summary>Multiples of 1, 2 or 5 times a power of ten.</summary>
    public static IReadOnlyList<TickMark> Linear(double low, double high, int room)
    {
        double raw = ((high / 2) - (low / 2)) / Math.Max(1, room) * 2;
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        if (!double.IsFinite(power) || power == 0)
            return [new(low, Plain(low)), new(high, Plain(high))];
        double step = new[] { 1.0, 2, 5, 10 }.First(m => (m * power) >= raw * 0.999) * power;
        double first = Math.Ceiling((low / step) - 1e-9), last = Math.Floor((high / step) + 1e-9);
        if (!double.IsFinite(step) || Math.Abs(first) > 1e15 || last - first > 1000 || last < first)
            return [new(low, Plain(low)), new(high, Plain(high))];
        double largest = Math.Max(Math.Abs(low), Math.Abs(high));
        int exponent = (int)Math.Floor(Math.Log10(largest));
        bool scientific = exponent is >= 5 or <= -4;
        int decimals = Math.Clamp((scientific ? exponent : 0) - (int)Math.Floor(Math.Log10(step) + 1e-9), 0, 15);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step).Select(v => new TickMark(v, Label(v)))];

        string Label(double v) => v == 0 ? "0"
            : scientific ? $"{Fixed(v / Math.Pow(10, exponent), decimals)}·10{Superscript(exponent)}"
            : Fixed(v, decimals);
    }

    /// <summary>A number as text with a proper minus sign.</summary>
    public static string Plain(double value) => value.ToString("G4", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>Three digits, with a power of ten for the very small and the very large.</summary>
    public static string Short(double value)
    {
        string text = value.ToString("G3", CultureInfo.InvariantCulture);
        int e = text.IndexOf('E');
        return e < 0 ? text.Replace('-', '−') : $"{(text[..e] == "1" ? "" : text[..e].Replace('-', '−') + "·")}10{Superscript(int.Parse(text[(e + 1)..], CultureInfo.InvariantCulture))}";
    }

    private static IReadOnlyList<TickMark> Powers(double b, double low, double high, int room)
    {
        int first = (int)Math.Ceiling((Math.Log(low) / Math.Log(b)) - 1e-9), last = (int)Math.Floor((Math.Log(high) / Math.Log(b)) + 1e-9);
        if (last - first < 1)
            return [.. Linear(low, high, Math.Max(2, room / 2)).Where(t => t.At > 0)];
        int stride = Math.Max(1, (int)Math.Ceiling((last - first + 1) / (double)Math.Max(2, room)));

        // Two powers alone hardly say where a value lies, so two and five bear their names too.
        bool few = b == 10 && last - first == 1 && room >= 6;
        var marks = Enumerable.Range(first, last - first + 1).Select(k => new TickMark(Math.Pow(b, k), k % stride == 0 ? few && Math.Abs(k) <= 3 ? Short(Math.Pow(b, k)) : Power(b, k) : null)).ToList();
        if (b == 10 && stride == 1 && last - first <= 8)
        {
            marks.AddRange(Enumerable.Range(first - 1, last - first + 2)
                .SelectMany(k => Enumerable.Range(2, 8).Select(m => (Digit: m, Power: k, At: m * Math.Pow(10, k))))
                .Where(t => t.At >= low && t.At <= high).Select(t => new TickMark(t.At, few && (t.Digit is 2 or 5) ? Short(t.At) : null)));
        }

        return [.. marks.Where(m => m.At > 0 && double.IsFinite(m.At))];
    }

    private static string Power(double b, int k) => k switch
    {
        0 => "1",
        1 => Fixed(b, 0),
        _ => Fixed(b, 0) + Superscript(k),
    };

    private static string Fixed(double value, int decimals) => value.ToString("F" + decimals, CultureInfo.InvariantCulture).Replace('-', '−');

    private static string Superscript(int exponent) =>
        string.Concat(exponent.ToString(CultureInfo.InvariantCulture).Select(c => c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0']));
}
