using Verify.Evidence;

namespace Verify.Reports.Figures;

/// <summary>How a role looks: colour, dash and marker all tell the roles apart, so neither colour blindness nor a grey printer hides the bound.</summary>
internal static class RoleStyle
{
    private const int Shades = 3;

    /// <summary>Whether markers of the series are open and its lines thin: beyond three, series of one role repeat their shades.</summary>
    public static bool IsLight(int series) => series / Shades % 2 == 1;

    /// <summary>The width of a series' line.</summary>
    public static double Width(int series) => IsLight(series) ? 0.8 : 1.6;

    /// <summary>The role's colour; its shade tells series of one role apart.</summary>
    public static Ink Ink(Role role, int series) => new(
        role switch
        {
            Role.Measurement => Tone.Measurement,
            Role.Bound => Tone.Bound,
            Role.Control => Tone.Control,
            _ => Tone.Reference,
        },
        series % Shades);

    /// <summary>The role's line.</summary>
    public static Dash Dash(Role role) => role switch
    {
        Role.Measurement => Figures.Dash.Solid,
        Role.Bound => Figures.Dash.Dashed,
        Role.Control => Figures.Dash.Dotted,
        _ => Figures.Dash.DashDotted,
    };

    /// <summary>The role's marker.</summary>
    public static MarkerShape Marker(Role role) => role switch
    {
        Role.Measurement => MarkerShape.Disc,
        Role.Bound => MarkerShape.Square,
        Role.Control => MarkerShape.Triangle,
        _ => MarkerShape.Diamond,
    };
}
