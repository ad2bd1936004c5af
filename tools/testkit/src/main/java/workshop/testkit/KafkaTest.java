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
import workshop.testkit.junit.FailureWords;
import workshop.testkit.junit.GiveUp;
import workshop.testkit.junit.OutputLimit;
import workshop.testkit.junit.TimeLimit;

/**
 * Tests that run against a real Kafka broker, one for the whole JVM. A test method may ask for a {@link Topic}, the
 * {@link Network}, the {@link WireTap}, a {@link ClientProbe}, a {@link Quota} and {@link Values}; each is its own.
 * With several brokers it may ask for the {@link Cluster}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
// Of the handlers of what a test throws, the last one here is the first to hear of it.
@ExtendWith({
    FailureWords.class,
    OutputLimit.class,
    TimeLimit.class,
    GiveUp.class,
    BrokerExtension.class,
    ParameterExtension.class
})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
public @interface KafkaTest {

    /** How many brokers; with more than one, a controller apart from them. */
    int brokers() default 1;
}
