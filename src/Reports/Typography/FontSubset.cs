using System.Runtime.InteropServices;

namespace Verify.Reports.Typography;

/// <summary>HarfBuzz's subsetter, which its .NET wrapper carries but does not expose. Skia embeds faces whole where it was built without one: 1.2 MB a report instead of 0.1.</summary>
internal static partial class FontSubset
{
    private const string Library = "libHarfBuzzSharp";

    // hb_subset_flags_t: NO_HINTING | RETAIN_GIDS | NOTDEF_OUTLINE | NO_LAYOUT_CLOSURE.
    private const uint Flags = 0x1 | 0x2 | 0x40 | 0x200;

    // hb_subset_sets_t: the tables to drop. Shaping is done before painting, so no layout table is needed.
    private const int DropTables = 3;

    private static readonly uint[] LayoutTables = [.. new[] { "GDEF", "GPOS", "GSUB", "MATH", "kern" }.Select(Tag).Order()];

    /// <summary>The face's file with the given glyphs and characters only; null if HarfBuzz refuses the face.</summary>
    public static byte[]? Of(nint face, IEnumerable<uint> glyphs, IEnumerable<uint> characters)
    {
        nint input = CreateInput();
        if (input == 0)
            return null;
        nint subset = 0, blob = 0;
        try
        {
            SetFlags(input, Flags);
            Add(GlyphSet(input), glyphs);
            Add(UnicodeSet(input), characters);
            Add(InputSet(input, DropTables), LayoutTables);
            subset = Subset(face, input);
            if (subset == 0)
                return null;
            blob = ReferenceBlob(subset);
            nint data = Data(blob, out uint length);
            byte[] bytes = new byte[length];
            Marshal.Copy(data, bytes, 0, bytes.Length);
            return bytes;
        }
        finally
        {
            DestroyInput(input);
            if (blob != 0)
                DestroyBlob(blob);
            if (subset != 0)
                DestroyFace(subset);
        }
    }

    private static uint Tag(string name) => ((uint)name[0] << 24) | ((uint)name[1] << 16) | ((uint)name[2] << 8) | name[3];

    private static void Add(nint set, IEnumerable<uint> values)
    {
        uint[] sorted = [.. values.Order()];
        AddSorted(set, sorted, (uint)sorted.Length);
    }

    [LibraryImport(Library, EntryPoint = "hb_subset_input_create_or_fail")]
    private static partial nint CreateInput();

    [LibraryImport(Library, EntryPoint = "hb_subset_input_destroy")]
    private static partial void DestroyInput(nint input);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_set_flags")]
    private static partial void SetFlags(nint input, uint flags);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_glyph_set")]
    private static partial nint GlyphSet(nint input);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_unicode_set")]
    private static partial nint UnicodeSet(nint input);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_set")]
    private static partial nint InputSet(nint input, int kind);

    [LibraryImport(Library, EntryPoint = "hb_set_add_sorted_array")]
    private static partial void AddSorted(nint set, uint[] sorted, uint length);

    [LibraryImport(Library, EntryPoint = "hb_subset_or_fail")]
    private static partial nint Subset(nint face, nint input);

    [LibraryImport(Library, EntryPoint = "hb_face_reference_blob")]
    private static partial nint ReferenceBlob(nint face);

    [LibraryImport(Library, EntryPoint = "hb_face_destroy")]
    private static partial void DestroyFace(nint face);

    [LibraryImport(Library, EntryPoint = "hb_blob_get_data")]
    private static partial nint Data(nint blob, out uint length);

    [LibraryImport(Library, EntryPoint = "hb_blob_destroy")]
    private static partial void DestroyBlob(nint blob);
}
