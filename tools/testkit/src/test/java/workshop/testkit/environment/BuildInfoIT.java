package workshop.testkit.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BuildInfoIT {

    private static final Path ROOT_POM = Path.of("../../pom.xml");

    @Test
    void javas_release_is_the_root_poms() throws Exception {
        assertThat(BuildInfo.javaRelease()).isEqualTo("17");
        assertThat(Files.readString(ROOT_POM)).contains("<java.minimum>" + BuildInfo.javaRelease() + "</java.minimum>");
    }

    @Test
    void the_flags_are_the_root_poms_and_each_is_one_argument() throws Exception {
        String pom = Files.readString(ROOT_POM);

        assertThat(BuildInfo.jvmFlags())
                .isNotEmpty()
                .allSatisfy(flag -> assertThat(flag).startsWith("-").doesNotContain(" ", "$"))
                .allSatisfy(flag -> assertThat(pom).contains(flag));
    }
}
