package workshop.lesson04;

import static java.time.Duration.ofSeconds;
import static java.util.concurrent.TimeUnit.SECONDS;
import static workshop.testkit.Call.call;
import static workshop.testkit.Claim.verify;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaFuture;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.testkit.Call;
import workshop.testkit.KafkaTest;
import workshop.testkit.Network;
import workshop.testkit.Observation;
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
        new LedgeredOrders(topic, "last-week").sendRounds(producer, 1);
        LedgeredOrders orders = new LedgeredOrders(topic, "order");
        orders.sendRounds(producer, 4);
        orders.sendUnnoticed(producer, "tuck");
        orders.noteOnly("much");

        verifyAudit(
                topic,
                orders,
                new AuditReport(NONE, NONE, NONE, NONE, NONE),
                "the topic is the ledger's to check, not the other way round: read every partition to"
                        + " the end that was asked for first, past polls that bring nothing, and take what has an"
                        + " id of the ledger");
    }

    @Test
    @Order(2)
    void one_is_missing_and_one_is_there_twice(
            @TopicSpec(partitions = 3, maxMessageBytes = 2_000) Topic topic, Network network) throws Exception {
        LedgeredOrders orders = new LedgeredOrders(topic, "order");
        orders.sendRounds(topic.newProducer(), 4);
        String lost = orders.send(topic.newProducer(Map.of("acks", "0")), "tuck", "Prepare! ".repeat(500));
        network.dropResponses(1);
        String twice = orders.send(topic.newProducer(WITHOUT_IDEMPOTENCE), "will");

        verifyAudit(
                topic,
                orders,
                new AuditReport(Set.of(lost), Set.of(twice), NONE, NONE, NONE),
                "an order that was too large is missing, because its acks=0 asked for no answer, and"
                        + " one whose answer was lost is there twice: they cancel out in a count; compare ids,"
                        + " not numbers of records");
    }

    @Test
    @Order(3)
    void confirmed_orders_are_lost(@TopicSpec(partitions = 3, maxMessageBytes = 2_000) Topic topic) throws Exception {
        LedgeredOrders orders = new LedgeredOrders(topic, "order");
        orders.sendRounds(topic.newProducer(), 2);
        String large = "Prepare for battle! ".repeat(500);
        Set<String> lost = Set.of(
                orders.send(topic.newProducer(Map.of("acks", "0")), "tuck", large),
                orders.send(topic.newProducer(Map.of("acks", "0")), "much", large),
                orders.send(topic.newProducer(Map.of("acks", "0")), "alan", large));

        verifyAudit(
                topic,
                orders,
                new AuditReport(lost, NONE, NONE, NONE, NONE),
                "the producer confirmed with acks=0 what the broker refused as too large; a lost record"
                        + " leaves no gap in the offsets and never comes: only the ledger knows of it, and the"
                        + " end of the topic says when to stop waiting");
    }

    @Test
    @Order(4)
    void orders_are_there_twice(@TopicSpec(partitions = 3) Topic topic, Network network) throws Exception {
        LedgeredOrders orders = new LedgeredOrders(topic, "order");
        Producer<String, String> producer = topic.newProducer(WITHOUT_IDEMPOTENCE);
        orders.sendRounds(producer, 1);
        network.dropResponses(1);
        String one = orders.send(producer, "much");
        network.dropResponses(2);
        String other = orders.send(producer, "alan");
        String again = orders.send(producer, "tuck");
        orders.sendRounds(producer, 1);
        orders.sendAgain(producer, again);

        verifyAudit(
                topic,
                orders,
                new AuditReport(NONE, Set.of(one, other, again), NONE, NONE, NONE),
                "a producer without sequence numbers repeated two orders whose answers were lost, and a"
                        + " third was sent again later: the same id more than once; equal texts of different"
                        + " orders are no duplicates, and a copy that comes later changes no order");
    }

    @Test
    @Order(5)
    void orders_have_overtaken_others(@TopicSpec(partitions = 3) Topic topic, Network network, WireTap tap)
            throws Exception {
        LedgeredOrders orders = new LedgeredOrders(topic, "order");
        Producer<String, String> producer = topic.newProducer(WITHOUT_IDEMPOTENCE);
        orders.sendRounds(producer, 1);
        String one = orders.sendThroughCut(producer, "tuck", network, tap);
        orders.sendRounds(producer, 1);
        String other = orders.sendThroughCut(producer, "will", network, tap);
        List<String> late = orders.sendLastFirst(producer, "much");

        verifyAudit(
                topic,
                orders,
                new AuditReport(NONE, NONE, Set.of(one, other, late.get(0), late.get(1)), NONE, NONE),
                "a cut connection let a second order pass the first, and a band got its third order"
                        + " before two others; order is per key: an order is reordered if one of its own band"
                        + " with a higher sequence stands anywhere before it");
    }

    @Test
    @Order(6)
    void failed_orders_are_there_all_the_same(@TopicSpec(partitions = 3) Topic topic, Network network)
            throws Exception {
        LedgeredOrders orders = new LedgeredOrders(topic, "order");
        orders.sendRounds(topic.newProducer(), 2);
        Producer<String, String> patient =
                topic.newProducer(Map.of("delivery.timeout.ms", 900, "request.timeout.ms", 900, "linger.ms", 0));
        Producer<String, String> repeating = topic.newProducer(Map.of(
                "delivery.timeout.ms", 1_500, "request.timeout.ms", 400, "linger.ms", 0, "enable.idempotence", false));
        String refused = orders.send(topic.newProducer(Map.of("max.request.size", 2_000)), "tuck", "x".repeat(3_000));
        network.holdResponses();
        String once = orders.send(patient, "much");
        String twice = orders.send(repeating, "will");
        network.release();

        verifyAudit(
                topic,
                orders,
                new AuditReport(NONE, Set.of(twice), NONE, Set.of(once, twice), NONE),
                "the producer gave up " + refused
                        + ", which was too large, and two orders that got no answer in time; a time-out says that"
                        + " nobody answered, not that nothing was stored; a failed order that is there is a"
                        + " ghost, and a duplicate only if it is there twice");
    }

    @Test
    @Order(7)
    void orders_were_changed_on_the_way(@TopicSpec(partitions = 3) Topic topic, Network network) throws Exception {
        LedgeredOrders orders = new LedgeredOrders(topic, "order");
        Producer<String, String> producer = topic.newProducer();
        Producer<String, String> rewriting = topic.newProducer(Map.of(
                "interceptor.classes",
                RewritingInterceptor.class.getName(),
                "enable.idempotence",
                false,
                "linger.ms",
                0));
        orders.sendRounds(producer, 2);
        String changed = orders.send(rewriting, "tuck");
        network.dropResponses(1);
        String changedTwice = orders.send(rewriting, "much");
        List<String> overtaken = orders.sendOvertaken(producer, rewriting, "will");

        verifyAudit(
                topic,
                orders,
                new AuditReport(
                        NONE, NONE, Set.of(overtaken.get(0)), NONE, Set.of(changed, changedTwice, overtaken.get(1))),
                "an interceptor has rewritten three orders: ids and counts are right, and the text is"
                        + " not what was sent: compare checksums; a corrupted order is nothing else besides, but"
                        + " it still stands where it stands");
    }

    @Test
    @Order(8)
    void an_empty_topic_has_lost_what_was_confirmed(@TopicSpec(partitions = 3) Topic topic, Topic elsewhere)
            throws Exception {
        LedgeredOrders orders = new LedgeredOrders(elsewhere, "order");
        String one = orders.send(elsewhere.newProducer(), "tuck");
        String two = orders.send(elsewhere.newProducer(), "much");
        orders.noteOnly("will");

        verifyAudit(
                topic,
                orders,
                new AuditReport(Set.of(one, two), NONE, NONE, NONE, NONE),
                "an empty partition is read to its end before the first poll: its end is 0");
    }

    @Test
    @Order(9)
    void half_an_audit_is_none(@TopicSpec(partitions = 3) Topic topic) throws Exception {
        LedgeredOrders orders = new LedgeredOrders(topic, "order");
        orders.sendRounds(topic.newProducer(), 2);
        Consumer<String, String> consumer = FirstPoll.beforeFirstPoll(consumer(topic), topic::delete);

        Call<AuditReport> call =
                call("audit", () -> Step6Audit.audit(orders.ledger(), consumer, topic.name(), ofSeconds(2)));

        verifyGivenUp(
                call,
                () -> topicNow(topic, topic.name()),
                "the topic was deleted while it was read, and its end is never reached; a report of"
                        + " half a topic calls the other half lost, and somebody sends it all again; say instead"
                        + " how far it came");
    }

    @Test
    @Order(10)
    void a_topic_that_is_not_there_is_no_loss(Topic topic, Values values) throws Exception {
        LedgeredOrders orders = new LedgeredOrders(topic, "order");
        orders.sendRounds(topic.newProducer(), 1);
        String misspelt = "nottingham-" + values.word();

        Call<AuditReport> call =
                call("audit", () -> Step6Audit.audit(orders.ledger(), consumer(topic), misspelt, ofSeconds(2)));

        verifyGivenUp(
                call,
                () -> topicNow(topic, misspelt),
                "of a topic that is not there a consumer hears no error, only that it has no"
                        + " partitions: a typing error in its name must not come out as a loss");
    }

    private static void verifyGivenUp(Call<AuditReport> call, Supplier<Observation> kafkaSaw, String why) {
        verify(call.thrown()).youDid(call).kafkaSaw(kafkaSaw).why(why).isInstanceOf(RuntimeException.class);
        verify(call.thrown())
                .youDid(call)
                .kafkaSaw(kafkaSaw)
                .why("the exception is meant for whoever reads the audit; one that happens by mistake says"
                        + " nothing of it")
                .isNotInstanceOf(NullPointerException.class);
        verify(Objects.toString(call.thrown().getMessage(), "").isBlank())
                .youDid(call)
                .kafkaSaw(kafkaSaw)
                .why("the exception has a text: somebody wants to know how far the audit came")
                .isFalse();
    }

    /** What the broker says when the test itself asks for the topic of this name. */
    private static Observation topicNow(Topic topic, String name) {
        KafkaFuture<TopicDescription> answer =
                topic.newAdmin().describeTopics(List.of(name)).topicNameValues().get(name);
        Call<?> ask = call("the test's own question for " + name, () -> answer.get(5, SECONDS));
        return Observation.of(ask);
    }

    /** In a group, so that it may be used in any way; and by default it would begin at the end. */
    private static Consumer<String, String> consumer(Topic topic) {
        return topic.newConsumer(Map.of("group.id", "auditors-of-" + topic.name()));
    }

    private static void verifyAudit(Topic topic, LedgeredOrders orders, AuditReport wanted, String why) {
        Consumer<String, String> consumer = FirstPoll.firstPollIsEmpty(consumer(topic));
        Call<AuditReport> call =
                call("audit", () -> Step6Audit.audit(orders.ledger(), consumer, topic.name(), ofSeconds(5)));
        AuditReport found = call.value();
        String how = consumer.subscription().isEmpty() ? "" : ", as a member of a group,";
        verify(found)
                .youDid("audit" + how + " found " + AuditWords.of(found))
                .kafkaSaw(() -> new OrdersInTheLog(topic, orders).seen(AuditWords.disputed(wanted, found)))
                .why(why)
                .isEqualTo(wanted);
    }
}
