package dev.kotadb.jobs.export;

import dev.kotadb.schema.query.export.RepositoryExport;
import dev.kotadb.schema.query.export.Tag;
import java.io.PrintStream;

/** Writes a sorted tag file in the extended format, escaped as universal-ctags does it. */
public final class CtagsWriter implements ExportWriter {
    private final String version;

    public CtagsWriter(String version) {
        this.version = version;
    }

    @Override
    public void write(RepositoryExport export, PrintStream out, Runnable written) {
        header(out, "FILE_FORMAT", "2", "extended format");
        header(out, "FILE_SORTED", "1", "0=unsorted, 1=sorted, 2=foldcase");
        header(out, "OUTPUT_EXCMD", "number", "number, pattern, mixed, or combineV2");
        header(out, "OUTPUT_FILESEP", "slash", "slash or backslash");
        header(out, "OUTPUT_MODE", "u-ctags", "u-ctags or e-ctags");
        header(out, "PROGRAM_NAME", "kota", "");
        header(out, "PROGRAM_VERSION", version, "");
        export.forEachTag(tag -> {
            out.print(line(tag));
            written.run();
        });
    }

    private static void header(PrintStream out, String name, String value, String meaning) {
        out.print("!_TAG_" + name + "\t" + value + "\t/" + meaning + "/\n");
    }

    private static String line(Tag tag) {
        StringBuilder line = new StringBuilder(tag.name())
                .append('\t').append(escaped(tag.path()))
                .append('\t').append(tag.line())
                .append(";\"\tkind:").append(tag.kind())
                .append("\tline:").append(tag.line());
        if (tag.language() != null) {
            line.append("\tlanguage:").append(escaped(LanguageNames.ofCtags(tag.language())));
        }
        return line.append("\tend:").append(tag.lineEnd()).append('\n').toString();
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> {
            if (c == '\\') {
                escaped.append("\\\\");
            } else if (c == '\t') {
                escaped.append("\\t");
            } else if (c < ' ' || c == 0x7F) {
                escaped.append("\\x%02X".formatted(c));
            } else {
                escaped.append((char) c);
            }
        });
        return escaped.toString();
    }
}
