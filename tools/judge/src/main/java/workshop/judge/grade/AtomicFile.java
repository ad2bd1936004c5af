package workshop.judge.grade;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that are there whole or not at all, so that a run which was stopped leaves no half of one. */
final class AtomicFile {

    /** Throws {@link IOException} with a sentence. */
    static void write(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileSystemException e) {
            throw new IOException(
                    file + " cannot be written (" + reason(e)
                            + "): close the program that has it open, or name another folder with --out; what is graded is kept",
                    e);
        }
    }

    private static String reason(FileSystemException e) {
        return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
    }

    private AtomicFile() {}
}
