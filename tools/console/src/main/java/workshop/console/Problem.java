package workshop.console;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What a learner asked for cannot be done. The message is a sentence with the cause, and the cure if there is one. */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1;

    Problem(String sentence) {
        super(sentence);
    }

    /** The exceptions of the file system have a path for their message, and say the rest by their names. */
    static Problem of(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return new Problem(denied.getFile() + " may not be read or written by you: look at its permissions.");
        }
        if (e instanceof NoSuchFileException missing) {
            return new Problem(missing.getFile() + " is missing: get it back from the workshop's repository.");
        }
        if (e instanceof FileAlreadyExistsException there) {
            return new Problem(there.getFile() + " is there already.");
        }
        if (e instanceof FileSystemException failed) {
            return new Problem(failed.getFile() + ": " + failed.getReason());
        }
        return new Problem(String.valueOf(e.getMessage()));
    }
}
