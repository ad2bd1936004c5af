package workshop.testkit.report;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A step of a lesson. One name in three places: the starter {@code Step3Metadata}, its test {@code Step3MetadataTest}, and the section
 * {@code ## Step 3 · Metadata} of the lesson's README.
 *
 * @param lesson the lesson's folder, such as {@code lesson-01-basic-send}
 * @param number 1 for the first
 * @param className simple name of the starter's class
 */
public record Step(String lesson, int number, String className) implements Comparable<Step> {

    private static final Pattern TEST_CLASS = Pattern.compile("(?:.*\\.)?(Step(\\d+)(\\w+))Test");

    /** The step of {@code lesson} that a test class grades; empty if it grades none. */
    public static Optional<Step> ofTestClass(String lesson, String testClass) {
        Matcher matcher = TEST_CLASS.matcher(testClass);
        return matcher.matches()
                ? Optional.of(new Step(lesson, Integer.parseInt(matcher.group(2)), matcher.group(1)))
                : Optional.empty();
    }

    /** The step of {@code lesson} whose starter threw this, which {@link Verdict#isNotWritten} knows. */
    public static Step ofStarter(String lesson, Throwable notWritten) {
        return ofTestClass(lesson, notWritten.getStackTrace()[0].getClassName() + "Test")
                .orElseThrow(() -> new IllegalArgumentException("No starter threw this", notWritten));
    }

    /** As the README's heading has it: {@code Step 3 · Metadata}. */
    public String title() {
        String words = className.replaceFirst("Step\\d+", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return "Step " + number + " · " + words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
    }

    /** Where the lesson explains it, relative to the root of the workshop. */
    public String readmeSection() {
        return lesson + "/README.md#"
                + title().toLowerCase(Locale.ROOT).replace("·", "").replace(' ', '-');
    }

    /** The package of a lesson's starters and tests: {@code workshop.lesson01}. */
    public static String packageOf(String lesson) {
        return "workshop.lesson" + lesson.replaceFirst("lesson-(\\d+).*", "$1");
    }

    /** The simple name of its test class. */
    public String testClass() {
        return className + "Test";
    }

    @Override
    public int compareTo(Step other) {
        return Integer.compare(number, other.number);
    }
}
