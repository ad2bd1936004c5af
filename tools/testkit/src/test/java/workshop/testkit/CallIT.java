package workshop.testkit;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static workshop.testkit.Call.call;
import static workshop.testkit.Call.start;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import workshop.lesson91.Endless;
import workshop.testkit.report.HungException;
import workshop.testkit.report.StepFailure;

class CallIT {

    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void letEverythingEnd() {
        end.countDown();
    }

    @Test
    void a_call_says_what_it_returned() {
        Call<String> call = call("sendAndWait", () -> "forest-defense-0@41");

        assertThat(call).hasToString("sendAndWait returned \"forest-defense-0@41\"");
    }

    @Test
    void a_call_says_what_it_threw() {
        Call<String> call = call("sendAndWait", () -> {
            throw new ExecutionException(new IllegalStateException("the gate is shut"));
        });

        assertThat(call)
                .hasToString("sendAndWait threw ExecutionException caused by IllegalStateException: the gate is shut");
    }

    @Test
    void a_call_that_threw_has_no_value() {
        Call<String> call = call("sendAndWait", () -> {
            throw new IllegalStateException("the gate is shut");
        });

        assertThatExceptionOfType(StepFailure.class)
                .isThrownBy(call::value)
                .withCauseInstanceOf(IllegalStateException.class)
                .returns(
                        "sendAndWait threw IllegalStateException: the gate is shut",
                        failure -> failure.text().youDid());
    }

    @Test
    void a_call_that_is_not_back_in_time_is_not_back() {
        Call<Void> call = start("sendAndWait", () -> Endless.waitFor(end));

        assertThat(call.isBackWithin(ofMillis(50))).isFalse();
    }

    @Test
    void a_call_that_is_not_back_says_how_long_and_where() {
        Call<Void> call = start("sendAndWait", () -> Endless.waitFor(end));

        Awaitility.await("the call waits").until(call::isWaiting);

        assertThat(call.toString())
                .matches("sendAndWait had not come back after \\S+ ms"
                        + " \\(Endless\\.java:\\d+, in CountDownLatch\\.await\\)");
    }

    @Test
    void an_endless_call_fails_after_ten_seconds_with_a_text_that_says_where() {
        assertThatExceptionOfType(HungException.class)
                .isThrownBy(() -> call("sendAndWait", () -> Endless.waitFor(end)))
                .satisfies(hang -> assertThat(hang.text().youDid())
                        .matches("sendAndWait had not come back after 10,\\d{3} ms"
                                + " \\(Endless\\.java:\\d+, in CountDownLatch\\.await\\)"));
    }

    @Test
    void an_interrupt_reaches_the_call() {
        Call<Void> call = start("sendAndWait", () -> Endless.waitFor(end));

        call.interrupt();

        assertThat(call.thrown()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void what_is_not_written_yet_passes_through() {
        UnsupportedOperationException starter = new UnsupportedOperationException("Step 3 · Metadata: not written yet");

        assertThatThrownBy(() -> call("sendAndWait", () -> {
                    throw starter;
                }))
                .isSameAs(starter);
    }

    @Test
    void what_is_not_written_yet_passes_through_when_it_is_a_cause() {
        UnsupportedOperationException starter =
                new UnsupportedOperationException("Step 7 · Serializer: not written yet");

        assertThatThrownBy(() -> call("sendAndWait", () -> {
                    throw new CompletionException(new ExecutionException(starter));
                }))
                .isSameAs(starter);
    }

    @Test
    void another_unsupported_operation_is_an_exception_like_any_other() {
        Call<Void> call = call("sendAndWait", () -> {
            throw new UnsupportedOperationException("the list is immutable");
        });

        assertThat(call.thrown()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void causes_begin_with_the_outermost() {
        IllegalStateException inner = new IllegalStateException("the gate is shut");
        ExecutionException outer = new ExecutionException(inner);

        Call<Void> call = call("sendAndWait", () -> {
            throw outer;
        });

        assertThat(call.causes()).containsExactly(outer, inner);
    }

    @Test
    void a_thread_that_the_call_started_counts_while_it_lives() {
        Call<Void> call = call("sendAndWait", () -> new Thread(this::waitForTheEnd).start());

        assertThat(call.threadsStarted()).isEqualTo(1);
    }

    @Test
    void a_thread_that_has_ended_does_not_count() {
        Call<Void> call = call("sendAndWait", () -> new Thread(this::waitForTheEnd).start());

        end.countDown();

        Awaitility.await("the thread ends").atMost(ofSeconds(5)).until(() -> call.threadsStarted() == 0);
    }

    @Test
    void the_thread_of_the_call_itself_does_not_count() {
        Call<Void> call = start("sendAndWait", () -> Endless.waitFor(end));

        Awaitility.await("the call waits").until(call::isWaiting);

        assertThat(call.threadsStarted()).isZero();
    }

    private void waitForTheEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
