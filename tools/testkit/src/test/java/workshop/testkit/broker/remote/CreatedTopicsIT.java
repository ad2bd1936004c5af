package workshop.testkit.broker.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclOperation;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import workshop.testkit.environment.Settings;
import workshop.testkit.wire.Proxy;

/**
 * What is deleted on a cluster on which somebody else has a topic, too. The user robin may delete that one: its name
 * begins with the workshop's prefix.
 */
class CreatedTopicsIT {

    private static final String BYSTANDER = "workshop-0badcafe-of-somebody-else";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private static Path brokerFolder;

    @TempDir
    private Path folder;

    private static SecuredBroker broker;
    private static Admin owner;
    private static String cluster;

    private Uuid bystander;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = new SecuredBroker(brokerFolder);
        broker.allow("robin", "workshop-", SecuredBroker.NEEDED);
        broker.allow("much", "workshop-", List.of(AclOperation.CREATE, AclOperation.READ));
        owner = broker.owner();
        cluster = owner.describeCluster().clusterId().get();
    }

    @AfterAll
    static void stopBroker() {
        owner.close();
        broker.close();
    }

    @BeforeEach
    void createBystander() throws Exception {
        bystander = create(BYSTANDER);
    }

    @AfterEach
    void deleteAll() throws Exception {
        owner.deleteTopics(broker.topics()).all().get();
    }

    /** {@code CLUSTER} stands for the cluster's id, and {@code ID} for that of somebody else's topic. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost:9092\n\n", // the second line was once the beginning of the names
                "localhost:9092\nworkshop-0badcafe-\n",
                "cluster CLUSTER\n\n",
                "cluster CLUSTER\n" + BYSTANDER + "\n",
                "cluster CLUSTER\n\n" + BYSTANDER + " ID\n",
                "cluster CLUSTER\n" + BYSTANDER + " ID",
                "cluster CLUSTER\n" + BYSTANDER + " ID\r\n",
                "cluster CLUSTER\n" + BYSTANDER + " ID\n\n",
                "cluster CLUSTER\n" + BYSTANDER + "  ID\n",
                "cluster CLUSTER\n* ID\n",
                "cluster CLUSTER\n" + BYSTANDER + " ID\n*\n",
                "cluster of-somebody-else\n" + BYSTANDER + " ID\n",
                "\ncluster CLUSTER\n" + BYSTANDER + " ID\n",
            })
    void a_file_that_no_run_has_written_deletes_nothing_and_stays(String forged) throws Exception {
        Path file = write("workshop-topics-1-0badcafe", forged);

        startAndEnd();

        assertLeft(BYSTANDER);
        assertThat(file).content().isEqualTo(filled(forged));
    }

    /** So the files above would have deleted something if they had been believed. */
    @Test
    void a_file_as_a_dead_run_leaves_it_deletes_the_topic_of_its_id() throws Exception {
        String name = "workshop-0badcafe-left";
        Uuid id = create(name);
        Path file = write(
                "workshop-topics-1", "cluster CLUSTER\n" + name + " " + Uuid.ZERO_UUID + "\n" + name + " " + id + "\n");

        startAndEnd();

        assertLeft(BYSTANDER);
        assertThat(file).doesNotExist();
    }

    @Test
    void the_name_of_somebody_elses_topic_without_its_id_deletes_nothing() throws Exception {
        write("workshop-topics-1", "cluster CLUSTER\n" + BYSTANDER + " " + Uuid.ZERO_UUID + "\n");

        startAndEnd();

        assertLeft(BYSTANDER);
    }

    @Test
    void a_link_is_left_alone() throws Exception {
        Path elsewhere = write("elsewhere", "cluster CLUSTER\n" + BYSTANDER + " ID\n");
        Path link = Files.createSymbolicLink(folder.resolve("workshop-topics-1"), elsewhere);

        startAndEnd();

        assertLeft(BYSTANDER);
        assertThat(link).isSymbolicLink();
        assertThat(elsewhere).exists();
    }

    @Test
    void another_owners_file_is_left_alone() throws Exception {
        Path file = write("workshop-topics-1", "cluster CLUSTER\n" + BYSTANDER + " ID\n");
        try {
            Files.setOwner(
                    file, file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        } catch (IOException e) {
            Assumptions.abort("only root may give a file away");
        }

        startAndEnd();

        assertLeft(BYSTANDER);
        assertThat(file).exists();
    }

    @Test
    void the_topics_of_a_killed_run_are_deleted_and_others_that_are_called_alike_are_not() throws Exception {
        String left;
        try (SampleProcess run = startRun()) {
            left = onlyTopicOfARun();
            run.kill();
        }
        create(left + "-alike");

        try (SampleProcess next = sample("@Test void one() {}")) {
            assertThat(next.printed())
                    .contains("removed the topics that an earlier run left behind: " + left + "\n")
                    .contains("PASSED, 1 of 1");
        }

        assertLeft(BYSTANDER, left + "-alike");
        assertThat(folder).isDirectoryNotContaining("glob:**/workshop-topics-*");
    }

    @Test
    void the_topics_of_a_run_that_lives_stay() throws Exception {
        try (SampleProcess run = startRun()) {
            String used = onlyTopicOfARun();

            startAndEnd();

            assertLeft(BYSTANDER, used);
            Files.createFile(folder.resolve("go on"));
            assertThat(run.printed()).contains("PASSED, 1 of 1").doesNotContain("left");
        }
        assertLeft(BYSTANDER);
    }

    @Test
    void a_probe_whose_name_is_taken_deletes_nothing() throws Exception {
        Settings settings = settings("robin");
        AdminClientConfig security = new AdminClientConfig(Map.of("bootstrap.servers", broker.internalServers()));
        ClusterCheck check = new ClusterCheck(
                owner, new Gateway(security, address -> address.getPort()), new Refusals(settings, "PLAINTEXT"));
        CreatedTopics topics = CreatedTopics.open(folder, cluster);

        assertThatThrownBy(() -> check.checkPermissions(BYSTANDER, topics))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Topic '" + BYSTANDER + "' already exists.");
        topics.delete(owner).get();
        topics.close();

        assertLeft(BYSTANDER);
    }

    @Test
    void a_user_who_may_not_delete_leaves_one_probe_and_no_second_one() throws Exception {
        Settings much = settings("much");
        for (int attempt = 0; attempt < 2; attempt++) {
            try (Proxy proxy = new Proxy()) {
                assertThatThrownBy(() -> RemoteCluster.start(much, proxy))
                        .isInstanceOf(IOException.class)
                        .hasMessageMatching("-Dkafka=.*: the cluster forbids you .*Delete.* on topics .*");
            }
            assertThat(broker.topics()).hasSize(2).contains(BYSTANDER);
        }

        startAndEnd();

        assertLeft(BYSTANDER);
    }

    @Test
    void an_interrupt_does_not_end_the_notes() throws Exception {
        CreatedTopics topics = CreatedTopics.open(folder, cluster);
        Uuid id = Uuid.randomUuid();

        Thread.currentThread().interrupt();
        topics.requested("workshop-1");
        topics.created("workshop-1", id);
        assertThat(Thread.interrupted()).isTrue();

        try (var files = Files.list(folder)) {
            assertThat(files.toList())
                    .singleElement()
                    .satisfies(file -> assertThat(file)
                            .content()
                            .isEqualTo("cluster " + cluster + "\nworkshop-1 " + Uuid.ZERO_UUID + "\nworkshop-1 " + id
                                    + "\n"));
        }
        topics.close();
    }

    private static void assertLeft(String... topics) throws Exception {
        assertThat(broker.topicsOnceTheyAre(Set.of(topics))).containsExactlyInAnyOrder(topics);
    }

    private static Uuid create(String name) throws Exception {
        return owner.createTopics(List.of(new NewTopic(name, Optional.empty(), Optional.empty())))
                .topicId(name)
                .get();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), filled(text));
    }

    private String filled(String text) {
        return text.replace("CLUSTER", cluster).replace("ID", bystander.toString());
    }

    private Settings settings(String user) throws IOException {
        return Settings.from(
                Map.of(
                        "kafka",
                        broker.servers(),
                        "kafka.config",
                        clientProperties(user),
                        "workshop.memory",
                        folder.toString())::get);
    }

    private static String clientProperties(String user) throws IOException {
        return broker.clientProperties(user, SecuredBroker.PASSWORD).toString();
    }

    private void startAndEnd() throws IOException {
        try (Proxy proxy = new Proxy()) {
            RemoteCluster.start(settings("robin"), proxy).close();
        }
    }

    /** A run that has created its topic, and waits for a file in the folder. */
    private SampleProcess startRun() throws IOException {
        return sample("""
                @Test @Timeout(60) void one(Topic topic) throws Exception {
                    topic.alreadyHolds(1);
                    while (!java.nio.file.Files.exists(java.nio.file.Path.of("%s"))) {
                        Thread.sleep(20);
                    }
                }
                """.formatted(folder.resolve("go on")));
    }

    private SampleProcess sample(String tests) throws IOException {
        return SampleProcess.start(folder, broker.servers(), clientProperties("robin"), "@KafkaTest", tests);
    }

    private static String onlyTopicOfARun() {
        return Awaitility.await("a run's topic")
                .atMost(LIMIT)
                .until(CreatedTopicsIT::topicsOfRuns, topics -> topics.size() == 1)
                .iterator()
                .next();
    }

    private static Set<String> topicsOfRuns() throws Exception {
        Set<String> topics = broker.topics();
        topics.remove(BYSTANDER);
        topics.removeIf(topic -> topic.endsWith("-probe"));
        return topics;
    }
}
