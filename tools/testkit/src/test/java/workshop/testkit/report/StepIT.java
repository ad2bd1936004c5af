package workshop.testkit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepIT {

    private static final String LESSON = "lesson-01-basic-send";

    @ParameterizedTest
    @CsvSource({
        "workshop.lesson01.Step3MetadataTest, Step 3 · Metadata",
        "workshop.lesson01.Step1CreateProducerTest, Step 1 · Create producer",
        "Step12LastStandTest, Step 12 · Last stand"
    })
    void its_title_is_read_from_its_test(String testClass, String title) {
        assertThat(Step.ofTestClass(LESSON, testClass).map(Step::title)).contains(title);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "workshop.lesson01.Step3Metadata",
                "workshop.lesson01.MetadataTest",
                "workshop.lesson01.StepMetadataTest",
                "workshop.testkit.NetworkIT"
            })
    void a_class_that_grades_no_step_has_none(String testClass) {
        assertThat(Step.ofTestClass(LESSON, testClass)).isEmpty();
    }

    @Test
    void its_section_is_in_the_readme_of_the_lesson() {
        assertThat(Step.ofTestClass(LESSON, "workshop.lesson01.Step3MetadataTest"))
                .map(Step::readmeSection)
                .contains("lesson-01-basic-send/README.md#step-3--metadata");
    }

    @Test
    void its_test_is_named_after_it() {
        Step step = new Step(LESSON, 3, "Step3Metadata");

        assertThat(step.testClass()).isEqualTo("Step3MetadataTest");
    }

    @Test
    void the_starter_that_threw_tells_its_step() {
        UnsupportedOperationException notWritten = new UnsupportedOperationException("not written yet");
        notWritten.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("workshop.lesson01.Step3Metadata", "sendAndWait", "Step3Metadata.java", 31)
        });

        assertThat(Step.ofStarter(LESSON, notWritten)).isEqualTo(new Step(LESSON, 3, "Step3Metadata"));
    }

    @Test
    void what_no_starter_threw_has_no_step() {
        UnsupportedOperationException notWritten = new UnsupportedOperationException("not written yet");

        assertThatThrownBy(() -> Step.ofStarter(LESSON, notWritten))
                .isInstanceOf(IllegalArgumentException.class)
                .hasCauseReference(notWritten);
    }

    @Test
    void step_10_comes_after_step_9() {
        Step nine = new Step(LESSON, 9, "Step9Quiver");
        Step ten = new Step(LESSON, 10, "Step10Bow");

        assertThat(nine).isLessThan(ten);
    }
}
