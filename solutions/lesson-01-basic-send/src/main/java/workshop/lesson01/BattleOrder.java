package workshop.lesson01;

/** An order to one band of the Merry Men. */
public record BattleOrder(String band, String text) {}
