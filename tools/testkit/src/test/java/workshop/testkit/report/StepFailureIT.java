package workshop.testkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StepFailureIT {

    private static final Step STEP = new Step("lesson-01-basic-send", 3, "Step3Metadata");
    private static final FailureText TEXT =
            new FailureText("sendAndWait returned null", "1 record", "there is an offset to return");

    @Test
    void its_message_is_its_text() {
        assertThat(new StepFailure(TEXT, null)).hasMessage("""
                          you did    sendAndWait returned null
                          kafka saw  1 record
                          why        there is an offset to return
                        """);
    }

    @Test
    void in_a_step_its_message_has_the_title_and_the_section() {
        StepFailure failure = new StepFailure(TEXT, null).in(STEP);

        assertThat(failure)
                .hasMessageStartingWith("Step 3 · Metadata\n\n  you did    sendAndWait returned null\n")
                .hasMessageEndingWith("\n  read       lesson-01-basic-send/README.md#step-3--metadata\n");
    }

    @Test
    void in_a_step_it_keeps_its_text_its_trace_and_its_cause() {
        Throwable cause = new IllegalStateException("the gate is shut");
        StepFailure failure = new StepFailure(TEXT, cause);
        failure.setStackTrace(traceOf("sendAndWait"));

        StepFailure told = failure.in(STEP);

        assertThat(told.text()).isEqualTo(TEXT);
        assertThat(told.getStackTrace()).containsExactly(traceOf("sendAndWait"));
        assertThat(told).hasCauseReference(cause);
    }

    @Test
    void a_hang_stays_a_hang_in_a_step() {
        HungException hang = new HungException("sendAndWait had not come back");
        hang.setStackTrace(traceOf("sendAndWait"));

        StepFailure told = hang.in(STEP);

        assertThat(told).isInstanceOf(HungException.class).hasMessageStartingWith("Step 3 · Metadata\n");
        assertThat(told.text()).isEqualTo(hang.text());
        assertThat(told.text().youDid()).isEqualTo("sendAndWait had not come back");
        assertThat(told.getStackTrace()).containsExactly(traceOf("sendAndWait"));
    }

    private static StackTraceElement[] traceOf(String method) {
        return new StackTraceElement[] {
            new StackTraceElement("workshop.lesson01.Step3Metadata", method, "Step3Metadata.java", 31)
        };
    }
}
