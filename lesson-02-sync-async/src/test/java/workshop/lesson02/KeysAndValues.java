package workshop.lesson02;

import static workshop.testkit.Observation.firstDifference;
import static workshop.testkit.Observation.observed;

import java.util.Arrays;
import java.util.List;
import workshop.testkit.Observation;
import workshop.testkit.Topic;

/** Key and value of several records, to compare what was sent with what is in the log. A null stays null. */
final class KeysAndValues {

    /** What records without a key have. */
    static List<List<String>> withoutKeys(List<String> values) {
        return values.stream().map(value -> Arrays.asList(null, value)).toList();
    }

    static List<List<String>> inTheLog(Topic topic) {
        return topic.records().stream()
                .map(record -> Arrays.asList(record.key(), record.value()))
                .toList();
    }

    /** The first record that is not as it was sent. */
    static Observation difference(List<List<String>> sent, List<List<String>> inTheLog) {
        return observed("of key and value %s", firstDifference(sent, inTheLog));
    }

    private KeysAndValues() {}
}
