using HarfBuzzSharp;
using SkiaSharp;

namespace Verify.Reports.Typography;

/// <summary>One font file, open for shaping (HarfBuzz) and for painting (Skia).</summary>
internal sealed class LoadedFont : IDisposable
{
    private readonly Blob blob;
    private readonly Face face;
    private readonly Font shaper;

    // No ligatures and no contextual forms: a reader who searches a report for "fi" finds it.
    private static readonly Feature[] Features = [new(Tag.Parse("liga"), 0), new(Tag.Parse("clig"), 0), new(Tag.Parse("calt"), 0)];

    private readonly HashSet<uint> glyphsUsed = [];
    private readonly HashSet<uint> charactersUsed = [];

    private LoadedFont(SKTypeface typeface, Blob blob)
    {
        Typeface = typeface;
        this.blob = blob;
        face = new Face(blob, 0);
        shaper = new Font(face);
        shaper.SetScale(face.UnitsPerEm, face.UnitsPerEm);
        shaper.SetFunctionsOpenType();
    }

    /// <summary>The face as Skia knows it.</summary>
    public SKTypeface Typeface { get; private set; }

    /// <summary>Opens a font file.</summary>
    public static LoadedFont Open(string path) => new(
        SKTypeface.FromFile(path) ?? throw new FontsMissingException($"{path}: not readable as a font; reinstall the package it belongs to."),
        Blob.FromFile(path));

    /// <summary>Whether the font has a glyph for the character.</summary>
    public bool Covers(int codepoint) => shaper.TryGetGlyph((uint)codepoint, out _);

    /// <summary>Glyphs and their places in units of the em.</summary>
    public GlyphRun Shape(string text)
    {
        using var buffer = new HarfBuzzSharp.Buffer();
        buffer.AddUtf16(text);
        buffer.GuessSegmentProperties();
        shaper.Shape(buffer, Features);
        var infos = buffer.GlyphInfos;
        var positions = buffer.GlyphPositions;
        float unit = 1f / face.UnitsPerEm;
        var glyphs = new ushort[infos.Length];
        var places = new SKPoint[infos.Length];
        float x = 0;
        for (int i = 0; i < infos.Length; i++)
        {
            glyphs[i] = (ushort)infos[i].Codepoint;
            glyphsUsed.Add(infos[i].Codepoint);
            places[i] = new(x + (positions[i].XOffset * unit), -positions[i].YOffset * unit);
            x += positions[i].XAdvance * unit;
        }

        charactersUsed.UnionWith(text.EnumerateRunes().Select(r => (uint)r.Value));
        return new(this, glyphs, places, x);
    }

    /// <summary>Paints from now on with a copy of the face that holds only what was shaped so far, under the same glyph numbers.</summary>
    public void KeepOnlyUsed()
    {
        if (glyphsUsed.Count == 0 || FontSubset.Of(face.Handle, glyphsUsed, charactersUsed) is not { } bytes)
            return;
        using var data = SKData.CreateCopy(bytes);
        if (SKTypeface.FromData(data) is not { } subset)
            return;
        Typeface.Dispose();
        Typeface = subset;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        shaper.Dispose();
        face.Dispose();
        blob.Dispose();
        Typeface.Dispose();
    }
}

/// <summary>Glyphs of one face, placed in units of the em.</summary>
internal sealed record GlyphRun(LoadedFont Font, ushort[] Glyphs, SKPoint[] Places, float Advance);
