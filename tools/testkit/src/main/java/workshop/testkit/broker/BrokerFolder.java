package workshop.testkit.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import workshop.testkit.environment.TempFolder;

/** Where a broker keeps its log. */
public final class BrokerFolder {

    private static final String KIND = "workshop-kafka-";
    private static final long NEEDED_BYTES = 64L * 1024 * 1024;

    /** Throws {@link IOException} with a sentence if the temp directory is missing or full, or may not be written to. */
    public static TempFolder create() throws IOException {
        try {
            TempFolder folder = TempFolder.create(KIND);
            if (Files.getFileStore(folder.path()).getUsableSpace() < NEEDED_BYTES) {
                folder.close();
                throw new IOException("it has less than " + NEEDED_BYTES / 1024 / 1024 + " MB left");
            }
            return folder;
        } catch (IOException e) {
            throw new IOException(
                    "The broker needs a folder in the temp directory " + System.getProperty("java.io.tmpdir")
                            + ", and cannot have it (" + reason(e)
                            + "): free some space, or name another one in the environment: JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=…",
                    e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException ? "it does not exist" : e.getMessage();
    }

    private BrokerFolder() {}
}
