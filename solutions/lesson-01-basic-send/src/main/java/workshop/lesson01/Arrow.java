package workshop.lesson01;

/** An arrow: its number, the fletching that marks its owner, and when it was shot, in milliseconds since the epoch. */
public record Arrow(int number, String fletching, long shotAtMillis) {}
