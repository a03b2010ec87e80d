namespace Verify.Reports.Formulas;

/// <summary>Marks over and under a formula.</summary>
public enum AccentKind
{
    /// <summary>x̂.</summary>
    Hat,

    /// <summary>A hat as wide as its base.</summary>
    WideHat,

    /// <summary>x̃.</summary>
    Tilde,

    /// <summary>A tilde as wide as its base.</summary>
    WideTilde,

    /// <summary>x̄.</summary>
    Bar,

    /// <summary>x⃗.</summary>
    Vec,

    /// <summary>ẋ.</summary>
    Dot,

    /// <summary>ẍ.</summary>
    DoubleDot,

    /// <summary>x̌.</summary>
    Check,

    /// <summary>x̆.</summary>
    Breve,

    /// <summary>x́.</summary>
    Acute,

    /// <summary>x̀.</summary>
    Grave,

    /// <summary>x̊.</summary>
    Ring,

    /// <summary>A line above, as wide as its base.</summary>
    Overline,

    /// <summary>A line below, as wide as its base.</summary>
    Underline,

    /// <summary>A brace above; its superscript is its label.</summary>
    Overbrace,

    /// <summary>A brace below; its subscript is its label.</summary>
    Underbrace,
}

/// <summary>How an accent is written.</summary>
/// <param name="Command">Its TeX command.</param>
/// <param name="Kind">Which accent.</param>
/// <param name="Mark">The character a stack of base and mark uses.</param>
/// <param name="Combining">The combining character, empty if Unicode has none.</param>
/// <param name="Word">The word that stands for it in linear text over a longer base.</param>
internal sealed record AccentForm(string Command, AccentKind Kind, string Mark, string Combining, string Word)
{
    public static readonly IReadOnlyList<AccentForm> All =
    [
        new("hat", AccentKind.Hat, "ˆ", "\u0302", "hat"),
        new("widehat", AccentKind.WideHat, "^", "\u0302", "hat"),
        new("tilde", AccentKind.Tilde, "˜", "\u0303", "tilde"),
        new("widetilde", AccentKind.WideTilde, "~", "\u0303", "tilde"),
        new("bar", AccentKind.Bar, "¯", "\u0304", "bar"),
        new("vec", AccentKind.Vec, "→", "\u20D7", "vec"),
        new("dot", AccentKind.Dot, "˙", "\u0307", "dot"),
        new("ddot", AccentKind.DoubleDot, "¨", "\u0308", "ddot"),
        new("check", AccentKind.Check, "ˇ", "\u030C", "check"),
        new("breve", AccentKind.Breve, "˘", "\u0306", "breve"),
        new("acute", AccentKind.Acute, "´", "\u0301", "acute"),
        new("grave", AccentKind.Grave, "`", "\u0300", "grave"),
        new("mathring", AccentKind.Ring, "˚", "\u030A", "ring"),
        new("overline", AccentKind.Overline, "‾", "\u0305", "overline"),
        new("underline", AccentKind.Underline, "_", "\u0332", "underline"),
        new("overbrace", AccentKind.Overbrace, "⏞", "", "overbrace"),
        new("underbrace", AccentKind.Underbrace, "⏟", "", "underbrace"),
    ];

    private static readonly Dictionary<string, AccentForm> ByCommand = All.ToDictionary(form => form.Command);
    private static readonly Dictionary<AccentKind, AccentForm> ByKind = All.ToDictionary(form => form.Kind);

    public bool IsBelow => Kind is AccentKind.Underline or AccentKind.Underbrace;

    public bool IsStretchy => Kind is AccentKind.WideHat or AccentKind.WideTilde || Kind >= AccentKind.Overline;

    public static AccentForm? Find(string command) => ByCommand.GetValueOrDefault(command);

    public static AccentForm Of(AccentKind kind) => ByKind[kind];
}
