package workshop.lesson03;

import static workshop.testkit.Claim.verify;

import java.time.Duration;
import java.util.function.Supplier;
import workshop.lesson03.PublishReport.Refused;
import workshop.lesson03.PublishReport.Stored;
import workshop.testkit.Call;
import workshop.testkit.Observation;
import workshop.testkit.Topic;

/** The claims on what one call of publishOrRefuse reports: one for each thing that may be wrong with it. */
record ReportClaims(Call<PublishReport> call, Object youDid, Supplier<Observation> kafkaSaw) {

    ReportClaims(Call<PublishReport> call, Supplier<Observation> kafkaSaw) {
        this(call, call, kafkaSaw);
    }

    void isBackWithin(Duration latest) {
        verify(call.isBackWithin(latest))
                .youDid(youDid)
                .kafkaSaw(kafkaSaw)
                .why("the limit is for look and send together; whoever waits longer gets no answer from you,"
                        + " not even a no")
                .isTrue();
    }

    <R extends PublishReport> R is(Class<R> kind, String why) {
        verify(call.value()).youDid(youDid).kafkaSaw(kafkaSaw).why(why).isInstanceOf(kind);
        return kind.cast(call.value());
    }

    void isStored(Topic topic, String order, String why) {
        Stored stored = is(Stored.class, why);
        verify(topic.valueAt(stored.metadata()))
                .youDid(youDid)
                .kafkaSaw(kafkaSaw)
                .why("Stored has the metadata of the broker's answer: the place where the order is in the log")
                .isEqualTo(order);
    }

    void isRefusedWith(int isr, int minIsr, String why) {
        Refused refused = is(Refused.class, why);
        verify(refused.isr())
                .youDid(youDid)
                .kafkaSaw(kafkaSaw)
                .why("a refusal tells how many replicas the look found in sync; -1 if it found out nothing")
                .isEqualTo(isr);
        verify(refused.minIsr())
                .youDid(youDid)
                .kafkaSaw(kafkaSaw)
                .why("a refusal tells how many replicas have to be in sync; -1 if the look found out nothing")
                .isEqualTo(minIsr);
    }
}
