package dev.kotadb.parsers.language.java.parse;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.SimpleName;
import dev.kotadb.parsers.facts.Declarations;
import dev.kotadb.parsers.facts.FileFacts;
import dev.kotadb.parsers.facts.Import;
import dev.kotadb.parsers.facts.ReferenceType;
import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.facts.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes the declarations and uses of a walk and owns nesting, qualified names and order. */
final class FactCollector {
    /** @param path what follows the qualified name of the enclosing symbol: {@code .Inner}, {@code #field} */
    record Heading(SymbolKind kind, String detail, String name, String path) {}

    /** @param begin offsets of the condensed text, as are {@code end} and {@code name} */
    record Place(int begin, int end, int name) {
        static Place of(Node declaration, SimpleName name) {
            return new Place(SourceText.begin(declaration), SourceText.end(declaration), SourceText.begin(name));
        }
    }

    private final SourceText source;
    private final List<Symbol> symbols = new ArrayList<>();
    private final List<@Nullable Use> uses = new ArrayList<>();
    private final List<Import> imports = new ArrayList<>();
    private final Map<String, Integer> ordinals = new HashMap<>();
    private final Map<String, String> settings = new TreeMap<>();
    private String packageName = "";
    private int enclosing = -1;

    FactCollector(SourceText source) {
        this.source = source;
    }

    void inPackage(String name) {
        packageName = name;
    }

    /** Adds a word to what else other files are to know of this one. */
    void set(String key, String word) {
        settings.merge(key, word, (before, next) -> before + " " + next);
    }

    void imported(String module, String name, String alias, String kind, int offset) {
        imports.add(new Import(
                module, name, alias, kind, enclosing, source.line(offset), source.column(offset)));
    }

    /** Adds a symbol to the innermost open one and gives its index. */
    int declare(Heading heading, Place place, String signature, List<String> modifiers, Symbol.Shape shape) {
        String qualified = enclosing >= 0
                ? symbols.get(enclosing).qualifiedName() + heading.path()
                : topLevel(heading.path());
        int ordinal = ordinals.merge(heading.kind().ordinal() + qualified, 1, Integer::sum) - 1;
        symbols.add(new Symbol(
                heading.kind(),
                heading.detail(),
                heading.name(),
                qualified,
                ordinal,
                enclosing,
                source.span(place.begin(), place.end()),
                source.line(place.name()),
                signature,
                source.documentation(place.begin()),
                modifiers,
                shape));
        return symbols.size() - 1;
    }

    private String topLevel(String path) {
        String name = path.startsWith(".") ? path.substring(1) : path;
        return packageName.isEmpty() ? name : packageName + "." + name;
    }

    /** What follows lies inside this symbol; gives the one before, to be entered again afterwards. */
    int enter(int symbol) {
        int outer = enclosing;
        enclosing = symbol;
        return outer;
    }

    Symbol symbol(int index) {
        return symbols.get(index);
    }

    /** Index of the innermost type around, -1 outside of types. */
    int type() {
        return typeFrom(enclosing);
    }

    /** Index of the innermost type of this simple name around, -1 without. */
    int type(String name) {
        int type = type();
        while (type >= 0 && !symbols.get(type).name().equals(name)) {
            type = typeFrom(symbols.get(type).parent());
        }
        return type;
    }

    private int typeFrom(int symbol) {
        int type = symbol;
        while (type >= 0 && !isType(symbols.get(type).kind())) {
            type = symbols.get(type).parent();
        }
        return type;
    }

    private static boolean isType(SymbolKind kind) {
        return kind == SymbolKind.CLASS || kind == SymbolKind.INTERFACE || kind == SymbolKind.ENUM;
    }

    /** Keeps the place of a use whose arguments come first and may speak of it. */
    int reserve() {
        uses.add(null);
        return uses.size() - 1;
    }

    int use(
            ReferenceType type,
            String name,
            String qualifier,
            int offset,
            @Nullable Value receiver,
            String detail) {
        int use = reserve();
        fill(use, type, name, qualifier, offset, receiver, null, detail);
        return use;
    }

    /** A name of a local, or of a field that {@code inside} or a class inside it inherits. */
    int captured(String name, int offset, Value local, Value.This inside, String detail) {
        int use = reserve();
        fill(use, ReferenceType.PROPERTY_ACCESS, name, "", offset, local, List.of(inside), detail);
        return use;
    }

    /** The local that a use most likely names; null if it is of another kind. */
    @Nullable Value captured(int index) {
        Use use = uses.get(index);
        return use != null && use.type() == ReferenceType.PROPERTY_ACCESS && use.arguments() != null ? use.receiver() : null;
    }

    void fill(
            int use,
            ReferenceType type,
            String name,
            String qualifier,
            int offset,
            @Nullable Value receiver,
            @Nullable List<Value> arguments,
            String detail) {
        uses.set(use, new Use(
                type,
                name,
                qualifier,
                source.line(offset),
                source.column(offset),
                enclosing,
                receiver,
                arguments,
                detail));
    }

    FileFacts facts() {
        List<Use> complete = new ArrayList<>(uses.size());
        for (Use use : uses) {
            if (use == null) {
                throw new IllegalStateException("a use was reserved and never filled");
            }
            complete.add(use);
        }
        return new FileFacts(new Declarations(packageName, imports, List.of(), symbols, settings), complete);
    }
}
