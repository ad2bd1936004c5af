package workshop.lesson03;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An unmodifiable map out of two; the default stands for the safest level. */
public final class Step1AcksConfig {

    private static final Map<Certainty, Map<String, Object>> DIFFERENCE = Map.of(
            Certainty.FIRE_AND_FORGET, Map.of("acks", "0"),
            Certainty.LEADER, Map.of("acks", "1"),
            Certainty.ALL_IN_SYNC, Map.of());

    public static Map<String, Object> configFor(Certainty certainty, Map<String, Object> base) {
        return Stream.of(base, DIFFERENCE.get(certainty))
                .flatMap(settings -> settings.entrySet().stream())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (old, ours) -> ours));
    }

    private Step1AcksConfig() {}
}
