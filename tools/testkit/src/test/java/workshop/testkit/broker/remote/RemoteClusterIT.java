package workshop.testkit.broker.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.protocol.ApiKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.testkit.broker.embedded.EmbeddedCluster;
import workshop.testkit.environment.Settings;
import workshop.testkit.wire.Proxy;

/** Against a broker with SASL_SSL and ACLs, which allow robin the prefix {@code workshop-} and guy nothing. */
class RemoteClusterIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String SOMEBODY_ELSES = "workshop-of-somebody-else";

    @TempDir
    private static Path brokerFolder;

    @TempDir
    private Path folder;

    private static SecuredBroker broker;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = new SecuredBroker(brokerFolder);
        broker.allow("robin", "workshop-", SecuredBroker.NEEDED);
        broker.allow("much", "workshop-", List.of(AclOperation.CREATE, AclOperation.DELETE, AclOperation.READ));
        try (Admin owner = broker.owner()) {
            owner.createTopics(List.of(new NewTopic(SOMEBODY_ELSES, Optional.empty(), Optional.empty())))
                    .all()
                    .get();
        }
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @AfterEach
    void nothingIsLeftBehind() throws Exception {
        assertThat(broker.topicsOnceTheyAre(Set.of(SOMEBODY_ELSES))).containsExactly(SOMEBODY_ELSES);
    }

    @Test
    void code_that_knows_nothing_but_an_address_is_graded_with_faults_and_all() throws Exception {
        assertThat(judge("@KafkaTest", """
                @Test void one(Topic topic, Network network, WireTap tap, ClientProbe probe) throws Exception {
                    var created = probe.watch("create", () -> new org.apache.kafka.clients.producer.KafkaProducer<>(Map.of(
                            "bootstrap.servers", topic.bootstrapServers(),
                            "key.serializer", "org.apache.kafka.common.serialization.StringSerializer",
                            "value.serializer", "org.apache.kafka.common.serialization.StringSerializer")));
                    try (var producer = created.value()) {
                        network.holdResponses();
                        var future = producer.send(
                                new org.apache.kafka.clients.producer.ProducerRecord<>(topic.name(), "Prepare for battle!"));
                        Assertions.assertEquals(1, topic.valuesOnceThereAre(1).size());
                        Assertions.assertFalse(future.isDone());
                        network.release();
                        Assertions.assertEquals(topic.name() + "-0@0", future.get().toString());
                        Assertions.assertEquals(java.util.Set.of(-1), tap.acks());
                    }
                    Assertions.assertTrue(topic.name().matches("workshop-[0-9a-f]{8}-forest-defense-[0-9a-f]{4}"));
                    Assertions.assertEquals(java.util.List.of(), probe.leftBehind());
                }
                """)).startsWith("PASSED, 1 of 1");
    }

    @Test
    void acks_0_and_a_consumer_get_through() throws Exception {
        assertThat(judge("@KafkaTest", """
                @Test void one(@TopicSpec(partitions = 3) Topic topic) throws Exception {
                    try (var producer = topic.newProducer(Map.of("acks", "0"))) {
                        for (int i = 0; i < 100; i++) {
                            producer.send(new org.apache.kafka.clients.producer.ProducerRecord<>(topic.name(), "" + i));
                        }
                    }
                    Assertions.assertEquals(100, topic.valuesOnceThereAre(100).size());
                    var consumer = topic.newConsumer();
                    consumer.assign(java.util.List.of(new org.apache.kafka.common.TopicPartition(topic.name(), 0)));
                    Assertions.assertEquals(1, consumer.partitionsFor(topic.name()).stream()
                            .map(partition -> partition.leader().host()).distinct().count());
                    Assertions.assertEquals("127.0.0.1", topic.newAdmin().describeCluster().nodes().get().iterator().next().host());
                }
                """)).startsWith("PASSED, 1 of 1");
    }

    @Test
    void to_ask_for_a_topic_does_not_create_it() throws Exception {
        assertThat(judge("@KafkaTest", """
                @Test void one(Topic topic) throws Exception {
                    var producer = topic.newProducer(Map.of("max.block.ms", 1000));
                    var future = producer.send(new org.apache.kafka.clients.producer.ProducerRecord<>(topic.name() + "-nowhere", ""));
                    var e = Assertions.assertThrows(java.util.concurrent.ExecutionException.class, future::get);
                    Assertions.assertInstanceOf(org.apache.kafka.common.errors.TimeoutException.class, e.getCause());
                }
                """)).startsWith("PASSED, 1 of 1");
    }

    @Test
    void the_topics_of_a_test_that_fails_are_removed() throws Exception {
        assertThat(judge("@KafkaTest", """
                @Test void one(Topic topic, @TopicSpec(name = "forest-defense") Topic other) {
                    topic.alreadyHolds(3);
                    Assertions.fail("in the middle");
                }
                """)).startsWith("FAILED, 0 of 1").contains("in the middle");
    }

    @Test
    void the_topics_of_code_that_ends_the_jvm_are_removed() throws Exception {
        assertThat(judge("@KafkaTest", "@Test void one(Topic topic) { System.exit(3); }"))
                .isEmpty();
    }

    @Test
    void a_cluster_of_several_brokers_is_reached_by_a_port_for_each() throws Exception {
        try (Proxy proxy = new Proxy();
                EmbeddedCluster three = EmbeddedCluster.start(proxy, 3)) {
            String printed = judge(three.harnessServers(), "", "@KafkaTest", """
                    @Test void one(@TopicSpec(partitions = 12) Topic topic, WireTap tap) throws Exception {
                        try (var producer = topic.newProducer(Map.of("linger.ms", 0))) {
                            for (int i = 0; i < 12; i++) {
                                producer.send(new org.apache.kafka.clients.producer.ProducerRecord<>(topic.name(), i, null, "" + i));
                            }
                            Assertions.assertEquals(3, producer.partitionsFor(topic.name()).stream()
                                    .map(partition -> partition.leader().host() + partition.leader().port())
                                    .distinct().count());
                        }
                        Assertions.assertEquals(12, topic.values().size());
                        Assertions.assertEquals(12, tap.recordsSent());
                    }
                    """);
            three.ids().forEach(three::crash);

            assertThat(printed).startsWith("PASSED, 1 of 1");
        }
    }

    @Test
    void a_quota_is_not_set_and_the_other_tests_of_the_step_run() throws Exception {
        assertThat(judge("@KafkaTest", """
                @Test void one(Quota quota) {}
                @Test void two(Topic topic) {}
                """))
                .startsWith("NOT_RUN, 1 of 2")
                .contains("it sets a quota, which is for brokers of the workshop's own: to run it, leave -Dkafka out");
    }

    @Test
    void brokers_are_not_crashed() throws Exception {
        assertThat(judge("@KafkaTest(brokers = 3)", "@Test void one(Cluster cluster) {} @Test void two() {}"))
                .startsWith("NOT_RUN, 0 of 2")
                .contains(
                        "it crashes brokers, which is for brokers of the workshop's own: to run it, leave -Dkafka out");
    }

    @Test
    void a_step_that_wants_brokers_and_leaves_them_alone_is_run() throws Exception {
        assertThat(judge("@KafkaTest(brokers = 3)", "@Test void one(Topic topic) { topic.alreadyHolds(1); }"))
                .startsWith("PASSED, 1 of 1");
    }

    @Test
    void wrong_credentials_are_told() throws Exception {
        String sentence = refusal(broker.servers(), broker.clientProperties("robin", "sherwood"));

        assertThat(sentence).contains("the cluster does not let you in (").contains("check the credentials");
    }

    @Test
    void a_cluster_that_forbids_topics_is_told() throws Exception {
        String sentence = refusal(broker.servers(), broker.clientProperties("guy", SecuredBroker.PASSWORD));

        assertThat(sentence)
                .contains("the cluster forbids you Create or Delete on topics whose names begin with workshop-:")
                .contains("docs/own-cluster.md");
    }

    @Test
    void a_cluster_that_forbids_another_prefix_is_told() throws Exception {
        String sentence =
                refusal(broker.servers(), broker.clientProperties("robin", SecuredBroker.PASSWORD), "sherwood-");

        assertThat(sentence).contains("Create or Delete on topics whose names begin with sherwood-:");
    }

    @Test
    void a_cluster_that_allows_less_than_is_needed_is_told() throws Exception {
        String sentence = refusal(broker.servers(), broker.clientProperties("much", SecuredBroker.PASSWORD));

        assertThat(sentence)
                .contains(
                        "the cluster forbids you Write and DescribeConfigs on topics whose names begin with workshop-:");
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_told() throws Exception {
        String sentence = refusal(broker.servers(), properties("security.protocol=SSL"));

        assertThat(sentence).contains("no TLS connection came about (").contains("trust store");
    }

    @Test
    void tls_where_none_was_expected_is_told() throws Exception {
        assertThat(refusal(broker.servers(), null))
                .contains("no Kafka broker understands security.protocol=PLAINTEXT at that port (it answers in TLS)");
    }

    @Test
    void a_host_that_does_not_answer_is_told() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String server = "localhost:" + silent.getLocalPort();

            assertThat(refusal(server, null)).contains("(no answer within 5 s)");
            assertThat(refusal(server, properties("security.protocol=SSL")))
                    .contains("something listens there, but within 8 s no broker answered with security.protocol=SSL");
        }
    }

    @Test
    void a_port_that_nobody_listens_at_is_told() throws Exception {
        String closed = closedPort();

        assertThat(refusal(closed, null)).contains("-Dkafka=" + closed + " cannot be reached (Connection refused");
    }

    @Test
    void a_name_that_nobody_knows_is_told() throws Exception {
        assertThat(refusal("kafka.invalid:9092", null)).contains("cannot be reached (no such host is known)");
    }

    @Test
    void of_several_addresses_one_is_enough() throws Exception {
        String servers = closedPort() + ",kafka.invalid:9092," + broker.servers();

        assertThat(judge(
                        servers,
                        robinsProperties(),
                        "@KafkaTest",
                        "@Test void one(Topic topic) { topic.alreadyHolds(1); }"))
                .startsWith("PASSED, 1 of 1");
    }

    @Test
    void addresses_that_cannot_be_reached_from_here_are_told(@TempDir Path data) throws Exception {
        String elsewhere = "INTERNAL://sherwood.invalid:9091,CLIENT://sherwood.invalid:9092";
        try (SecuredBroker misled = new SecuredBroker(data, Map.of("advertised.listeners", elsewhere))) {
            assertThat(refusal(misled.internalServers(), null))
                    .contains("tells its clients to go to sherwood.invalid:9091 (no such host is known)");
            assertThat(refusal(misled.servers(), misled.clientProperties("robin", SecuredBroker.PASSWORD)))
                    .contains("tells its clients to go to sherwood.invalid:9092 (no such host is known)")
                    .contains("advertised.listeners");
        }
    }

    @Test
    void a_cluster_that_never_removes_a_topic_is_told(@TempDir Path data) throws Exception {
        try (SecuredBroker keeper = new SecuredBroker(data, Map.of("delete.topic.enable", "false"))) {
            assertThat(refusal(keeper.internalServers(), null))
                    .contains("the cluster never removes a topic (delete.topic.enable=false)");
            assertThat(keeper.topics()).isEmpty();
        }
    }

    @Test
    void a_broker_that_is_too_old_is_told() throws Exception {
        for (Map<ApiKeys, Integer> release : List.of(OldBroker.KAFKA_0_10, OldBroker.KAFKA_2_7)) {
            try (OldBroker old = new OldBroker(release)) {
                assertThat(refusal(old.servers(), null))
                        .contains("the brokers are too old (")
                        .contains("take a cluster of Kafka 2.8 or newer");
            }
        }
    }

    @Test
    void a_file_without_a_cluster_is_told() throws Exception {
        assertThat(judge("embedded", robinsProperties(), "@KafkaTest", "@Test void one() {}"))
                .contains(
                        "-Dkafka.config= is for a cluster of your own: name it with -Dkafka=host:port, or leave both out.");
    }

    @Test
    void a_file_that_is_not_there_is_told() throws Exception {
        Path missing = folder.resolve("missing.properties");

        assertThat(refusal(broker.servers(), missing)).contains("there is no file " + missing);
    }

    @Test
    void a_file_that_is_a_folder_is_told() throws Exception {
        assertThat(refusal(broker.servers(), folder)).contains("the file cannot be read (");
    }

    @Test
    void a_misspelt_setting_is_told() throws Exception {
        assertThat(refusal(broker.servers(), properties("sasl.mechansim=PLAIN")))
                .contains("Kafka has no setting sasl.mechansim");
    }

    @Test
    void a_setting_that_kafka_does_not_take_is_told() throws Exception {
        assertThat(refusal(broker.servers(), properties("security.protocol=SASL")))
                .contains("Kafka does not take these settings (Invalid value SASL for configuration security.protocol");
    }

    @Test
    void a_prefix_that_is_none_is_told() throws Exception {
        assertThat(refusal(broker.servers(), null, "work shop"))
                .contains("-Dkafka.prefix=work shop cannot begin the name of a topic");
    }

    private String refusal(String servers, Path config) throws Exception {
        return refusal(servers, config, "");
    }

    /** Why there is no start with these options, in one sentence that comes in time. */
    private String refusal(String servers, Path config, String prefix) throws Exception {
        Settings settings = Settings.from(Map.of(
                "kafka",
                servers,
                "kafka.config",
                config == null ? "" : config.toString(),
                "kafka.prefix",
                prefix,
                "workshop.memory",
                folder.toString())::get);
        long start = System.nanoTime();
        IOException[] refusal = new IOException[1];
        try (Proxy proxy = new Proxy()) {
            assertThatThrownBy(() -> RemoteCluster.start(settings, proxy))
                    .isInstanceOfSatisfying(IOException.class, thrown -> refusal[0] = thrown);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);
        assertThat(refusal[0].getMessage()).startsWith("-Dkafka").doesNotContain("\n", "Exception");
        assertThat(folder).isDirectoryNotContaining("glob:**workshop-topics-*");
        return refusal[0].getMessage();
    }

    private Path properties(String... lines) throws IOException {
        return Files.write(folder.resolve("client.properties"), List.of(lines));
    }

    private static String closedPort() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "localhost:" + closed.getLocalPort();
        }
    }

    private String judge(String annotation, String tests) throws Exception {
        return judge(broker.servers(), robinsProperties(), annotation, tests);
    }

    private static String robinsProperties() throws IOException {
        return broker.clientProperties("robin", SecuredBroker.PASSWORD).toString();
    }

    private String judge(String servers, String config, String annotation, String tests) throws Exception {
        try (SampleProcess process = SampleProcess.start(folder, servers, config, annotation, tests)) {
            return process.printed();
        }
    }
}
