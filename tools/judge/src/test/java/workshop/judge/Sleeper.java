package workshop.judge;

/** A process that an answer starts and leaves alone. */
public final class Sleeper {

    public static void main(String[] args) throws InterruptedException {
        Thread.sleep(300_000);
    }

    private Sleeper() {}
}
