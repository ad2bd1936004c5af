package workshop.testkit.broker.remote;

import java.io.OutputStream;
import java.nio.file.Path;

/**
 * A process that is a {@link SecuredBroker} in the given folder until its input ends. Prints the address. The user
 * robin may do with topics {@code workshop-…} what the lessons need; {@code client-robin.properties} in the folder lets
 * him in.
 */
final class ServeSecured {

    public static void main(String[] args) {
        try (SecuredBroker broker = new SecuredBroker(Path.of(args[0]).toAbsolutePath())) {
            broker.allow("robin", "workshop-", SecuredBroker.NEEDED);
            broker.clientProperties("robin", SecuredBroker.PASSWORD);
            System.out.println(broker.servers());
            System.in.transferTo(OutputStream.nullOutputStream());
            System.out.println("topics left: " + broker.topics());
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1); // the threads of half a broker would go on
        }
        System.exit(0);
    }

    private ServeSecured() {}
}
