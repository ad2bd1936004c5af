package workshop.check;

import java.util.List;
import java.util.concurrent.Callable;

/**
 * Something that has to be true of the workshop.
 *
 * @param name where to look: {@code lesson-01-basic-send/Step3Metadata/wrong-own-retry}
 * @param findings what is not as it has to be, a sentence each that names the place; none if it is proven
 */
record Proof(String name, Callable<List<String>> findings) {}
