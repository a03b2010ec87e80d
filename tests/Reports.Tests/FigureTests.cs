using System.Xml.Linq;
using Verify.Evidence;
using Verify.Reports.Figures;
using Verify.Reports.Typography;

namespace Verify.Reports.Tests;

public sealed class FigureTests : IDisposable
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly FontLibrary fonts = FontLibrary.Installed();
    private readonly Typesetter setter;

    public FigureTests() => setter = new(fonts);

    public static TheoryData<string> Names => [.. All.Keys];

    private static Dictionary<string, Figure> All { get; } = new Figure[]
    {
        SampleFigures.Mistakes(null), SampleFigures.Intervals(), SampleFigures.Heat(), SampleFigures.Bars(), SampleFigures.Regions(), SampleFigures.Network(), SampleFigures.Categories(), SampleFigures.Hostile(),
        SampleFigures.Single("nothing"),
        SampleFigures.Single("empty", new Curve(Role.Measurement, "m", [], []), new Points(Role.Measurement, "p", [], []), new Band(Role.Bound, "b", [], [], [])),
        SampleFigures.Single("one-point", new Curve(Role.Measurement, "m", [3], [4])),
        SampleFigures.Single("constant", new Curve(Role.Measurement, "m", [1, 2, 3], [7, 7, 7]), new BoundLine(Role.Bound, "b", 7)),
        SampleFigures.Single("all-zero", new Points(Role.Measurement, "m", [0, 0], [0, 0])),
        SampleFigures.Single("not-a-number", new Curve(Role.Measurement, "m", [double.NaN], [double.NaN]), new BoundLine(Role.Bound, "b", double.NaN)),
        SampleFigures.Single("huge", new Curve(Role.Measurement, "m", [-1e308, 1e308], [-1.7e308, 1.7e308])),
        SampleFigures.Single("tiny", new Curve(Role.Measurement, "m", [0, 5e-324], [0, 5e-324])),
        SampleFigures.Single("close", new Curve(Role.Measurement, "m", [1, 1.0000000000000002], [1e15, 1e15 + 1])),
        SampleFigures.Single("flat-heat", new HeatMap(Role.Measurement, "h", 2, 2, [1, 1, 1, 1], 0, 1, 0, 1)),
        SampleFigures.Single("short-heat", new HeatMap(Role.Measurement, "h", 2, 2, [1], 0, 1, 0, 1)),
        SampleFigures.Single("wide-log") with { X = new("x", AxisScale.Log10), Y = new("y", AxisScale.Log2), Layers = [new Curve(Role.Measurement, "m", [1e-300, 1e300], [5e-324, 1.7e308])] },
        SampleFigures.Single("within-a-decade") with { X = new("x", AxisScale.Log10), Y = new("y", AxisScale.Log2), Layers = [new Curve(Role.Measurement, "m", [2, 3], [5, 6])] },
        SampleFigures.Single("reversed", new Curve(Role.Measurement, "m", [1, 2], [1, 2])) with { X = new("x", Minimum: 5, Maximum: -5), Y = new("y", AxisScale.Log10, Minimum: -1) },
        SampleFigures.Single("aspect", new Curve(Role.Measurement, "m", [0, 1000], [0, 1])) with { EqualAspect = true },
        SampleFigures.Single("long-axes", new Curve(Role.Measurement, "m", [0, 1], [0, 1])) with { X = new(new string('x', 500)), Y = new(string.Concat(Enumerable.Repeat("word ", 100))) },
    }.ToDictionary(f => f.Name);

    public void Dispose() => fonts.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Svg_is_well_formed_and_says_what_it_shows(string name)
    {
        var figure = All[name];
        var svg = XDocument.Parse(Paint(figure)).Root!;
        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Equal(figure.Title, svg.Element(Svg + "title")!.Value);
        Assert.Equal(figure.Caption, svg.Element(Svg + "desc")!.Value);
        Assert.DoesNotContain(svg.Descendants(), e => e.Name.LocalName is "script" or "image" or "foreignObject");
        Assert.DoesNotContain("NaN", svg.ToString().Replace(figure.Caption, ""));
        Assert.DoesNotContain("Infinity", svg.ToString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_mark_and_no_word_leaves_the_sheet(string name)
    {
        var scene = Lay(All[name]);
        Assert.All(scene.Marks.OfType<Lettering>(), l =>
        {
            var box = Extent(l);
            Assert.InRange(box.X, 0, scene.Width);
            Assert.InRange(box.Right, 0, scene.Width);
            Assert.InRange(box.Y, -1, scene.Height);
            Assert.InRange(box.Bottom, 0, scene.Height + 1);
        });
        Assert.All(scene.Marks.OfType<Clipped>(), c => Assert.True(c.Frame.X >= 0 && c.Frame.Right <= scene.Width && c.Frame.Width > 20 && c.Frame.Height > 20, $"{c.Frame}"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_word_of_a_committed_figure_leaves_the_sheet_or_lies_over_another(bool boxes)
    {
        var text = new FigureText(setter, boxes);
        var layout = new FigureLayout(setter, boxes);
        var baseline = new RunFolder(Path.Combine(Repository.Root, "reports", "baseline"));
        foreach (var claim in baseline.ReadClaims(baseline.ReadRun()))
        {
            foreach (var figure in claim.Figures)
            {
                var scene = layout.Of(figure, RunContents.Certificate(claim, figure));
                var words = scene.Marks.OfType<Lettering>().Select(l => (l.Text, l.Halo, Box: Extent(l, text))).ToList();
                Assert.All(words, w => Assert.True(w.Box.X >= 0 && w.Box.Right <= scene.Width && w.Box.Y >= -1 && w.Box.Bottom <= scene.Height + 1, $"{claim.Id}, {figure.Name}: «{w.Text}» leaves the sheet"));
                if (figure.Layers.Any(l => l is Graph))
                    continue;
                for (int i = 0; i < words.Count; i++)
                {
                    foreach (var (other, _, b) in words.Take(i).Where(w => !w.Halo && !words[i].Halo))
                    {
                        var a = words[i].Box;
                        Assert.True(a.Right <= b.X + 0.5 || b.Right <= a.X + 0.5 || a.Bottom <= b.Y + 1.5 || b.Bottom <= a.Y + 1.5, $"{claim.Id}, {figure.Name}: «{words[i].Text}» lies over «{other}»");
                    }
                }
            }
        }
    }

    [Fact]
    public void Series_of_one_role_differ_in_shade_or_filling_up_to_six()
    {
        var figure = SampleFigures.Single("six", [.. Enumerable.Range(0, 6).Select(i => new Points(Role.Measurement, $"series {i}", [1, 2], [i, i]))]);
        var markers = Lay(figure).Marks.OfType<Marker>().Select(m => (m.Ink, m.IsOpen)).Distinct();
        Assert.Equal(6, markers.Count());
    }

    [Fact]
    public void Curve_that_ends_at_the_right_is_named_there_and_not_in_the_legend()
    {
        var figure = SampleFigures.Single("two", new Curve(Role.Bound, "bound", [0, 1], [0, 1]), new Curve(Role.Measurement, "measured", [0, 0.5], [0, 1]));
        var words = Lay(figure).Marks.OfType<Lettering>().ToList();
        var plot = Lay(figure).Marks.OfType<Clipped>().Single().Frame;
        Assert.True(Assert.Single(words, w => w.Text == "bound").At.X > plot.Right);
        Assert.True(Assert.Single(words, w => w.Text == "measured").At.Y < plot.Y);
    }

    [Fact]
    public void Names_that_would_crowd_go_to_the_legend()
    {
        var figure = SampleFigures.Single("many", [.. Enumerable.Range(0, 12).Select(i => new Curve(Role.Measurement, $"curve {i}", [0, 1], [0, 1 + (i / 1000.0)])), new Curve(Role.Bound, "far", [0, 1], [1, -3])]);
        var scene = Lay(figure);
        var plot = scene.Marks.OfType<Clipped>().Single().Frame;
        var right = scene.Marks.OfType<Lettering>().Where(w => w.At.X > plot.Right).ToList();
        Assert.InRange(right.Count, 2, 5);
        Assert.Equal(13, scene.Marks.OfType<Lettering>().Count(w => w.Text.StartsWith("curve", StringComparison.Ordinal) || w.Text == "far"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Words_of_axes_and_legend_do_not_overlap(string name)
    {
        // Notes and node labels lie where the evidence puts them; all other words have places of their own.
        var words = Lay(All[name]).Marks.OfType<Lettering>().Where(l => !l.Halo && All[name].Layers.All(x => x is not Graph)).ToList();
        for (int i = 0; i < words.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                var (a, b) = (Extent(words[i]), Extent(words[j]));
                bool apart = a.Right <= b.X + 0.5 || b.Right <= a.X + 0.5 || a.Bottom <= b.Y + 1.5 || b.Bottom <= a.Y + 1.5;
                Assert.True(apart, $"«{words[i].Text}» {a} lies over «{words[j].Text}» {b}");
            }
        }
    }

    [Fact]
    public void Bound_is_drawn_in_its_own_colour_beside_the_measurement()
    {
        string svg = Paint(SampleFigures.Mistakes(null));
        Assert.Contains("s-bound-0", svg);
        Assert.Contains("f-measurement-1", svg);
        Assert.Contains("s-control-0", svg);
        string[] colours = [.. new[] { Tone.Measurement, Tone.Bound, Tone.Control, Tone.Reference }.Select(t => Palette.Rgb(new(t)))];
        Assert.Equal(4, colours.Distinct().Count());
    }

    [Fact]
    public void Figure_names_the_certificate_it_rests_on()
    {
        Assert.Contains("certificate 0123abcd", SvgPainter.Paint(new FigureLayout(setter).Of(SampleFigures.Heat(), "0123abcdef"), "f", "t", "d"));
        Assert.DoesNotContain("certificate", Paint(SampleFigures.Heat()));
    }

    [Fact]
    public void Values_without_a_place_are_counted_in_a_note()
    {
        Assert.Contains("10 values not shown", Paint(SampleFigures.Hostile()));
        Assert.DoesNotContain("not shown", Paint(SampleFigures.Intervals()));
        var broken = SampleFigures.Single("gap", new Curve(Role.Measurement, "m", [1, 2, 3, 4, 5], [1, 2, double.NaN, 4, 5]));
        Assert.DoesNotContain("not shown", Paint(broken));
        Assert.Equal(2, Lay(broken).Marks.OfType<Clipped>().Single().Marks.OfType<Stroke>().Count());
    }

    [Fact]
    public void Series_of_a_million_points_stays_small()
    {
        var figure = SampleFigures.Single("many", new Curve(Role.Measurement, "m", SampleFigures.Range(1_000_000, i => i), SampleFigures.Range(1_000_000, i => Math.Sin(i / 1e5))));
        Assert.InRange(Paint(figure).Length, 1000, 60_000);
    }

    private Scene Lay(Figure figure) => new FigureLayout(setter).Of(figure, null);

    private string Paint(Figure figure) => SvgPainter.Paint(Lay(figure), "f", figure.Title, figure.Caption);

    private Box Extent(Lettering l, FigureText? text = null)
    {
        double width = (text ?? new FigureText(setter, boxes: false)).Width(l.Text, l.Size), height = l.Size * 0.95;
        double back = l.Anchor switch { Anchor.Start => 0, Anchor.Middle => width / 2, _ => width };
        return l.Degrees == 0
            ? new(l.At.X - back, l.At.Y - (l.Size * 0.75), width, height)
            : new(l.At.X - (l.Size * 0.75), l.At.Y + back - width, height, width);
    }
}
