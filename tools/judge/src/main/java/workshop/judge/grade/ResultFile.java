package workshop.judge.grade;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import workshop.judge.lesson.Lesson;
import workshop.testkit.report.FailureTextLayout;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict;
import workshop.testkit.report.Verdict.State;

/**
 * The result of a submission in JUnit's XML, a test case a step, for the tools that read such files, and for the next run. A step that is
 * not done is a failure; one that could not be run is an error, and never skipped, which many tools take for green.
 */
record ResultFile(Path path) {

    private static final String FINGERPRINT = "fingerprint";

    void write(Result result) throws IOException {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            line(xml, 0);
            writeSuite(xml, result);
            line(xml, 0);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(path + " could not be written: " + e.getMessage(), e);
        }
        AtomicFile.write(path, text.toString());
    }

    private static void writeSuite(XMLStreamWriter xml, Result result) throws XMLStreamException {
        long errors = result.verdicts().stream().filter(ResultFile::isError).count();
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", result.name());
        xml.writeAttribute("tests", "" + result.verdicts().size());
        xml.writeAttribute("failures", "" + (result.verdicts().size() - result.points() - errors));
        xml.writeAttribute("errors", "" + errors);
        xml.writeAttribute("skipped", "0");
        xml.writeAttribute(
                "time", String.format(Locale.ROOT, "%.3f", result.time().toMillis() / 1000.0));
        line(xml, 1);
        xml.writeStartElement("properties");
        line(xml, 2);
        xml.writeEmptyElement("property");
        xml.writeAttribute("name", FINGERPRINT);
        xml.writeAttribute("value", result.fingerprint());
        line(xml, 1);
        xml.writeEndElement();
        for (Verdict verdict : result.verdicts()) {
            writeCase(xml, verdict);
        }
        if (!result.notes().isEmpty()) {
            line(xml, 1);
            xml.writeStartElement("system-out");
            xml.writeCharacters(SafeText.text(String.join("\n", result.notes())));
            xml.writeEndElement();
        }
        line(xml, 0);
        xml.writeEndElement();
    }

    private static void writeCase(XMLStreamWriter xml, Verdict verdict) throws XMLStreamException {
        line(xml, 1);
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", verdict.step().lesson());
        xml.writeAttribute("name", verdict.step().title());
        if (!verdict.passed()) {
            line(xml, 2);
            xml.writeStartElement(isError(verdict) ? "error" : "failure");
            xml.writeAttribute("type", verdict.state().name());
            xml.writeAttribute("message", verdict.state().label());
            xml.writeCharacters(SafeText.text(verdict.textAt(FailureTextLayout.WIDTH)));
            xml.writeEndElement();
            line(xml, 1);
        }
        xml.writeEndElement();
    }

    private static boolean isError(Verdict verdict) {
        return verdict.state() == State.NOT_RUN;
    }

    private static void line(XMLStreamWriter xml, int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    /** The result in the file, if it is of the same {@code fingerprint} and final. Its notes are left out: they are found anew. */
    Optional<Result> read(String name, String fingerprint, List<Lesson> lessons) {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Element suite = factory.newDocumentBuilder().parse(path.toFile()).getDocumentElement();
            Element property = (Element) suite.getElementsByTagName("property").item(0);
            List<Verdict> verdicts = verdicts(suite, lessons);
            Duration time = Duration.ofMillis(Math.round(Double.parseDouble(suite.getAttribute("time")) * 1000));
            return Optional.of(new Result(name, property.getAttribute("value"), verdicts, List.of(), time))
                    .filter(result -> result.fingerprint().equals(fingerprint) && result.isFinal());
        } catch (IOException | ParserConfigurationException | SAXException | RuntimeException e) {
            return Optional.empty(); // no result of ours: the submission is graded
        }
    }

    private static List<Verdict> verdicts(Element suite, List<Lesson> lessons) {
        List<Step> steps =
                lessons.stream().flatMap(lesson -> lesson.steps().stream()).toList();
        NodeList cases = suite.getElementsByTagName("testcase");
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            verdicts.add(verdict(steps.get(i), (Element) cases.item(i)));
        }
        return verdicts;
    }

    private static Verdict verdict(Step step, Element testcase) {
        if (!testcase.getAttribute("name").equals(step.title())) {
            throw new IllegalArgumentException("the steps are others");
        }
        for (String kind : List.of("failure", "error")) {
            Element problem = (Element) testcase.getElementsByTagName(kind).item(0);
            if (problem != null) {
                return new Verdict(step, State.valueOf(problem.getAttribute("type")), problem.getTextContent());
            }
        }
        return new Verdict(step, State.PASSED, "");
    }
}
