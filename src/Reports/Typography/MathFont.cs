using System.Runtime.InteropServices;

namespace Verify.Reports.Typography;

/// <summary>Numbers of the OpenType MATH table, in the order of its MathConstants record, which is HarfBuzz's too.</summary>
internal enum MathConstant
{
    ScriptPercent = 0,
    ScriptScriptPercent = 1,
    DisplayOperatorMinHeight = 3,
    AxisHeight = 5,
    AccentBaseHeight = 6,
    SubscriptShiftDown = 8,
    SubscriptTopMax = 9,
    SubscriptBaselineDropMin = 10,
    SuperscriptShiftUp = 11,
    SuperscriptShiftUpCramped = 12,
    SuperscriptBottomMin = 13,
    SuperscriptBaselineDropMax = 14,
    SubSuperscriptGapMin = 15,
    SuperscriptBottomMaxWithSubscript = 16,
    SpaceAfterScript = 17,
    UpperLimitGapMin = 18,
    UpperLimitBaselineRiseMin = 19,
    LowerLimitGapMin = 20,
    LowerLimitBaselineDropMin = 21,
    StackTopShiftUp = 22,
    StackTopDisplayShiftUp = 23,
    StackBottomShiftDown = 24,
    StackBottomDisplayShiftDown = 25,
    StackGapMin = 26,
    StackDisplayGapMin = 27,
    NumeratorShiftUp = 32,
    NumeratorDisplayShiftUp = 33,
    DenominatorShiftDown = 34,
    DenominatorDisplayShiftDown = 35,
    NumeratorGapMin = 36,
    NumeratorDisplayGapMin = 37,
    FractionRule = 38,
    DenominatorGapMin = 39,
    DenominatorDisplayGapMin = 40,
    OverbarGap = 43,
    OverbarRule = 44,
    RadicalGap = 49,
    RadicalDisplayGap = 50,
    RadicalRule = 51,
    RadicalExtraAscender = 52,
    RadicalKernBeforeDegree = 53,
    RadicalKernAfterDegree = 54,
    RadicalDegreeRaisePercent = 55,
}

/// <summary>A glyph's measures in units of the em: advance, height above and depth below the baseline, slant to the right of the advance.</summary>
internal readonly record struct GlyphMetrics(double Advance, double Height, double Depth, double Left, double Ink, double Italics);

/// <summary>A part of a glyph built of pieces, in units of the em.</summary>
internal readonly record struct GlyphPart(uint Glyph, double Start, double End, double Advance, bool Repeats);

/// <summary>What a font's MATH table says, read through HarfBuzz, whose .NET wrapper lacks some of it.</summary>
internal sealed partial class MathFont(LoadedFont font)
{
    private const string Library = "libHarfBuzzSharp";
    private const int LeftToRight = 4, BottomToTop = 7;

    /// <summary>The face itself.</summary>
    public LoadedFont Font => font;

    /// <summary>Whether the face has a MATH table.</summary>
    public static bool IsMath(LoadedFont font) => HasData(font.FaceHandle) != 0;

    /// <summary>A constant in units of the em; percentages as fractions.</summary>
    public double this[MathConstant constant]
    {
        get
        {
            int value = Constant(font.ShaperHandle, (int)constant);
            return constant is MathConstant.ScriptPercent or MathConstant.ScriptScriptPercent or MathConstant.RadicalDegreeRaisePercent
                ? value / 100.0
                : value / (double)font.UnitsPerEm;
        }
    }

    /// <summary>The overlap below which the parts of an assembly come apart.</summary>
    public double MinOverlap => MinConnectorOverlap(font.ShaperHandle, BottomToTop) / (double)font.UnitsPerEm;

    /// <summary>The measures of a glyph of a face.</summary>
    public static GlyphMetrics Metrics(LoadedFont font, uint glyph)
    {
        double unit = 1.0 / font.UnitsPerEm;
        GetExtents(font.ShaperHandle, glyph, out var e);
        return new(
            Advance(font.ShaperHandle, glyph) * unit,
            e.YBearing * unit,
            -(e.YBearing + e.Height) * unit,
            e.XBearing * unit,
            e.Width * unit,
            Italics(font.ShaperHandle, glyph) * unit);
    }

    /// <summary>Where an accent meets the glyph, from its origin; the middle of the ink if the font does not say.</summary>
    public double AccentAttachment(uint glyph) => TopAccent(font.ShaperHandle, glyph) / (double)font.UnitsPerEm;

    /// <summary>The larger forms of a glyph with their lengths, smallest first.</summary>
    public IReadOnlyList<(uint Glyph, double Length)> Variants(uint glyph, bool vertical)
    {
        var variants = new Variant[32];
        uint count = (uint)variants.Length;
        _ = GetVariants(font.ShaperHandle, glyph, vertical ? BottomToTop : LeftToRight, 0, ref count, variants);
        return [.. variants.Take((int)count).Select(v => (v.Glyph, v.Advance / (double)font.UnitsPerEm))];
    }

    /// <summary>The parts that the glyph can be built of at any height, from the bottom up; none if it cannot.</summary>
    public IReadOnlyList<GlyphPart> Assembly(uint glyph)
    {
        var parts = new Part[16];
        uint count = (uint)parts.Length;
        _ = GetAssembly(font.ShaperHandle, glyph, BottomToTop, 0, ref count, parts, out _);
        double unit = 1.0 / font.UnitsPerEm;
        return [.. parts.Take((int)count).Select(p => new GlyphPart(p.Glyph, p.Start * unit, p.End * unit, p.Advance * unit, (p.Flags & 1) != 0))];
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Extents
    {
        public int XBearing;
        public int YBearing;
        public int Width;
        public int Height;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Variant
    {
        public uint Glyph;
        public int Advance;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Part
    {
        public uint Glyph;
        public int Start;
        public int End;
        public int Advance;
        public int Flags;
    }

    [LibraryImport(Library, EntryPoint = "hb_ot_math_has_data")]
    private static partial int HasData(nint face);

    [LibraryImport(Library, EntryPoint = "hb_ot_math_get_constant")]
    private static partial int Constant(nint font, int constant);

    [LibraryImport(Library, EntryPoint = "hb_ot_math_get_min_connector_overlap")]
    private static partial int MinConnectorOverlap(nint font, int direction);

    [LibraryImport(Library, EntryPoint = "hb_ot_math_get_glyph_italics_correction")]
    private static partial int Italics(nint font, uint glyph);

    [LibraryImport(Library, EntryPoint = "hb_ot_math_get_glyph_top_accent_attachment")]
    private static partial int TopAccent(nint font, uint glyph);

    [LibraryImport(Library, EntryPoint = "hb_ot_math_get_glyph_variants")]
    private static partial uint GetVariants(nint font, uint glyph, int direction, uint start, ref uint count, [In, Out] Variant[] variants);

    [LibraryImport(Library, EntryPoint = "hb_ot_math_get_glyph_assembly")]
    private static partial uint GetAssembly(nint font, uint glyph, int direction, uint start, ref uint count, [In, Out] Part[] parts, out int italics);

    [LibraryImport(Library, EntryPoint = "hb_font_get_glyph_extents")]
    private static partial int GetExtents(nint font, uint glyph, out Extents extents);

    [LibraryImport(Library, EntryPoint = "hb_font_get_glyph_h_advance")]
    private static partial int Advance(nint font, uint glyph);
}
