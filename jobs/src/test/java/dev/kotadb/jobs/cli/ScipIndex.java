package dev.kotadb.jobs.cli;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import com.sourcegraph.Scip;
import java.util.Collection;
import java.util.List;

/** An index of SCIP, read by the official schema; what the schema of this version does not have is in {@code unknown}. */
record ScipIndex(String tool, String root, String textEncoding, List<Document> documents, UnknownFieldSet unknown) {
    record Document(
            String path, String language, List<Occurrence> occurrences, List<Symbol> symbols, UnknownFieldSet unknown) {}

    record Occurrence(List<Integer> range, String symbol, int roles, UnknownFieldSet unknown) {
        boolean isDefinition() {
            return roles == 1;
        }

        boolean isImport() {
            return roles == 2;
        }
    }

    record Symbol(
            String symbol,
            String kind,
            String displayName,
            List<String> documentation,
            List<Relationship> relationships,
            String signature) {}

    record Relationship(String symbol, boolean isImplementation) {}

    static ScipIndex parse(byte[] bytes) throws InvalidProtocolBufferException {
        Message index = DynamicMessage.parseFrom(Scip.Index.getDescriptor(), bytes);
        Message metadata = message(index, "metadata");
        return new ScipIndex(
                text(message(metadata, "tool_info"), "name"),
                text(metadata, "project_root"),
                enumeration(metadata, "text_document_encoding"),
                list(index, "documents").stream().map(ScipIndex::document).toList(),
                index.getUnknownFields());
    }

    private static Document document(Message document) {
        return new Document(
                text(document, "relative_path"),
                text(document, "language"),
                list(document, "occurrences").stream().map(ScipIndex::occurrence).toList(),
                list(document, "symbols").stream().map(ScipIndex::symbol).toList(),
                document.getUnknownFields());
    }

    private static Occurrence occurrence(Message occurrence) {
        return new Occurrence(
                ((Collection<?>) value(occurrence, "range")).stream().map(Integer.class::cast).toList(),
                text(occurrence, "symbol"),
                (Integer) value(occurrence, "symbol_roles"),
                occurrence.getUnknownFields());
    }

    private static Symbol symbol(Message symbol) {
        return new Symbol(
                text(symbol, "symbol"),
                enumeration(symbol, "kind"),
                text(symbol, "display_name"),
                ((Collection<?>) value(symbol, "documentation")).stream().map(String.class::cast).toList(),
                list(symbol, "relationships").stream()
                        .map(each -> new Relationship(text(each, "symbol"), (Boolean) value(each, "is_implementation")))
                        .toList(),
                text(message(symbol, "signature_documentation"), "text"));
    }

    private static Object value(Message message, String field) {
        return message.getField(message.getDescriptorForType().findFieldByName(field));
    }

    private static String text(Message message, String field) {
        return (String) value(message, field);
    }

    private static String enumeration(Message message, String field) {
        return ((EnumValueDescriptor) value(message, field)).getName();
    }

    private static Message message(Message message, String field) {
        return (Message) value(message, field);
    }

    private static List<Message> list(Message message, String field) {
        return ((Collection<?>) value(message, field)).stream().map(Message.class::cast).toList();
    }
}
