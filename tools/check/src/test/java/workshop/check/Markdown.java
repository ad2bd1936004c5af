package workshop.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * A page, as a reader of Markdown sees it.
 *
 * @param headings the texts of its headings, with the marks of their level: {@code ## Step 3 · Metadata}
 * @param anchors the headings' anchors, as GitHub gives them: {@code step-3--metadata}
 * @param links where its links and images lead
 */
record Markdown(List<String> headings, List<String> anchors, List<String> links) {

    static Markdown of(Path file) throws IOException {
        Reader reader = new Reader();
        Parser.builder().build().parse(Files.readString(file)).accept(reader);
        return new Markdown(reader.headings, anchors(reader.headings), reader.links);
    }

    private static List<String> anchors(List<String> headings) {
        Map<String, Integer> seen = new HashMap<>();
        List<String> anchors = new ArrayList<>();
        for (String heading : headings) {
            String anchor = heading.replaceFirst("#+ ", "")
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                    .replace(' ', '-');
            int before = seen.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
        }
        return anchors;
    }

    private static final class Reader extends AbstractVisitor {

        private final List<String> headings = new ArrayList<>();
        private final List<String> links = new ArrayList<>();
        private StringBuilder text = new StringBuilder();

        @Override
        public void visit(Heading heading) {
            text = new StringBuilder();
            visitChildren(heading);
            headings.add("#".repeat(heading.getLevel()) + " " + text);
        }

        @Override
        public void visit(Link link) {
            links.add(link.getDestination());
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            links.add(image.getDestination());
            visitChildren(image);
        }

        @Override
        public void visit(Text part) {
            text.append(part.getLiteral());
        }

        @Override
        public void visit(Code part) {
            text.append(part.getLiteral());
        }

        @Override
        public void visit(SoftLineBreak part) {
            text.append(' ');
        }
    }
}
