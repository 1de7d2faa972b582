package dev.kotadb.jobs.export;

import dev.kotadb.schema.query.export.RepositoryExport;
import dev.kotadb.schema.query.export.SourceDocument;
import dev.kotadb.schema.query.export.SourceDocument.Declaration;
import dev.kotadb.schema.query.export.SourceDocument.SymbolKey;
import dev.kotadb.schema.query.export.SourceDocument.Use;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes an index of the SCIP Code Intelligence Protocol. Field numbers and values are those of its schema, {@code scip.proto}.
 * Ranges are in the fields that every version of the protocol has.
 */
public final class ScipWriter implements ExportWriter {
    private static final class Index {
        static final int METADATA = 1;
        static final int DOCUMENTS = 2;
    }

    private static final class Metadata {
        static final int TOOL_INFO = 2;
        static final int PROJECT_ROOT = 3;
        static final int TEXT_DOCUMENT_ENCODING = 4;
        static final int UTF8 = 1;
    }

    private static final class Document {
        static final int RELATIVE_PATH = 1;
        static final int OCCURRENCES = 2;
        static final int SYMBOLS = 3;
        static final int LANGUAGE = 4;
        static final int TEXT = 5;
        static final int POSITION_ENCODING = 6;
        static final int UTF16_CODE_UNITS = 2;
    }

    private static final class Occurrence {
        static final int RANGE = 1;
        static final int SYMBOL = 2;
        static final int SYMBOL_ROLES = 3;
        static final int ENCLOSING_RANGE = 7;
        static final int DEFINITION = 1;
        static final int IMPORT = 2;
    }

    private static final class Information {
        static final int SYMBOL = 1;
        static final int DOCUMENTATION = 3;
        static final int RELATIONSHIPS = 4;
        static final int KIND = 5;
        static final int DISPLAY_NAME = 6;
        static final int SIGNATURE_DOCUMENTATION = 7;
    }

    private static final class Relationship {
        static final int SYMBOL = 1;
        static final int IS_IMPLEMENTATION = 3;
    }

    private final String root;
    private final String version;

    /** @param root URI of the folder that the paths are relative to */
    public ScipWriter(String root, String version) {
        this.root = root;
        this.version = version;
    }

    @Override
    public void write(RepositoryExport export, PrintStream out, Runnable written) {
        new ProtoMessage()
                .message(Index.METADATA, new ProtoMessage()
                        .message(Metadata.TOOL_INFO, new ProtoMessage().text(1, "kota").text(2, version))
                        .text(Metadata.PROJECT_ROOT, root)
                        .number(Metadata.TEXT_DOCUMENT_ENCODING, Metadata.UTF8))
                .writeTo(out);
        ScipSymbols symbols = new ScipSymbols(export.fullName());
        export.forEachDocument(document -> {
            new ProtoMessage().message(Index.DOCUMENTS, message(document, symbols)).writeTo(out);
            written.run();
        });
    }

    private static ProtoMessage message(SourceDocument document, ScipSymbols symbols) {
        String language = LanguageNames.ofScip(document.language());
        NamePlaces places = new NamePlaces(document);
        ProtoMessage message = new ProtoMessage()
                .text(Document.RELATIVE_PATH, document.path())
                .text(Document.LANGUAGE, language)
                .number(Document.POSITION_ENCODING, Document.UTF16_CODE_UNITS);
        for (Declaration each : document.declarations()) {
            message.message(Document.OCCURRENCES, definition(each, symbols.of(each.key()), places));
        }
        for (Use each : document.uses()) {
            message.message(Document.OCCURRENCES, reference(each, symbols.of(each.target()), places));
        }
        Map<SymbolKey, Set<String>> supertypes = supertypes(document, symbols);
        Set<String> described = new HashSet<>();
        for (Declaration each : document.declarations()) {
            String symbol = symbols.of(each.key());
            if (described.add(symbol)) { // an interface and a class that TypeScript merges are one symbol
                message.message(Document.SYMBOLS, information(each, symbol, language, supertypes.getOrDefault(each.key(), Set.of())));
            }
        }
        return message;
    }

    private static ProtoMessage definition(Declaration declaration, String symbol, NamePlaces places) {
        ProtoMessage occurrence = new ProtoMessage()
                .numbers(Occurrence.RANGE, places.of(declaration))
                .text(Occurrence.SYMBOL, symbol)
                .number(Occurrence.SYMBOL_ROLES, Occurrence.DEFINITION);
        Integer begin = declaration.columnStart();
        Integer end = declaration.columnEnd();
        return begin == null || end == null
                ? occurrence
                : occurrence.numbers(
                        Occurrence.ENCLOSING_RANGE, declaration.lineStart() - 1, begin, declaration.lineEnd() - 1, end);
    }

    private static ProtoMessage reference(Use use, String symbol, NamePlaces places) {
        return new ProtoMessage()
                .numbers(Occurrence.RANGE, places.of(use))
                .text(Occurrence.SYMBOL, symbol)
                .number(Occurrence.SYMBOL_ROLES, use.referenceType().equals("import") ? Occurrence.IMPORT : 0);
    }

    private static Map<SymbolKey, Set<String>> supertypes(SourceDocument document, ScipSymbols symbols) {
        Map<SymbolKey, Set<String>> supertypes = new HashMap<>();
        for (Use each : document.uses()) {
            SymbolKey type = each.enclosing();
            if (type != null && (each.referenceType().equals("extends") || each.referenceType().equals("implements"))) {
                supertypes.computeIfAbsent(type, _ -> new LinkedHashSet<>()).add(symbols.of(each.target()));
            }
        }
        return supertypes;
    }

    private static ProtoMessage information(
            Declaration declaration, String symbol, String language, Set<String> supertypes) {
        ProtoMessage information = new ProtoMessage()
                .text(Information.SYMBOL, symbol)
                .text(Information.DOCUMENTATION, declaration.documentation());
        for (String supertype : supertypes) {
            information.message(Information.RELATIONSHIPS, new ProtoMessage()
                    .text(Relationship.SYMBOL, supertype)
                    .flag(Relationship.IS_IMPLEMENTATION));
        }
        information
                .number(Information.KIND, kind(declaration.key().kind(), declaration.detail()))
                .text(Information.DISPLAY_NAME, declaration.key().name());
        String signature = declaration.signature();
        return signature == null
                ? information
                : information.message(Information.SIGNATURE_DOCUMENTATION, new ProtoMessage()
                        .text(Document.LANGUAGE, language)
                        .text(Document.TEXT, signature));
    }

    private static int kind(String kind, @Nullable String detail) {
        return switch (kind) {
            case "class" -> 7;
            case "constant" -> 8;
            case "method" -> "constructor".equals(detail) ? 9 : 26;
            case "enum" -> 11;
            case "function" -> 17;
            case "interface" -> 21;
            case "property" -> 41;
            case "type" -> 54;
            case "variable" -> 61;
            default -> 0;
        };
    }
}
