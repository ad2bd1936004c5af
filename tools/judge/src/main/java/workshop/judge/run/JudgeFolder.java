package workshop.judge.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import workshop.testkit.environment.TempFolder;

/** Where the judge compiles, and where a JVM with answers works. */
public final class JudgeFolder {

    private static final String KIND = "workshop-judge-";

    /** A new one. Throws {@link IOException} if there can be none. */
    public static TempFolder create() throws IOException {
        Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"))); // an answer may have removed it
        return TempFolder.create(KIND);
    }

    private JudgeFolder() {}
}
