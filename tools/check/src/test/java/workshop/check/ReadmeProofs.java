package workshop.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import workshop.judge.lesson.Lesson;
import workshop.testkit.report.Step;

/** A lesson's README leads through its steps and no others, in their order, and its WHY.md gives the reasons for each. */
record ReadmeProofs(Workshop workshop, Lesson lesson) {

    List<Proof> all() {
        return List.of(
                new Proof(lesson.name() + "/README sections", this::sections),
                new Proof(lesson.name() + "/README hints", this::hints));
    }

    private List<String> sections() throws IOException {
        List<String> wanted =
                lesson.steps().stream().map(step -> "## " + step.title()).toList();
        List<String> findings = new ArrayList<>();
        for (Path page : List.of(readme(), workshop.solutionFolder(lesson).resolve("WHY.md"))) {
            List<String> found = Files.exists(page)
                    ? Markdown.of(page).headings().stream()
                            .filter(heading -> heading.startsWith("## Step "))
                            .toList()
                    : List.of();
            if (!found.equals(wanted)) {
                findings.add(workshop.shown(page) + " has to have the sections " + wanted + " and has " + found);
            }
        }
        return findings;
    }

    private List<String> hints() throws IOException {
        List<String> findings = new ArrayList<>();
        for (Step step : lesson.steps()) {
            String section = section(step);
            int at = 0;
            for (String part : parts(step)) {
                int next = section.indexOf(part, at);
                if (next < 0) {
                    findings.add(workshop.shown(readme()) + ": in the section " + step.title() + " \"" + part
                            + "\" is missing, or not in its place");
                } else {
                    at = next;
                }
            }
        }
        return findings;
    }

    /** What a section has, in this order. */
    private static List<String> parts(Step step) {
        return List.of(
                "(src/main/java/" + Step.packageOf(step.lesson()).replace('.', '/') + "/" + step.className() + ".java)",
                "**Predict first:**",
                "<summary>Hint 1 · nudge</summary>",
                "<summary>Hint 2 · direction</summary>",
                "<summary>Hint 3 · almost the answer</summary>");
    }

    private String section(Step step) throws IOException {
        String text = "\n" + Files.readString(readme()) + "\n## ";
        int from = text.indexOf("\n## " + step.title() + "\n");
        return from < 0 ? "" : text.substring(from, text.indexOf("\n## ", from + 1));
    }

    private Path readme() {
        return lesson.folder().resolve("README.md");
    }
}
