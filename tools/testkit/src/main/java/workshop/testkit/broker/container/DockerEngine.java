package workshop.testkit.broker.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.testcontainers.DockerClientFactory;
import workshop.testkit.report.Screen;

/**
 * The Docker engine that Testcontainers finds. Testcontainers waits for an engine without a limit; here a learner hears within seconds
 * what is missing, in one sentence.
 */
final class DockerEngine {

    private static final Duration TO_ANSWER = Duration.ofSeconds(10);
    private static final Duration TO_PREPARE = Duration.ofSeconds(60);
    private static final String WITHOUT = ", or leave -Dkafka out, for the embedded broker needs none.";

    private final DockerClient client;

    private DockerEngine(DockerClient client) {
        this.client = client;
    }

    /** Throws {@link IOException} with cause and cure if there is no engine, or none that answers. */
    static DockerEngine find() throws IOException {
        DockerClientFactory testcontainers = DockerClientFactory.instance();
        String wanted = System.getenv("DOCKER_HOST");
        String cure = ": start Docker" + (wanted == null ? "" : " or correct DOCKER_HOST") + WITHOUT;
        String engine = wanted == null ? "Docker engine" : "Docker engine at DOCKER_HOST=" + wanted;
        within(
                TO_ANSWER,
                () -> testcontainers.getTransportConfig().getDockerHost(),
                "the " + engine + " did not answer within " + TO_ANSWER.toSeconds() + " s" + cure,
                "no " + engine + " was found" + cure);
        String unusable = "Testcontainers could not prepare the " + engine + ", and target/kafka.log has its reasons"
                + " (its helper Ryuk needs an image too; TESTCONTAINERS_RYUK_DISABLED=true in the environment goes without)"
                + cure;
        return new DockerEngine(within(TO_PREPARE, testcontainers::client, unusable, unusable));
    }

    /** Makes sure that the image is here. A pull shows how far it is. */
    void provide(String image) throws IOException {
        if (has(image)) {
            return;
        }
        Screen.print("  pulling " + image + ", which takes a while and is needed once");
        try (ImagePull pull = ImagePull.start(client, image)) {
            pull.await();
        } catch (DockerException | IOException e) {
            throw new IOException(
                    "-Dkafka=container: the image " + image + " is not on this machine and could not be pulled ("
                            + reason(e)
                            + "): check the network and the tag, name another image with -Dkafka.image=…, or leave -Dkafka out.",
                    e);
        }
    }

    /** An engine's refusal is JSON with one field of interest. */
    private static String reason(Exception e) {
        Matcher json = Pattern.compile("\"message\":\"(.*)\"").matcher(e.getMessage());
        return json.find() ? json.group(1).replace("\\\"", "\"") : e.getMessage();
    }

    private boolean has(String image) {
        try {
            client.inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    /** Asks on a thread of its own, which is left alone if it never comes back. */
    private static <T> T within(Duration limit, Callable<T> question, String late, String failed) throws IOException {
        FutureTask<T> answer = new FutureTask<>(question);
        Thread asking = new Thread(answer, "workshop-docker");
        asking.setDaemon(true);
        asking.start();
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("-Dkafka=container: " + late, e);
        } catch (ExecutionException e) {
            throw new IOException("-Dkafka=container: " + failed, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("-Dkafka=container: interrupted", e);
        }
    }
}
