package workshop.check;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Links from page to page lead to a file that is there, and to a heading that it has. What is in the internet is not looked up. */
record LinkProofs(Workshop workshop) {

    List<Proof> all() throws IOException {
        return workshop.pages().stream()
                .map(page -> new Proof(workshop.shown(page) + "/links", () -> brokenLinks(page)))
                .toList();
    }

    private List<String> brokenLinks(Path page) throws IOException {
        List<String> findings = new ArrayList<>();
        for (String link : Markdown.of(page).links()) {
            problem(page, link)
                    .ifPresent(problem -> findings.add(workshop.shown(page) + " links to " + link + ": " + problem));
        }
        return findings;
    }

    private Optional<String> problem(Path page, String link) throws IOException {
        URI uri;
        try {
            uri = new URI(link);
        } catch (URISyntaxException e) {
            return Optional.of("that is no address");
        }
        if (uri.getScheme() != null) {
            return Optional.empty();
        }
        Path target = uri.getPath().isEmpty()
                ? page
                : page.resolveSibling(uri.getPath()).normalize();
        if (!target.startsWith(workshop.root()) || !Files.exists(target)) {
            return Optional.of("there is no such file");
        }
        String anchor = uri.getFragment();
        return anchor == null
                        || target.toString().endsWith(".md")
                                && Markdown.of(target).anchors().contains(anchor)
                ? Optional.empty()
                : Optional.of("there is no such heading");
    }
}
