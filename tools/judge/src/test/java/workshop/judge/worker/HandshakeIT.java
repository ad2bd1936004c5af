package workshop.judge.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever else calls where a worker is to call neither takes its place nor costs time. */
@Timeout(60)
class HandshakeIT {

    private Process process;

    @BeforeEach
    void start_a_process_that_never_calls() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "workshop.judge.Sleeper")
                .start();
    }

    @AfterEach
    void end_it() {
        process.destroyForcibly();
    }

    @Test
    void strangers_who_say_nothing_are_not_waited_for() throws IOException {
        try (Handshake handshake = new Handshake();
                Socket silent = call(handshake);
                Socket anotherOne = call(handshake);
                Socket worker = call(handshake)) {
            say(worker, handshake.password());
            long start = System.nanoTime();

            Socket answered = handshake.await(process);

            assertThat(answered.getPort()).isEqualTo(worker.getLocalPort());
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00000000-0000-0000-0000-000000000000"})
    void a_stranger_with_another_password_is_sent_away(String password) throws IOException {
        try (Handshake handshake = new Handshake();
                Socket stranger = call(handshake);
                Socket worker = call(handshake)) {
            say(stranger, password);
            say(worker, handshake.password());

            assertThat(handshake.await(process).getPort()).isEqualTo(worker.getLocalPort());
            assertThat(stranger.getInputStream().read()).isEqualTo(-1);
        }
    }

    private static Socket call(Handshake handshake) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), handshake.port());
    }

    private static void say(Socket caller, String password) throws IOException {
        DataOutputStream out = new DataOutputStream(caller.getOutputStream());
        out.writeUTF(password);
        out.flush();
    }
}
