package dev.kotadb.jobs.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.cli.junit.JUnitXml;
import dev.kotadb.jobs.validate.ValidationReport;
import dev.kotadb.schema.admin.validate.CheckReport;
import dev.kotadb.schema.admin.validate.CheckResult;
import dev.kotadb.schema.admin.validate.Problem;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ChecklistSuiteTest {
    private static final List<CheckReport> CHECKS = List.of(
            check("one", new CheckResult.Passed("fine & <well>")),
            check("two", new CheckResult.Failed(
                    List.of(new Problem("index \"a\" ]]> \0 \u001b[31m \uD83D\uDE00 \uD83D", "DROP it"),
                            new Problem("another", "leave it")))),
            check("three", new CheckResult.Warned(List.of(new Problem("slow", "wait")))),
            check("four", new CheckResult.Skipped("no time")));

    @Test
    void isWellFormedWhateverIsInIt() throws Exception {
        Element suite = suite(false);
        assertThat(suite.getAttribute("name")).isEqualTo("validate-instance");
        assertThat(suite.getAttribute("tests")).isEqualTo("4");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        assertThat(suite.getAttribute("time")).isEqualTo("1.500");
        assertThat(suite.getAttribute("timestamp")).isEqualTo("2026-01-02T03:04:05");

        Element failure = element(suite, "failure", 0);
        assertThat(((Element) failure.getParentNode()).getAttribute("name")).isEqualTo("two");
        assertThat(((Element) failure.getParentNode()).getAttribute("classname")).isEqualTo("validate-instance.group");
        assertThat(failure.getAttribute("message"))
                .isEqualTo("index \"a\" ]]> \uFFFD \uFFFD[31m \uD83D\uDE00 \uFFFD; another");
        assertThat(failure.getTextContent()).contains("→ DROP it\nanother\n→ leave it");
        assertThat(element(suite, "system-out", 0).getTextContent()).isEqualTo("fine & <well>");
        assertThat(element(suite, "system-out", 1).getTextContent()).isEqualTo("warning: slow\n→ wait");
        assertThat(element(suite, "skipped", 0).getAttribute("message")).isEqualTo("no time");
        assertThat(element(suite, "property", 0).getAttribute("value")).isEqualTo("jdbc:postgresql://h/d?a=1&b=2");
    }

    @Test
    void aStrictValidationFailsOnWarnings() throws Exception {
        Element suite = suite(true);
        assertThat(suite.getAttribute("failures")).isEqualTo("2");
        assertThat(element(suite, "failure", 1).getAttribute("type")).isEqualTo("warning");
    }

    private static Element suite(boolean strict) throws Exception {
        ValidationReport report = new ValidationReport(
                Instant.parse("2026-01-02T03:04:05.678Z"), Duration.ofMillis(1500), strict, CHECKS);
        String text = JUnitXml.text(ChecklistSuite.of("jdbc:postgresql://h/d?a=1&b=2", report));
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
        return element(document.getDocumentElement(), "testsuite", 0);
    }

    private static Element element(Element parent, String name, int which) {
        return (Element) parent.getElementsByTagName(name).item(which);
    }

    private static CheckReport check(String name, CheckResult result) {
        return new CheckReport("group", name, "title of " + name, result, Duration.ofMillis(12));
    }
}
