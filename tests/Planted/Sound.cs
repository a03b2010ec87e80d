namespace Verify.Planted;

/// <summary>Nothing is wrong here.</summary>
public sealed class Sound() : PlantedClaim("sound", "Two squared is four");
