package workshop.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.parser.Parser;

/**
 * Java code on a page is part of a file that the build compiles. A comment above the block, {@code <!-- from solutions/….java -->}, names the
 * file, and the lines of the block stand there in a row, at whatever indentation.
 */
record SnippetProofs(Workshop workshop) {

    private static final Pattern SOURCE =
            Pattern.compile("<!-- from ((?:solutions/)?lesson-[\\w-]+/src/(?:main|test)/java/[\\w/]+\\.java) -->");

    List<Proof> all() throws IOException {
        return workshop.pages().stream()
                .map(page -> new Proof(workshop.shown(page) + "/snippets", () -> strangers(page)))
                .toList();
    }

    private List<String> strangers(Path page) throws IOException {
        List<String> findings = new ArrayList<>();
        for (FencedCodeBlock block : javaIn(page)) {
            problem(block)
                    .ifPresent(problem -> findings.add(workshop.shown(page) + ": the code that starts with \""
                            + block.getLiteral().strip().lines().findFirst().orElse("") + "\" " + problem));
        }
        return findings;
    }

    private Optional<String> problem(FencedCodeBlock block) throws IOException {
        String above = block.getPrevious() instanceof HtmlBlock html ? html.getLiteral() : "";
        Matcher source = SOURCE.matcher(above.strip());
        if (!source.matches()) {
            return Optional.of("has to have the comment <!-- from FILE --> above it, with a file that is compiled");
        }
        Path file = workshop.root().resolve(source.group(1));
        if (!Files.exists(file)) {
            return Optional.of("is said to be from " + source.group(1) + ", which does not exist");
        }
        List<String> lines = stripped(block.getLiteral());
        return lines.isEmpty() || Collections.indexOfSubList(stripped(Files.readString(file)), lines) < 0
                ? Optional.of("is not in " + source.group(1))
                : Optional.empty();
    }

    private static List<String> stripped(String code) {
        return code.lines().map(String::strip).toList();
    }

    private static List<FencedCodeBlock> javaIn(Path page) throws IOException {
        List<FencedCodeBlock> blocks = new ArrayList<>();
        Parser.builder().build().parse(Files.readString(page)).accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
                if (block.getInfo().strip().equals("java")) {
                    blocks.add(block);
                }
            }
        });
        return blocks;
    }
}
