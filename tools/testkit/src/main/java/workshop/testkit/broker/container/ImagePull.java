package workshop.testkit.broker.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.ResponseItem.ProgressDetail;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import workshop.testkit.report.Screen;

/** One pull of an image, which tells every few seconds how far it is and is given up when nothing moves any more. */
final class ImagePull extends ResultCallback.Adapter<PullResponseItem> {

    private static final Duration STANDSTILL = Duration.ofSeconds(12);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final Map<String, ProgressDetail> layers = new ConcurrentHashMap<>();
    private volatile long movedNanos = System.nanoTime();
    private volatile String error;

    static ImagePull start(DockerClient client, String image) {
        return client.pullImageCmd(image).exec(new ImagePull());
    }

    @Override
    public void onNext(PullResponseItem item) {
        movedNanos = System.nanoTime();
        if (item.getErrorDetail() != null) {
            error = item.getErrorDetail().getMessage();
        }
        if ("Downloading".equals(item.getStatus()) && item.getProgressDetail() != null) {
            layers.put(item.getId(), item.getProgressDetail());
        }
    }

    /** Throws {@link IOException} if the image didn't come: the registry's reason, or that nothing moved for 12 s. */
    void await() throws IOException {
        try {
            while (!awaitCompletion(BETWEEN_LINES.toSeconds(), TimeUnit.SECONDS)) {
                if (System.nanoTime() - movedNanos > STANDSTILL.toNanos()) {
                    throw new IOException("nothing came for " + STANDSTILL.toSeconds() + " s");
                }
                Screen.print("  pulled " + megabytes(true) + " of " + megabytes(false) + " MB");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (DockerClientException e) {
            throw new IOException(e.getMessage(), e);
        }
        if (error != null) {
            throw new IOException(error);
        }
    }

    private long megabytes(boolean done) {
        long bytes = layers.values().stream()
                .mapToLong(layer -> done ? layer.getCurrent() : layer.getTotal())
                .sum();
        return bytes / 1_000_000;
    }
}
