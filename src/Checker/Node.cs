namespace Verify.Checker;

/// <summary>One value of the file: an object, an array, a string or a truth value.</summary>
/// <remarks>A node remembers whether a proof has read it. What no proof has read is refused at the end, so nothing can hide in an accepted file.</remarks>
internal sealed class Node(Node? parent, string step, Work work)
{
    private const int MaxQuote = 40;
    private const int MaxReason = 300;

    private bool _read;

    public Work Work => work;

    public string? Content { get; init; }

    public bool? Truth { get; init; }

    public List<Node>? Elements { get; init; }

    public Dictionary<string, Node>? Members { get; init; }

    /// <summary>Where the node stands in the file: "$.witness.weights[3]".</summary>
    public string Path => parent is null ? step : parent.Path + step;

    /// <summary>The member named <paramref name="key"/>, which must be there.</summary>
    public Node this[string key] => Find(key) ?? throw Refuse($"the key \"{key}\" is missing");

    /// <summary>The member named <paramref name="key"/>, or null when the object has none.</summary>
    public Node? Find(string key)
    {
        _read = true;
        return (Members ?? throw Unexpected("an object")).GetValueOrDefault(key);
    }

    public List<Node> Items()
    {
        _read = true;
        return Elements ?? throw Unexpected("an array");
    }

    public string Text()
    {
        _read = true;
        return Content ?? throw Unexpected("a string");
    }

    public bool Flag()
    {
        _read = true;
        return Truth ?? throw Unexpected("true or false");
    }

    /// <summary>A string out of a closed vocabulary.</summary>
    public string Word(params string[] vocabulary) =>
        vocabulary.Contains(Text()) ? Text() : throw Refuse($"{Shown} is not one of {string.Join(", ", vocabulary)}");

    public Rejection Refuse(string reason)
    {
        string message = $"{Path}: {reason}";
        return new Rejection(message.Length <= MaxReason ? message : $"{message[..MaxReason]}...");
    }

    /// <summary>Refuses the first node that no proof has asked for.</summary>
    public void RefuseUnread()
    {
        if (!_read)
            throw Refuse($"{Shown} does not belong here");
        foreach (var child in Elements ?? (IEnumerable<Node>?)Members?.Values ?? [])
            child.RefuseUnread();
    }

    /// <summary>The value as messages show it.</summary>
    public string Shown =>
        Content is { } text ? Quote(text) : Truth is { } flag ? (flag ? "true" : "false") : Elements is null ? "an object" : "an array";

    /// <summary>A text in quotation marks, cut short.</summary>
    public static string Quote(ReadOnlySpan<char> text) =>
        text.Length <= MaxQuote ? $"\"{text}\"" : $"\"{text[..MaxQuote]}...\" ({text.Length} characters)";

    private Rejection Unexpected(string expected) => Refuse($"expected {expected}, came {Shown}");
}
