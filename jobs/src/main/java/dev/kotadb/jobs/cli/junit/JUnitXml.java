package dev.kotadb.jobs.cli.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotadb.jobs.cli.console.CommandFailure;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A suite as continuous integration reads tests. */
public final class JUnitXml {
    private final XMLStreamWriter xml;

    private JUnitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** @throws CommandFailure if the file cannot be written */
    public static void write(Path file, JUnitSuite suite) {
        try {
            Files.writeString(file, text(suite));
        } catch (IOException e) {
            throw new CommandFailure("--junit: " + file + " cannot be written: " + e.getMessage());
        }
    }

    public static String text(JUnitSuite suite) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JUnitXml(xml).suite(suite);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the suite " + suite.name() + " cannot be written as XML", e);
        }
        return text.toString();
    }

    private void suite(JUnitSuite suite) throws XMLStreamException {
        xml.writeStartDocument(UTF_8.name(), "1.0");
        xml.writeStartElement("testsuites");
        xml.writeStartElement("testsuite");
        attribute("name", suite.name());
        attribute("tests", String.valueOf(suite.cases().size()));
        attribute("failures", String.valueOf(suite.count(JUnitCase.Failed.class)));
        attribute("errors", "0");
        attribute("skipped", String.valueOf(suite.count(JUnitCase.Skipped.class)));
        attribute("time", seconds(suite.took()));
        attribute("timestamp",
                DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(suite.startedAt().atOffset(ZoneOffset.UTC).withNano(0)));
        xml.writeStartElement("properties");
        for (Map.Entry<String, String> property : suite.properties().entrySet()) {
            xml.writeEmptyElement("property");
            attribute("name", property.getKey());
            attribute("value", property.getValue());
        }
        xml.writeEndElement();
        for (JUnitCase one : suite.cases()) {
            testCase(suite.name(), one);
        }
        xml.writeEndDocument();
    }

    private void testCase(String suite, JUnitCase one) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("classname", suite + "." + one.group());
        attribute("name", one.name());
        attribute("time", seconds(one.took()));
        switch (one.outcome()) {
            case JUnitCase.Passed passed -> {
                if (!passed.output().isEmpty()) {
                    xml.writeStartElement("system-out");
                    xml.writeCharacters(legal(passed.output()));
                    xml.writeEndElement();
                }
            }
            case JUnitCase.Failed failed -> {
                xml.writeStartElement("failure");
                attribute("type", failed.type());
                attribute("message", failed.message());
                xml.writeCharacters(legal(failed.text()));
                xml.writeEndElement();
            }
            case JUnitCase.Skipped skipped -> {
                xml.writeEmptyElement("skipped");
                attribute("message", skipped.reason());
            }
        }
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, legal(value));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
    }

    /** Paths and words of repositories may hold characters that XML has no way to write. */
    private static String legal(String text) {
        return text.codePoints()
                .map(c -> c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000
                        ? c
                        : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
