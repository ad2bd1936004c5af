package workshop.lesson03;

import java.time.Duration;

/**
 * What one message cost in time. Both clocks start just before {@code send()}.
 *
 * @param acknowledged until the producer took the message as delivered
 * @param visible until a consumer had read it
 */
public record AckTimings(Duration acknowledged, Duration visible) {}
