package workshop.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnippetProofsIT {

    private static final String FILE = "solutions/lesson-09-archery/src/main/java/workshop/lesson09/Bow.java";
    private static final String FROM_FILE = "<!-- from " + FILE + " -->\n";

    @TempDir
    private Path root;

    @Test
    void lines_that_stand_in_the_file_in_a_row_are_right() throws Exception {
        assertThat(findings(FROM_FILE + "```java\nbow.draw();\nbow.loose();\n```\n"))
                .isEmpty();
    }

    @Test
    void lines_that_the_file_does_not_have_in_a_row_are_found() throws Exception {
        assertThat(findings(FROM_FILE + "```java\nbow.draw();\nbow.rest();\n```\n"))
                .containsExactly("page.md: the code that starts with \"bow.draw();\" is not in " + FILE);
    }

    @Test
    void code_without_the_name_of_its_file_is_found() throws Exception {
        assertThat(findings("```java\nbow.draw();\n```\n"))
                .singleElement()
                .asString()
                .startsWith("page.md: the code that starts with \"bow.draw();\" has to have the comment");
    }

    @Test
    void a_file_that_does_not_exist_is_found() throws Exception {
        assertThat(findings(FROM_FILE.replace("Bow", "Lute") + "```java\nbow.draw();\n```\n"))
                .singleElement()
                .asString()
                .endsWith("Lute.java, which does not exist");
    }

    private List<String> findings(String page) throws Exception {
        Path file = root.resolve(FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "class Bow {\n    void shoot() {\n        bow.draw();\n        bow.loose();\n        bow.rest();\n    }\n}\n");
        Files.writeString(root.resolve("page.md"), page);
        return new SnippetProofs(new Workshop(root)).all().get(0).findings().call();
    }
}
