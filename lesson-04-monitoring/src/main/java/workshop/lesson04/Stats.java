package workshop.lesson04;

/**
 * What an interceptor has counted for one client id.
 *
 * @param sends records given to {@code send()}
 * @param acknowledged records that a broker has acknowledged
 * @param failed records that failed, for whatever reason
 */
public record Stats(long sends, long acknowledged, long failed) {}
