package dev.kotadb.jobs.cli.validate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.validate.ValidationReport;
import dev.kotadb.schema.admin.validate.CheckReport;
import dev.kotadb.schema.admin.validate.CheckResult;
import dev.kotadb.schema.admin.validate.Problem;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The checklist as continuous integration reads tests: a suite, a test case a check. */
final class JUnitXml {
    private static final String SUITE = "validate-instance";

    private final XMLStreamWriter xml;
    private final boolean strict;

    private JUnitXml(XMLStreamWriter xml, boolean strict) {
        this.xml = xml;
        this.strict = strict;
    }

    static void write(Path file, String url, ValidationReport report) {
        try {
            Files.writeString(file, text(url, report));
        } catch (IOException e) {
            throw new CommandFailure("--junit: " + file + " cannot be written: " + e.getMessage());
        }
    }

    static String text(String url, ValidationReport report) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JUnitXml(xml, report.strict()).suite(url, report);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the checklist cannot be written as XML", e);
        }
        return text.toString();
    }

    private void suite(String url, ValidationReport report) throws XMLStreamException {
        xml.writeStartDocument(UTF_8.name(), "1.0");
        xml.writeStartElement("testsuites");
        xml.writeStartElement("testsuite");
        attribute("name", SUITE);
        attribute("tests", String.valueOf(report.checks().size()));
        attribute("failures", String.valueOf(report.failed() + (strict ? report.warned() : 0)));
        attribute("errors", "0");
        attribute("skipped", String.valueOf(report.skipped()));
        attribute("time", seconds(report.took()));
        attribute("timestamp",
                DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(report.startedAt().atOffset(ZoneOffset.UTC).withNano(0)));
        xml.writeStartElement("properties");
        xml.writeEmptyElement("property");
        attribute("name", "url");
        attribute("value", url);
        xml.writeEndElement();
        for (CheckReport check : report.checks()) {
            testCase(check);
        }
        xml.writeEndDocument();
    }

    private void testCase(CheckReport check) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("classname", SUITE + "." + check.group());
        attribute("name", check.name());
        attribute("time", seconds(check.took()));
        switch (check.result()) {
            case CheckResult.Passed passed -> element("system-out", passed.detail());
            case CheckResult.Failed failed -> failure("failed", failed.problems());
            case CheckResult.Warned warned -> {
                if (strict) {
                    failure("warning", warned.problems());
                } else {
                    element("system-out", "warning: " + text(warned.problems()));
                }
            }
            case CheckResult.Skipped skipped -> {
                xml.writeEmptyElement("skipped");
                attribute("message", skipped.reason());
            }
        }
        xml.writeEndElement();
    }

    private void failure(String type, List<Problem> problems) throws XMLStreamException {
        xml.writeStartElement("failure");
        attribute("type", type);
        attribute("message", problems.stream().map(Problem::what).collect(Collectors.joining("; ")));
        xml.writeCharacters(legal(text(problems)));
        xml.writeEndElement();
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(legal(text));
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, legal(value));
    }

    private static String text(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.what() + "\n→ " + problem.remedy())
                .collect(Collectors.joining("\n"));
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
