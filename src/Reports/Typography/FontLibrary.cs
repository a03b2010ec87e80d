namespace Verify.Reports.Typography;

/// <summary>The installed fonts, looked up by file name in the customary folders, each opened once so that a document embeds each once.</summary>
/// <remarks>No font manager is asked: its silent substitutes would make the bytes of a report depend on the machine's settings.</remarks>
internal sealed class FontLibrary : IDisposable
{
    // Faces in order of preference; whatever glyph the first lacks is looked for in the next.
    private static readonly Dictionary<TextStyle, string[]> Wanted = new()
    {
        [TextStyle.Body] = ["DejaVuSerifCondensed", "DejaVuSerif", "LiberationSerif-Regular"],
        [TextStyle.Strong] = ["DejaVuSerifCondensed-Bold", "DejaVuSerif-Bold", "LiberationSerif-Bold"],
        [TextStyle.Emphasis] = ["DejaVuSerifCondensed-Italic", "DejaVuSerif-Italic", "LiberationSerif-Italic"],
        [TextStyle.Code] = ["DejaVuSansMono", "LiberationMono-Regular"],
        [TextStyle.Figure] = ["DejaVuSansCondensed", "DejaVuSans", "LiberationSans-Regular"],
    };

    private static readonly string[] Fallbacks = ["DejaVuSerifCondensed", "DejaVuSerif", "DejaVuSansCondensed", "DejaVuSans", "DejaVuMathTeXGyre", "LiberationSerif-Regular"];

    // Fonts with a MATH table, best first. Cambria Math is the second face of its file.
    private static readonly (string Name, int Face)[] Mathematical =
        [("latinmodern-math", 0), ("STIXTwoMath-Regular", 0), ("STIXTwoMath", 0), ("STIXMath-Regular", 0), ("cambria", 1), ("DejaVuMathTeXGyre", 0)];

    private static readonly string[] Extensions = [".ttf", ".otf", ".ttc"];

    private readonly Dictionary<string, string> files;
    private readonly Dictionary<string, LoadedFont> loaded = new(StringComparer.Ordinal);
    private readonly Dictionary<TextStyle, IReadOnlyList<LoadedFont>> chains = [];

    private FontLibrary(Dictionary<string, string> files) => this.files = files;

    /// <summary>The environment variable that names the folders to look through instead of the customary ones, joined as in PATH: with one's own fonts a report has the same bytes on every machine.</summary>
    public const string Variable = "VERIFY_FONTS";

    /// <summary>Looks through the folders where systems keep fonts, or those that <see cref="Variable"/> names.</summary>
    /// <exception cref="FontsMissingException">None of the wanted fonts is installed.</exception>
    public static FontLibrary Installed() => Under(Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } own ? own.Split(Path.PathSeparator) : Folders());

    /// <summary>Looks through the given folders only.</summary>
    /// <exception cref="FontsMissingException">None of the wanted fonts is there.</exception>
    public static FontLibrary Under(IEnumerable<string> folders)
    {
        var wanted = Wanted.Values.SelectMany(names => names).Concat(Fallbacks).Concat(Mathematical.Select(m => m.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string folder in folders.Where(Directory.Exists))
        {
            var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
            foreach (string path in Directory.EnumerateFiles(folder, "*", options).Where(f => Extensions.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal))
            {
                string name = Path.GetFileNameWithoutExtension(path);
                if (wanted.Contains(name))
                    found.TryAdd(name, path);
            }
        }

        return found.Count > 0 ? new(found) : throw new FontsMissingException(
            "No font to set the report in: expected DejaVu or Liberation among the installed fonts, found neither. Install one, on Debian or Ubuntu: apt-get install fonts-dejavu-core (fonts-dejavu-extra for italics); or render --format md, which needs no font.");
    }

    /// <summary>The faces of a style, first choice first.</summary>
    public IReadOnlyList<LoadedFont> Chain(TextStyle style)
    {
        if (!chains.TryGetValue(style, out var chain))
        {
            var names = Wanted[style].Concat(Fallbacks).Where(files.ContainsKey).Distinct(StringComparer.OrdinalIgnoreCase);
            chain = [.. names.DefaultIfEmpty(files.Keys.Order(StringComparer.Ordinal).First()).Select(name => Load(name, 0))];
            chains[style] = chain;
        }

        return chain;
    }

    /// <summary>The font for formulas, or null if no installed one has a MATH table.</summary>
    public MathFont? Math()
    {
        foreach (var (name, index) in Mathematical.Where(m => files.ContainsKey(m.Name)))
        {
            var font = Load(name, index);
            if (MathFont.IsMath(font))
                return new(font);
        }

        return null;
    }

    /// <summary>The names of the fonts of which a glyph was used, in the order of the alphabet.</summary>
    public IReadOnlyList<string> Used() => [.. loaded.Values.Where(f => f.IsUsed).Select(f => f.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Reduces every face to the glyphs that were shaped so far.</summary>
    public void KeepOnlyUsed()
    {
        foreach (var font in loaded.Values)
            font.KeepOnlyUsed();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var font in loaded.Values)
            font.Dispose();
    }

    private LoadedFont Load(string name, int index)
    {
        if (!loaded.TryGetValue(name, out var font))
            loaded[name] = font = LoadedFont.Open(files[name], index);
        return font;
    }

    private static IEnumerable<string> Folders()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return
        [
            "/usr/share/fonts", "/usr/share/texmf/fonts/opentype", "/usr/local/share/fonts", Path.Combine(home, ".local/share/fonts"), Path.Combine(home, ".fonts"),
            "/Library/Fonts", Path.Combine(home, "Library/Fonts"), Environment.GetFolderPath(Environment.SpecialFolder.Fonts),
        ];
    }
}

/// <summary>The machine has no font that a report can be set in.</summary>
public sealed class FontsMissingException(string message) : Exception(message);
