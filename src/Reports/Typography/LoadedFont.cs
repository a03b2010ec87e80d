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

    private LoadedFont(string path, SKTypeface typeface, Blob blob, int index)
    {
        Path = path;
        Typeface = typeface;
        this.blob = blob;
        Name = typeface.FamilyName;
        face = new Face(blob, index);
        shaper = new Font(face);
        shaper.SetScale(face.UnitsPerEm, face.UnitsPerEm);
        shaper.SetFunctionsOpenType();
    }

    /// <summary>The face as Skia knows it.</summary>
    public SKTypeface Typeface { get; private set; }

    /// <summary>The file it was read from.</summary>
    public string Path { get; }

    /// <summary>The family's name.</summary>
    public string Name { get; }

    /// <summary>Whether any glyph of it was asked for.</summary>
    public bool IsUsed => glyphsUsed.Count > 0;

    /// <summary>HarfBuzz's face.</summary>
    public nint FaceHandle => face.Handle;

    /// <summary>HarfBuzz's font, scaled to the units of the em.</summary>
    public nint ShaperHandle => shaper.Handle;

    /// <summary>The units of the em.</summary>
    public int UnitsPerEm => face.UnitsPerEm;

    /// <summary>Opens a font file; of a collection the face of the given number.</summary>
    public static LoadedFont Open(string path, int index = 0) => new(
        path,
        SKTypeface.FromFile(path, index) ?? throw new FontsMissingException($"{path}: not readable as a font; reinstall the package it belongs to."),
        Blob.FromFile(path),
        index);

    /// <summary>The glyph of a character, 0 if there is none.</summary>
    public uint Glyph(int codepoint) => shaper.TryGetGlyph((uint)codepoint, out uint glyph) ? glyph : 0;

    /// <summary>Keeps a glyph, and the character it shows, in what is embedded.</summary>
    public void Use(uint glyph, int? codepoint = null)
    {
        glyphsUsed.Add(glyph);
        if (codepoint is { } character)
            charactersUsed.Add((uint)character);
    }

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
