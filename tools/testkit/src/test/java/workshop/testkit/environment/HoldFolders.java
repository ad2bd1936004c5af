package workshop.testkit.environment;

import java.io.OutputStream;
import java.nio.file.Files;

/**
 * A process that creates folders of a kind with a file in each, prints their paths, and holds them until its input
 * ends.
 */
final class HoldFolders {

    public static void main(String[] args) throws Exception {
        String kind = args[0];
        int count = Integer.parseInt(args[1]);
        for (int i = 0; i < count; i++) {
            TempFolder folder = TempFolder.create(kind);
            Files.writeString(
                    Files.createDirectory(folder.path().resolve("forest-defense-0"))
                            .resolve("0.log"),
                    "records");
            System.out.println(folder.path());
        }
        System.in.transferTo(OutputStream.nullOutputStream());
    }

    private HoldFolders() {}
}
