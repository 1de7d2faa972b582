package dev.kotadb.parsers.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The packed form of facts. Equal facts have equal bytes, and reading returns equal facts. Bytes that
 * are damaged or of another version throw {@link CorruptFactsException}. Strings must not contain lone surrogates.
 */
@SuppressWarnings("EnumOrdinal") // The version is raised whenever a constant is added.
public final class FactsCodec {
    /** Raise it with a change of the layout; bytes of another version are refused. */
    public static final byte VERSION = 1;

    private static final char DECLARATIONS = 'D';
    private static final char USES = 'U';
    private static final SymbolKind[] KINDS = SymbolKind.values();
    private static final ReferenceType[] TYPES = ReferenceType.values();

    private FactsCodec() {}

    public static byte[] encodeDeclarations(Declarations declarations) {
        PackedWriter out = new PackedWriter();
        out.string(declarations.packageName());
        out.number(declarations.imports().size());
        for (Import each : declarations.imports()) {
            writeImport(out, each);
        }
        out.number(declarations.exports().size());
        for (Export each : declarations.exports()) {
            out.string(each.name());
            out.string(each.local());
            out.string(each.module());
        }
        out.number(declarations.symbols().size());
        for (Symbol each : declarations.symbols()) {
            writeSymbol(out, each);
        }
        out.number(declarations.settings().size());
        new TreeMap<>(declarations.settings()).forEach((key, value) -> {
            out.string(key);
            out.string(value);
        });
        return out.finish(DECLARATIONS, VERSION);
    }

    public static Declarations decodeDeclarations(byte[] bytes) {
        PackedReader in = new PackedReader(bytes, DECLARATIONS, VERSION);
        String packageName = in.string();
        int count = in.count();
        List<Import> imports = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            imports.add(readImport(in));
        }
        count = in.count();
        List<Export> exports = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            exports.add(new Export(in.string(), in.string(), in.string()));
        }
        count = in.count();
        List<Symbol> symbols = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            symbols.add(readSymbol(in));
        }
        count = in.count();
        Map<String, String> settings = HashMap.newHashMap(count);
        for (int i = 0; i < count; i++) {
            settings.put(in.string(), in.string());
        }
        in.end();
        return new Declarations(packageName, imports, exports, symbols, settings);
    }

    public static byte[] encodeUses(List<Use> uses) {
        PackedWriter out = new PackedWriter();
        out.number(uses.size());
        int line = 0;
        for (Use use : uses) {
            out.number(use.type().ordinal());
            out.string(use.name());
            out.string(use.qualifier());
            out.signed(use.line() - line);
            line = use.line();
            out.number(use.column());
            out.signed(use.enclosing());
            PackedValue.write(out, use.receiver());
            PackedValue.writeAll(out, use.arguments());
            out.string(use.detail());
        }
        return out.finish(USES, VERSION);
    }

    public static List<Use> decodeUses(byte[] bytes) {
        PackedReader in = new PackedReader(bytes, USES, VERSION);
        int count = in.count();
        List<Use> uses = new ArrayList<>(count);
        int line = 0;
        for (int i = 0; i < count; i++) {
            ReferenceType type = in.constant(TYPES);
            String name = in.string();
            String qualifier = in.string();
            line += in.signed();
            int column = in.number();
            int enclosing = in.signed();
            uses.add(new Use(
                    type,
                    name,
                    qualifier,
                    line,
                    column,
                    enclosing,
                    PackedValue.read(in),
                    PackedValue.readAll(in),
                    in.string()));
        }
        in.end();
        return List.copyOf(uses);
    }

    private static void writeImport(PackedWriter out, Import each) {
        out.string(each.module());
        out.string(each.name());
        out.string(each.alias());
        out.string(each.kind());
        out.signed(each.enclosing());
        out.number(each.line());
        out.number(each.column());
    }

    private static Import readImport(PackedReader in) {
        return new Import(
                in.string(), in.string(), in.string(), in.string(), in.signed(), in.number(), in.number());
    }

    private static void writeSymbol(PackedWriter out, Symbol symbol) {
        out.number(symbol.kind().ordinal());
        out.string(symbol.detail());
        out.string(symbol.name());
        out.string(symbol.qualifiedName());
        out.number(symbol.ordinal());
        out.signed(symbol.parent());
        Span span = symbol.span();
        out.number(span.lineStart());
        out.number(span.columnStart());
        out.number(span.lineEnd() - span.lineStart());
        out.number(span.columnEnd());
        out.signed(symbol.nameLine() - span.lineStart());
        out.string(symbol.signature());
        out.string(symbol.documentation());
        out.strings(symbol.modifiers());
        writeShape(out, symbol.shape());
    }

    private static Symbol readSymbol(PackedReader in) {
        SymbolKind kind = in.constant(KINDS);
        String detail = in.string();
        String name = in.string();
        String qualifiedName = in.string();
        int ordinal = in.number();
        int parent = in.signed();
        int lineStart = in.number();
        int columnStart = in.number();
        Span span = new Span(lineStart, columnStart, lineStart + in.number(), in.number());
        return new Symbol(
                kind,
                detail,
                name,
                qualifiedName,
                ordinal,
                parent,
                span,
                lineStart + in.signed(),
                in.string(),
                in.string(),
                in.strings(),
                readShape(in));
    }

    private static void writeShape(PackedWriter out, Symbol.Shape shape) {
        out.strings(shape.typeParameters());
        out.string(shape.type());
        PackedValue.write(out, shape.value());
        List<String> parameters = shape.parameters();
        if (parameters == null) {
            out.number(0);
        } else {
            out.number(1);
            out.strings(parameters);
        }
        out.number(shape.variadic() ? 1 : 0);
        out.number(shape.optional());
        out.strings(shape.supertypes());
    }

    private static Symbol.Shape readShape(PackedReader in) {
        return new Symbol.Shape(
                in.strings(),
                in.nullableString(),
                PackedValue.readPresent(in),
                in.number() == 0 ? null : in.strings(),
                in.number() != 0,
                in.number(),
                in.strings());
    }
}
