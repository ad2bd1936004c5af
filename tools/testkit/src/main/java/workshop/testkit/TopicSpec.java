package workshop.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What kind of {@link Topic} a test wants; without it, one partition and the broker's defaults. */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface TopicSpec {

    /** A name that no other topic of this JVM has; without it, {@code forest-defense-} and four hexadecimal digits. */
    String name() default "";

    int partitions() default 1;

    /** On how many brokers each partition lies; without it, on all of them. */
    int replicas() default 0;

    /** The largest batch that the broker takes, in bytes; without it, the broker's own limit of about 1 MB. */
    int maxMessageBytes() default 0;

    /** Whether the log is compacted: the last value of each key stays, and a null value deletes. */
    boolean compacted() default false;
}
