using System.Text.Json.Serialization;

namespace Verify.Evidence;

/// <summary>A figure as data: what is to be seen, on which axes, in which layers. Only Reports paints.</summary>
/// <param name="Name">Unique within the claim: lower-case words joined by hyphens.</param>
/// <param name="Title">One line above the figure.</param>
/// <param name="Caption">One sentence that states what is to be seen; $inline formulas$ allowed.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Layers">Drawn in this order.</param>
/// <param name="Certificate">The name of the certificate the figure rests on.</param>
/// <param name="EqualAspect">Whether a unit has the same length on both axes.</param>
public sealed record Figure(
    string Name,
    string Title,
    string Caption,
    Axis X,
    Axis Y,
    IReadOnlyList<Layer> Layers,
    string? Certificate = null,
    bool EqualAspect = false);

/// <summary>An axis; its range follows from the layers unless given.</summary>
/// <param name="Label">Quantity and unit; $inline formulas$ allowed.</param>
/// <param name="Scale">Linear or logarithmic.</param>
/// <param name="Minimum">The lower end, if fixed; positive on a logarithmic axis.</param>
/// <param name="Maximum">The upper end, if fixed.</param>
/// <param name="Ticks">Named positions, for categories; otherwise Reports chooses.</param>
public sealed record Axis(string Label, AxisScale Scale = AxisScale.Linear, double? Minimum = null, double? Maximum = null, IReadOnlyList<Tick>? Ticks = null);

/// <summary>How an axis spaces its values.</summary>
public enum AxisScale
{
    /// <summary>Equal steps are equal differences.</summary>
    Linear,

    /// <summary>Equal steps are equal ratios, labelled in powers of ten.</summary>
    Log10,

    /// <summary>Equal steps are equal ratios, labelled in powers of two.</summary>
    Log2,
}

/// <summary>A named position on an axis.</summary>
/// <param name="At">The position in the axis's unit.</param>
/// <param name="Label">The text beside it.</param>
public sealed record Tick(double At, string Label);

/// <summary>What a layer means; Reports gives each role one colour everywhere.</summary>
public enum Role
{
    /// <summary>What was measured.</summary>
    Measurement,

    /// <summary>The bound the claim states.</summary>
    Bound,

    /// <summary>A false sibling of the claim.</summary>
    Control,

    /// <summary>Something to compare with: another theorem, a second series.</summary>
    Reference,
}

/// <summary>One layer of a figure.</summary>
/// <param name="Role">What the layer means.</param>
/// <param name="Label">The words beside it or in the legend; empty for none. $inline formulas$ allowed.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "layer")]
[JsonDerivedType(typeof(Curve), "curve")]
[JsonDerivedType(typeof(Points), "points")]
[JsonDerivedType(typeof(Band), "band")]
[JsonDerivedType(typeof(BoundLine), "boundLine")]
[JsonDerivedType(typeof(HeatMap), "heatMap")]
[JsonDerivedType(typeof(Histogram), "histogram")]
[JsonDerivedType(typeof(Polygons), "polygons")]
[JsonDerivedType(typeof(Graph), "graph")]
[JsonDerivedType(typeof(Note), "note")]
public abstract record Layer(Role Role, string Label);

/// <summary>A polyline through (X[i], Y[i]); NaN breaks it.</summary>
public sealed record Curve(Role Role, string Label, IReadOnlyList<double> X, IReadOnlyList<double> Y) : Layer(Role, Label);

/// <summary>Markers at (X[i], Y[i]), with vertical intervals [Lower[i], Upper[i]] if given.</summary>
public sealed record Points(Role Role, string Label, IReadOnlyList<double> X, IReadOnlyList<double> Y, IReadOnlyList<double>? Lower = null, IReadOnlyList<double>? Upper = null) : Layer(Role, Label);

/// <summary>The region between two curves over the same abscissae.</summary>
public sealed record Band(Role Role, string Label, IReadOnlyList<double> X, IReadOnlyList<double> Lower, IReadOnlyList<double> Upper) : Layer(Role, Label);

/// <summary>A straight line across the whole plot: y = Value, or x = Value when vertical.</summary>
public sealed record BoundLine(Role Role, string Label, double Value, bool Vertical = false) : Layer(Role, Label);

/// <summary>A rectangle of Rows × Columns cells over [Left, Right] × [Bottom, Top]; Values row by row from the bottom, NaN left blank.</summary>
public sealed record HeatMap(Role Role, string Label, int Rows, int Columns, IReadOnlyList<double> Values, double Left, double Right, double Bottom, double Top) : Layer(Role, Label);

/// <summary>Bars of height Counts[i] over [Edges[i], Edges[i + 1]].</summary>
public sealed record Histogram(Role Role, string Label, IReadOnlyList<double> Edges, IReadOnlyList<double> Counts) : Layer(Role, Label);

/// <summary>Closed polygons, each with a category that picks its colour from a qualitative palette.</summary>
public sealed record Polygons(Role Role, string Label, IReadOnlyList<Polygon> Items) : Layer(Role, Label);

/// <summary>A closed polygon with vertices (X[i], Y[i]).</summary>
public sealed record Polygon(IReadOnlyList<double> X, IReadOnlyList<double> Y, int Category = 0);

/// <summary>Nodes at given places, with edges between them.</summary>
public sealed record Graph(Role Role, string Label, IReadOnlyList<Node> Nodes, IReadOnlyList<Edge> Edges) : Layer(Role, Label);

/// <summary>A node with the text inside it.</summary>
public sealed record Node(double X, double Y, string Label, int Category = 0);

/// <summary>An edge between two nodes by index, with the text beside it; directed edges bear an arrow head.</summary>
public sealed record Edge(int From, int To, string Label = "", bool Directed = true);

/// <summary>Words at a place of the plot.</summary>
public sealed record Note(Role Role, string Label, double X, double Y) : Layer(Role, Label);
