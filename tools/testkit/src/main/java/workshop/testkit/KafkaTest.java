package workshop.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that run against a real Kafka broker, one for the whole JVM. A test method may ask for a {@link Topic}, the {@link Network}, the
 * {@link WireTap}, a {@link ClientProbe}, a {@link Quota} and {@link Values}; each is its own. With several brokers it may ask for the
 * {@link Cluster}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(KafkaExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
public @interface KafkaTest {

    /** How many brokers; with more than one, a controller apart from them. */
    int brokers() default 1;
}
