package dev.kotadb.jobs.cli.db;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.LineDiff;
import dev.kotadb.jobs.cli.console.SafeText;
import dev.kotadb.schema.admin.catalog.CatalogDiff;
import dev.kotadb.schema.admin.catalog.Difference;
import dev.kotadb.schema.admin.catalog.Difference.Change;
import dev.kotadb.schema.admin.catalog.Difference.Part;
import dev.kotadb.schema.admin.catalog.ObjectKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A comparison of schemas for people: by table, or by what else stands alone, and the privileges behind the rest. */
final class DiffText {
    private static final int MANY_LINES = 40;

    private final Console console;
    private final CatalogDiff diff;

    DiffText(Console console, CatalogDiff diff) {
        this.console = console;
        this.diff = diff;
    }

    void write(String url) {
        line(console.bold(url));
        line("compared with what the migrations make (in " + diff.shadow() + ")");
        if (!diff.pending().isEmpty()) {
            writePending();
        }
        if (diff.differences().isEmpty()) {
            line(diff.pending().isEmpty() ? "No difference." : "The structure is already the same.");
            return;
        }
        line("");
        line(console.sign('+', "+ only in the database") + "   " + console.sign('-', "- only in the migrations") + "   "
                + console.sign('~', "~ in both, but different"));
        grouped(diff.structural()).forEach(this::writeGroup);
        if (!diff.grants().isEmpty()) {
            line("");
            line(console.bold("grants"));
            diff.grants().forEach(this::writeGrant);
        }
        line("");
        line(summary());
        if (diff.drifted()) {
            line(diff.pending().isEmpty()
                    ? "To remove the differences: kota db diff --sql"
                    : "Next: kota db migrate, then compare again.");
        }
    }

    private void writePending() {
        line(console.bold((diff.pending().size() == 1 ? "1 migration is" : diff.pending().size() + " migrations are")
                + " pending, run kota db migrate:"));
        diff.pending().forEach(name -> line("  " + name));
    }

    private static Map<String, List<Difference>> grouped(List<Difference> differences) {
        return differences.stream()
                .collect(Collectors.groupingBy(Difference::table, LinkedHashMap::new, Collectors.toList()));
    }

    private void writeGroup(String table, List<Difference> differences) {
        line("");
        Difference first = differences.getFirst();
        boolean itself = first.name().equals(table);
        if (!itself) {
            line(console.bold("table " + safe(table)));
        } else if (first.change() == Change.CHANGED) {
            line(console.bold(first.kind().word() + " " + safe(table)));
        }
        for (Difference difference : differences) {
            boolean wholeGroup = difference.name().equals(table);
            if (wholeGroup && difference.change() == Change.CHANGED) {
                writeParts(difference, "  ");
            } else {
                writeObject(difference, wholeGroup ? "" : "  ");
            }
        }
    }

    private void writeObject(Difference difference, String indent) {
        char sign = sign(difference);
        String name = difference.kind().word() + " " + safe(shortName(difference));
        String contents = difference.contents() == 0
                ? ""
                : ", with " + difference.contents() + (difference.contents() == 1 ? " object in it" : " objects in it");
        List<Part> parts = difference.parts();
        if (parts.size() == 1 && isShort(parts.getFirst())) {
            line(indent + console.sign(sign, sign + " " + name) + ", " + described(parts.getFirst()));
            return;
        }
        line(indent + console.sign(sign, sign + " " + name) + contents);
        if (difference.change() == Change.CHANGED) {
            writeParts(difference, indent + "    ");
            return;
        }
        String definition = sign == '+' ? difference.live() : difference.migrations();
        List<String> lines = definition.lines().toList();
        if (difference.kind() == ObjectKind.FUNCTION || lines.size() > MANY_LINES) {
            return;
        }
        lines.forEach(each -> line(indent + "    " + console.faint(safe(each))));
    }

    private void writeParts(Difference difference, String indent) {
        for (Part part : difference.parts()) {
            if (isShort(part)) {
                line(indent + console.sign('~', "~ ") + described(part));
            } else {
                line(indent + console.sign('~', "~ " + part.property()));
                LineDiff.of(part.migrations(), part.live()).forEach(each ->
                        line(indent + "    " + console.sign(each.charAt(0), safe(each))));
            }
        }
    }

    private static boolean isShort(Part part) {
        return part.migrations().length() + part.live().length() < 90
                && !part.migrations().contains("\n")
                && !part.live().contains("\n");
    }

    private static String described(Part part) {
        return part.property() + ": " + orNone(part.live()) + ", in the migrations " + orNone(part.migrations());
    }

    private void writeGrant(Difference grant) {
        char sign = sign(grant);
        String what = safe(grant.kind().word() + " " + grant.name() + " to " + grant.role());
        String text = switch (grant.change()) {
            case EXTRA -> safe(grant.live());
            case MISSING -> safe(grant.migrations());
            case CHANGED -> safe(grant.live()) + ", in the migrations " + safe(grant.migrations());
        };
        line("  " + console.sign(sign, sign + " " + what) + ": " + text);
    }

    private String summary() {
        int grants = diff.grants().size();
        List<Difference> structural = diff.structural();
        if (!diff.drifted()) {
            return "Only grants differ (" + grants + "): platforms change them; the structure is the same.";
        }
        return (structural.size() == 1 ? "1 difference" : structural.size() + " differences") + " of structure ("
                + count(structural, Change.MISSING) + " missing, " + count(structural, Change.EXTRA) + " extra, "
                + count(structural, Change.CHANGED) + " changed)" + (grants == 0 ? "." : ", " + grants + " of grants.");
    }

    private static long count(List<Difference> differences, Change change) {
        return differences.stream().filter(difference -> difference.change() == change).count();
    }

    // Within a table's group its name would only repeat.
    private static String shortName(Difference difference) {
        String prefix = difference.table() + ".";
        return difference.name().startsWith(prefix) ? difference.name().substring(prefix.length()) : difference.name();
    }

    private static char sign(Difference difference) {
        return switch (difference.change()) {
            case MISSING -> '-';
            case EXTRA -> '+';
            case CHANGED -> '~';
        };
    }

    private static String orNone(String value) {
        return value.isEmpty() ? "none" : safe(value);
    }

    private static String safe(String text) {
        return SafeText.oneLine(text.replace("\t", "    "));
    }

    private void line(String text) {
        console.out().println(text);
    }
}
