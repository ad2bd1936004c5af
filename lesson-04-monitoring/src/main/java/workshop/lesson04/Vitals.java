package workshop.lesson04;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * A producer's own metrics, as far as they matter for delivery. Counts are totals since the producer was created; averages and maxima are
 * of its sample window, and empty while there is nothing in it.
 *
 * @param sends records handed to the network, repeated ones counted each time ({@code record-send-total})
 * @param errors records that failed for good ({@code record-error-total})
 * @param retries records that were sent again ({@code record-retry-total})
 * @param bufferFree the free share of the buffer, from 0 to 1
 * @param latencyAvgMs mean time from request to answer ({@code request-latency-avg})
 * @param queueTimeMaxMs longest wait of a batch in the buffer ({@code record-queue-time-max})
 * @param throttleTimeMaxMs longest pause that a broker has ordered ({@code produce-throttle-time-max})
 * @param errorsByTopic {@code record-error-total} of each topic
 */
public record Vitals(
        long sends,
        long errors,
        long retries,
        double bufferFree,
        OptionalDouble latencyAvgMs,
        OptionalDouble queueTimeMaxMs,
        OptionalDouble throttleTimeMaxMs,
        Map<String, Long> errorsByTopic) {}
