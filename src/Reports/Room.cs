namespace Verify.Reports;

/// <summary>Names this room's assembly for those who look it up.</summary>
public static class ReportsRoom;
