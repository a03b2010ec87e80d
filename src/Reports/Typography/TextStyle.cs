namespace Verify.Reports.Typography;

/// <summary>The few voices a report speaks in; each is one font face for the whole document.</summary>
internal enum TextStyle
{
    Body,
    Strong,
    Emphasis,
    Code,
    Figure,
}
