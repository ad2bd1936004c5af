package workshop.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import workshop.judge.lesson.Answers;
import workshop.judge.lesson.Lesson;
import workshop.testkit.report.Step;

/** The files of a lesson belong together: each step is in all its places, and what is given twice is the same twice. */
record LessonProofs(Workshop workshop, Lesson lesson) {

    List<Proof> all() throws IOException {
        List<Proof> proofs = new ArrayList<>();
        proofs.add(new Proof(lesson.name() + "/announced", this::notAnnounced));
        proofs.add(new Proof(lesson.name() + "/steps", this::missingFiles));
        proofs.add(new Proof(lesson.name() + "/given types", this::differentGivenTypes));
        proofs.add(new Proof(lesson.name() + "/TODOs", this::todos));
        proofs.add(new Proof(lesson.name() + "/nothing else", this::filesThatAreNotTaken));
        return proofs;
    }

    private List<String> notAnnounced() throws IOException {
        List<String> findings = new ArrayList<>();
        if (!Markdown.of(workshop.root().resolve("README.md")).links().contains(lesson.name() + "/README.md")) {
            findings.add("README.md has no link to " + lesson.name() + "/README.md");
        }
        if (!Files.readString(workshop.root().resolve("pom.xml")).contains("<module>" + lesson.name() + "</module>")) {
            findings.add("pom.xml has no module " + lesson.name());
        }
        return findings;
    }

    /** The names of the steps, wherever one is found. */
    private Set<String> steps() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path folder : List.of(starters(), tests(), solutions(), workshop.answersFolder(lesson))) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    files.map(file -> file.getFileName().toString().replaceFirst("(Test)?\\.java$", ""))
                            .filter(name -> Step.ofTestClass(lesson.name(), name + "Test")
                                    .isPresent())
                            .forEach(names::add);
                }
            }
        }
        return names;
    }

    private List<String> missingFiles() throws IOException {
        return steps().stream()
                .flatMap(step -> Stream.of(
                        starters().resolve(step + ".java"),
                        tests().resolve(step + "Test.java"),
                        solutions().resolve(step + ".java"),
                        workshop.answersFolder(lesson).resolve(step)))
                .filter(path -> !Files.exists(path))
                .map(path -> workshop.shown(path) + " is missing, and the step has to have it")
                .toList();
    }

    private List<String> differentGivenTypes() throws IOException {
        List<String> findings = new ArrayList<>();
        for (Path type : lesson.givenTypes()) {
            Path again = solutions().resolve(type.getFileName().toString());
            if (!Files.exists(again) || Files.mismatch(type, again) >= 0) {
                findings.add(workshop.shown(again) + " has to be the same, byte for byte, as " + workshop.shown(type));
            }
        }
        return findings;
    }

    private List<String> todos() throws IOException {
        List<String> findings = new ArrayList<>();
        for (String step : steps()) {
            findings.addAll(todosIn(starters().resolve(step + ".java"), 1));
            findings.addAll(todosIn(solutions().resolve(step + ".java"), 0));
        }
        return findings;
    }

    private List<String> todosIn(Path file, int expected) throws IOException {
        long found = !Files.exists(file)
                ? expected // that it is missing is said elsewhere
                : Files.readAllLines(file).stream()
                        .filter(line -> line.contains("// TODO"))
                        .count();
        return found == expected
                ? List.of()
                : List.of(workshop.shown(file) + " has " + found + " TODOs and has to have " + expected);
    }

    private List<String> filesThatAreNotTaken() throws IOException {
        List<Answers> all = new ArrayList<>(List.of(lesson.starters(), workshop.solutions(lesson)));
        List<String> findings = new ArrayList<>();
        for (Path step : Workshop.foldersIn(workshop.answersFolder(lesson))) {
            for (Path folder : Workshop.foldersIn(step)) {
                all.add(new Answers(lesson, folder));
                if (!folder.getFileName().toString().matches("(wrong|right)-.+")) {
                    findings.add(workshop.shown(folder) + " has to be called wrong-… or right-…");
                }
            }
        }
        for (Answers answers : all) {
            for (Path file : filesIn(answers.folder())) {
                answers.whyInVain(file).ifPresent(why -> findings.add(workshop.shown(file) + " " + why));
            }
        }
        return findings;
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private Path starters() {
        return lesson.packageIn(lesson.folder().resolve("src/main/java"));
    }

    private Path tests() {
        return lesson.packageIn(lesson.folder().resolve("src/test/java"));
    }

    private Path solutions() {
        return lesson.packageIn(workshop.solutionFolder(lesson).resolve("src/main/java"));
    }
}
