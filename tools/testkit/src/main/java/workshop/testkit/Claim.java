package workshop.testkit;

import java.util.List;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.BooleanAssert;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.ObjectAssert;
import workshop.testkit.report.FailureText;
import workshop.testkit.report.StepFailure;

/**
 * One claim about what was observed: an AssertJ assertion whose failure says what the learner's code did, what Kafka saw, and why.
 *
 * <pre>{@code
 * verify(topic.values())
 *         .youDid(call)
 *         .kafkaSaw(topic::shown)
 *         .why("close() waits for what is in the saddlebag")
 *         .containsExactlyElementsOf(messages);
 * }</pre>
 *
 * @param <A> the AssertJ assertion that {@link #why} opens
 */
public final class Claim<A extends AbstractAssert<A, ?>> {

    private final A assertion;
    private Object youDid = "";
    private Supplier<Observation> kafkaSaw;

    public static <T> Claim<ObjectAssert<T>> verify(T observed) {
        return new Claim<>(Assertions.assertThat(observed), () -> Observation.of(observed));
    }

    public static <E> Claim<ListAssert<E>> verify(List<E> observed) {
        return new Claim<>(Assertions.assertThat(observed), () -> Observation.of(observed));
    }

    public static Claim<BooleanAssert> verify(boolean observed) {
        return new Claim<>((BooleanAssert) Assertions.assertThat(observed), () -> Observation.NONE);
    }

    private Claim(A assertion, Supplier<Observation> kafkaSaw) {
        this.assertion = assertion;
        this.kafkaSaw = kafkaSaw;
    }

    /** What the learner's code did; a {@link Call} says it by itself. */
    public Claim<A> youDid(Object did) {
        youDid = did;
        return this;
    }

    /** What the broker, the wire or the client showed, looked at when the claim fails; without it, the observed value is shown. */
    public Claim<A> kafkaSaw(Supplier<Observation> saw) {
        kafkaSaw = saw;
        return this;
    }

    /** The reason, in a sentence that teaches; opens the assertion. */
    public A why(String reason) {
        // AssertJ asks for the message of a failure only when there is one. What is thrown here has more than a
        // message.
        return assertion.overridingErrorMessage(() -> {
            throw new StepFailure(
                    new FailureText(String.valueOf(youDid), kafkaSaw.get().toString(), reason), null);
        });
    }
}
