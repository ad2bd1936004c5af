package workshop.lesson04;

import static java.time.Duration.ofSeconds;
import static java.util.stream.Collectors.joining;
import static workshop.testkit.Call.call;
import static workshop.testkit.Claim.verify;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.testkit.Call;
import workshop.testkit.KafkaTest;
import workshop.testkit.Network;
import workshop.testkit.Topic;
import workshop.testkit.TopicSpec;
import workshop.testkit.Values;
import workshop.testkit.WireTap;
import workshop.testkit.client.FirstPoll;

@KafkaTest
class Step6AuditTest {

    private static final Set<String> NONE = Set.of();
    private static final Map<String, Object> WITHOUT_IDEMPOTENCE = Map.of("enable.idempotence", false, "linger.ms", 0);

    @Test
    @Order(1)
    void a_clean_run(@TopicSpec(partitions = 3) Topic topic) throws Exception {
        Producer<String, String> producer = topic.newProducer();
        topic.alreadyHolds(2);
        new Expedition(topic, "last-week").sendRounds(producer, 1);
        Expedition expedition = new Expedition(topic, "order");
        expedition.sendRounds(producer, 4);
        expedition.sendUnnoticed(producer, "tuck");
        expedition.noteOnly("much");

        verifyAudit(
                topic,
                expedition,
                new AuditReport(NONE, NONE, NONE, NONE, NONE),
                "all confirmed orders once and in order; two are pending, one of them arrived; and records of others",
                "the topic is the ledger's to check, not the other way round: read every partition to the end that was asked"
                        + " for first, past polls that bring nothing, and take what has an id of the ledger");
    }

    @Test
    @Order(2)
    void one_is_missing_and_one_is_there_twice(
            @TopicSpec(partitions = 3, maxMessageBytes = 2_000) Topic topic, Network network) throws Exception {
        Expedition expedition = new Expedition(topic, "order");
        expedition.sendRounds(topic.newProducer(), 4);
        String lost = expedition.send(topic.newProducer(Map.of("acks", "0")), "tuck", "Prepare! ".repeat(500));
        network.dropResponses(1);
        String twice = expedition.send(topic.newProducer(WITHOUT_IDEMPOTENCE), "will");

        verifyAudit(
                topic,
                expedition,
                new AuditReport(Set.of(lost), Set.of(twice), NONE, NONE, NONE),
                "as many records as confirmed orders: one was too large and sent with acks=0, the answer to another was lost",
                "one missing and one twice cancel out in a count; compare ids, not numbers of records");
    }

    @Test
    @Order(3)
    void confirmed_orders_are_lost(@TopicSpec(partitions = 3, maxMessageBytes = 2_000) Topic topic) throws Exception {
        Expedition expedition = new Expedition(topic, "order");
        expedition.sendRounds(topic.newProducer(), 2);
        String large = "Prepare for battle! ".repeat(500);
        Set<String> lost = Set.of(
                expedition.send(topic.newProducer(Map.of("acks", "0")), "tuck", large),
                expedition.send(topic.newProducer(Map.of("acks", "0")), "much", large),
                expedition.send(topic.newProducer(Map.of("acks", "0")), "alan", large));

        verifyAudit(
                topic,
                expedition,
                new AuditReport(lost, NONE, NONE, NONE, NONE),
                "8 orders in the log; 3 more were confirmed with acks=0 and refused by the broker as too large",
                "a lost record leaves no gap in the offsets and never comes: only the ledger knows of it, and the end of the"
                        + " topic says when to stop waiting");
    }

    @Test
    @Order(4)
    void orders_are_there_twice(@TopicSpec(partitions = 3) Topic topic, Network network) throws Exception {
        Expedition expedition = new Expedition(topic, "order");
        Producer<String, String> producer = topic.newProducer(WITHOUT_IDEMPOTENCE);
        expedition.sendRounds(producer, 1);
        network.dropResponses(1);
        String one = expedition.send(producer, "much");
        network.dropResponses(2);
        String other = expedition.send(producer, "alan");
        String again = expedition.send(producer, "tuck");
        expedition.sendRounds(producer, 1);
        expedition.sendAgain(producer, again);

        verifyAudit(
                topic,
                expedition,
                new AuditReport(NONE, Set.of(one, other, again), NONE, NONE, NONE),
                "the answers to two orders were lost, and their producer repeated them without sequence numbers; a third was"
                        + " sent again later",
                "the same id more than once; equal texts of different orders are no duplicates, and a copy that comes later"
                        + " changes no order");
    }

    @Test
    @Order(5)
    void orders_have_overtaken_others(@TopicSpec(partitions = 3) Topic topic, Network network, WireTap tap)
            throws Exception {
        Expedition expedition = new Expedition(topic, "order");
        Producer<String, String> producer = topic.newProducer(WITHOUT_IDEMPOTENCE);
        expedition.sendRounds(producer, 1);
        String one = expedition.sendThroughCut(producer, "tuck", network, tap);
        expedition.sendRounds(producer, 1);
        String other = expedition.sendThroughCut(producer, "will", network, tap);
        List<String> late = expedition.sendLastFirst(producer, "much");

        verifyAudit(
                topic,
                expedition,
                new AuditReport(NONE, NONE, Set.of(one, other, late.get(0), late.get(1)), NONE, NONE),
                "twice the connection was cut with two orders to one band on their way, and each time the second came first;"
                        + " a third band got the last of three orders before the other two",
                "order is per key: an order is reordered if one of its own band with a higher sequence stands anywhere before it");
    }

    @Test
    @Order(6)
    void failed_orders_are_there_all_the_same(@TopicSpec(partitions = 3) Topic topic, Network network)
            throws Exception {
        Expedition expedition = new Expedition(topic, "order");
        expedition.sendRounds(topic.newProducer(), 2);
        Producer<String, String> patient =
                topic.newProducer(Map.of("delivery.timeout.ms", 900, "request.timeout.ms", 900, "linger.ms", 0));
        Producer<String, String> repeating = topic.newProducer(Map.of(
                "delivery.timeout.ms", 1_500, "request.timeout.ms", 400, "linger.ms", 0, "enable.idempotence", false));
        String refused =
                expedition.send(topic.newProducer(Map.of("max.request.size", 2_000)), "tuck", "x".repeat(3_000));
        network.holdResponses();
        String once = expedition.send(patient, "much");
        String twice = expedition.send(repeating, "will");
        network.release();

        verifyAudit(
                topic,
                expedition,
                new AuditReport(NONE, Set.of(twice), NONE, Set.of(once, twice), NONE),
                "the producer gave up three orders: " + refused
                        + " was too large, two got no answer in time and are in the"
                        + " log, one of them more than once",
                "a time-out says that nobody answered, not that nothing was stored; a failed order that is there is a ghost,"
                        + " and a duplicate only if it is there twice");
    }

    @Test
    @Order(7)
    void orders_were_changed_on_the_way(@TopicSpec(partitions = 3) Topic topic, Network network) throws Exception {
        Expedition expedition = new Expedition(topic, "order");
        Producer<String, String> producer = topic.newProducer();
        Producer<String, String> tampering = topic.newProducer(
                Map.of("interceptor.classes", Tamperer.class.getName(), "enable.idempotence", false, "linger.ms", 0));
        expedition.sendRounds(producer, 2);
        String changed = expedition.send(tampering, "tuck");
        network.dropResponses(1);
        String changedTwice = expedition.send(tampering, "much");
        List<String> overtaken = expedition.sendOvertaken(producer, tampering, "will");

        verifyAudit(
                topic,
                expedition,
                new AuditReport(
                        NONE, NONE, Set.of(overtaken.get(0)), NONE, Set.of(changed, changedTwice, overtaken.get(1))),
                "an interceptor rewrote the text of three orders; one of them is there twice, one overtook an order of its"
                        + " band",
                "ids and counts are right, and the text is not what was sent: compare checksums; a corrupted order is"
                        + " nothing else besides, but it still stands where it stands");
    }

    @Test
    @Order(8)
    void an_empty_topic_has_lost_what_was_confirmed(@TopicSpec(partitions = 3) Topic topic, Topic elsewhere)
            throws Exception {
        Expedition expedition = new Expedition(elsewhere, "order");
        String one = expedition.send(elsewhere.newProducer(), "tuck");
        String two = expedition.send(elsewhere.newProducer(), "much");
        expedition.noteOnly("will");

        verifyAudit(
                topic,
                expedition,
                new AuditReport(Set.of(one, two), NONE, NONE, NONE, NONE),
                "nothing in any of 3 partitions",
                "an empty partition is read to its end before the first poll: its end is 0");
    }

    @Test
    @Order(9)
    void half_an_audit_is_none(@TopicSpec(partitions = 3) Topic topic) throws Exception {
        Expedition expedition = new Expedition(topic, "order");
        expedition.sendRounds(topic.newProducer(), 2);
        Consumer<String, String> consumer = FirstPoll.beforeFirstPoll(consumer(topic), topic::delete);

        Call<AuditReport> call =
                call("audit", () -> Step6Audit.audit(expedition.ledger(), consumer, topic.name(), ofSeconds(2)));

        verifyGivenUp(
                call,
                "a topic that was deleted while it was read: its end is never reached",
                "a report of half a topic calls the other half lost, and somebody sends it all again; say instead how far"
                        + " it came");
    }

    @Test
    @Order(10)
    void a_topic_that_is_not_there_is_no_loss(Topic topic, Values values) throws Exception {
        Expedition expedition = new Expedition(topic, "order");
        expedition.sendRounds(topic.newProducer(), 1);

        Call<AuditReport> call = call(
                "audit",
                () -> Step6Audit.audit(
                        expedition.ledger(), consumer(topic), "nottingham-" + values.word(), ofSeconds(2)));

        verifyGivenUp(
                call,
                "no topic of that name",
                "of a topic that is not there a consumer hears no error, only that it has no partitions: a typing error in its"
                        + " name must not come out as a loss");
    }

    private static void verifyGivenUp(Call<AuditReport> call, String kafkaSaw, String why) {
        verify(call.thrown() instanceof RuntimeException
                        && !String.valueOf(call.thrown().getMessage()).isBlank()
                        && !(call.thrown() instanceof NullPointerException))
                .youDid(call)
                .kafkaSaw(() -> kafkaSaw)
                .why(why)
                .isTrue();
    }

    /** In a group, so that it may be used in any way; and by default it would begin at the end. */
    private static Consumer<String, String> consumer(Topic topic) {
        return topic.newConsumer(Map.of("group.id", "auditors-of-" + topic.name()));
    }

    private static void verifyAudit(
            Topic topic, Expedition expedition, AuditReport wanted, String kafkaSaw, String why) {
        Consumer<String, String> consumer = FirstPoll.firstPollIsEmpty(consumer(topic));
        Call<AuditReport> call =
                call("audit", () -> Step6Audit.audit(expedition.ledger(), consumer, topic.name(), ofSeconds(5)));
        AuditReport found = call.value();
        String how = consumer.subscription().isEmpty() ? "" : ", as a member of a group,";
        verify(found)
                .youDid("audit" + how + " found " + say(found))
                .kafkaSaw(() -> kafkaSaw + "\nin " + topic.records().size() + " records for "
                        + expedition.ledger().size() + " entries: " + say(wanted))
                .why(why)
                .isEqualTo(wanted);
    }

    private static String say(AuditReport report) {
        return "lost " + say(report.lost()) + ", duplicated " + say(report.duplicated()) + ", reordered "
                + say(report.reordered()) + ", ghosts " + say(report.ghosts()) + ", corrupted "
                + say(report.corrupted());
    }

    private static String say(Set<String> ids) {
        return ids.isEmpty()
                ? "none"
                : new TreeSet<>(ids)
                        .stream()
                                .sorted(Comparator.comparing(String::length))
                                .limit(8)
                                .collect(joining(" ", ids.size() + " (", ids.size() > 8 ? " …)" : ")"));
    }
}
