package workshop.testkit.client;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;

/** Consumers to which something happens at their first poll; in all else they are the one they are given. */
public final class FirstPoll {

    /** The first poll has no time for an answer from the broker and comes back with nothing, as polls do now and then. */
    public static Consumer<String, String> firstPollIsEmpty(Consumer<String, String> consumer) {
        return atFirstPoll(consumer, () -> {}, true);
    }

    /** Right before its first poll, {@code event} happens. */
    public static Consumer<String, String> beforeFirstPoll(Consumer<String, String> consumer, Runnable event) {
        return atFirstPoll(consumer, event, false);
    }

    @SuppressWarnings("unchecked")
    private static Consumer<String, String> atFirstPoll(
            Consumer<String, String> consumer, Runnable event, boolean withoutTime) {
        AtomicBoolean polled = new AtomicBoolean();
        return (Consumer<String, String>) Proxy.newProxyInstance(
                FirstPoll.class.getClassLoader(), new Class<?>[] {Consumer.class}, (proxy, method, arguments) -> {
                    try {
                        if (method.getName().equals("poll") && polled.compareAndSet(false, true)) {
                            event.run();
                            return method.invoke(consumer, withoutTime ? Duration.ZERO : arguments[0]);
                        }
                        return method.invoke(consumer, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private FirstPoll() {}
}
