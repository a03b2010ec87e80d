namespace Verify.Reports.Figures;

/// <summary>The house's colours as RRGGBB: Okabe and Ito's for roles and categories, which the colour-blind can tell apart, and a viridis-like ramp for heat.</summary>
internal static class Palette
{
    private static readonly string[] Categories = ["0072b2", "e69f00", "009e73", "cc79a7", "56b4e9", "d55e00", "999933", "882255"];

    private static readonly Dictionary<Tone, string[]> Light = new()
    {
        [Tone.Measurement] = ["0072b2", "3d9bd1", "003f6b"],
        [Tone.Bound] = ["d55e00", "b8860b", "8a3c00"],
        [Tone.Control] = ["b0508a", "882255", "d07ab0"],
        [Tone.Reference] = ["00805d", "606060", "7a7a1f"],
        [Tone.Category] = Categories,
        [Tone.Axis] = ["444444"],
        [Tone.Grid] = ["e3e3e3"],
        [Tone.Text] = ["1a1a1a"],
        [Tone.Muted] = ["6b6b6b"],
        [Tone.Paper] = ["ffffff"],
    };

    private static readonly Dictionary<Tone, string[]> Dark = new()
    {
        [Tone.Measurement] = ["56b4e9", "9fd3f2", "2b8cc4"],
        [Tone.Bound] = ["ff8a3d", "e8b84a", "ffb58a"],
        [Tone.Control] = ["e59bc8", "c46a9e", "f2c3df"],
        [Tone.Reference] = ["3dcfa3", "b0b0b0", "c9c95a"],
        [Tone.Category] = ["4aa3d8", "f0b840", "2fc498", "e59bc8", "8fd0f5", "ff8a3d", "c4c45a", "c76a94"],
        [Tone.Axis] = ["b8b8b8"],
        [Tone.Grid] = ["363a40"],
        [Tone.Text] = ["e8e8e8"],
        [Tone.Muted] = ["a5a5a5"],
        [Tone.Paper] = ["16181c"],
    };

    private static readonly (int R, int G, int B)[] Ramp = [(68, 1, 84), (59, 82, 139), (33, 145, 140), (94, 201, 98), (253, 231, 37)];

    /// <summary>Every ink there is, for a style sheet.</summary>
    public static IEnumerable<Ink> Inks => Light.SelectMany(p => p.Value.Select((_, i) => new Ink(p.Key, i))).Concat(Enumerable.Range(0, LayerMarks.HeatSteps).Select(i => new Ink(Tone.Heat, i)));

    /// <summary>A category's place in the palette; beyond its end colours repeat.</summary>
    public static int Category(int category) => (int)((uint)category % (uint)Categories.Length);

    /// <summary>The ink's colour on white or on dark paper.</summary>
    public static string Rgb(Ink ink, bool dark = false)
    {
        if (ink.Tone != Tone.Heat)
            return (dark ? Dark : Light)[ink.Tone][ink.Shade];
        double t = (ink.Shade + 0.5) / LayerMarks.HeatSteps * (Ramp.Length - 1);
        int i = Math.Min((int)t, Ramp.Length - 2);
        int Mix(int a, int b) => (int)Math.Round(a + ((t - i) * (b - a)));
        var (from, to) = (Ramp[i], Ramp[i + 1]);
        return $"{Mix(from.R, to.R):x2}{Mix(from.G, to.G):x2}{Mix(from.B, to.B):x2}";
    }
}
