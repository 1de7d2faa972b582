package dev.kotadb.parsers.tree;

import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import dev.kotadb.parsers.tree.query.Matches;
import dev.kotadb.parsers.tree.query.Part;
import dev.kotadb.parsers.tree.query.Role;
import java.util.ArrayList;
import java.util.List;

/** Adds a symbol for a declaration, from its node and parts. */
final class SymbolReader {
    private static final int LONGEST_SIGNATURE = 400;

    /** The name of a definition without one: a module's default export. */
    private static final String UNNAMED = "default";

    private final FileDraft file;
    private final Matches matches;
    private final SyntaxTree tree;
    private final Syntax syntax;

    SymbolReader(FileDraft file, Syntax syntax) {
        this.file = file;
        this.matches = file.matches;
        this.tree = file.tree;
        this.syntax = syntax;
    }

    /**
     * Adds the symbol to the file and returns its index.
     *
     * @param node the node that is the symbol's: the declaration, or one of several names in it
     */
    int symbol(SymbolKind kind, String detail, int node, int nameNode, int declaration, int enclosing) {
        boolean unnamed = nameNode == declaration && tree.firstChild(nameNode) >= 0;
        String name = !unnamed ? plainName(tree.text(nameNode)) : detail.equals(Symbol.ANONYMOUS) ? Symbol.UNNAMED : UNNAMED;
        int receiver = matches.part(declaration, Part.RECEIVER);
        int parent = receiver < 0 ? enclosing : typeSymbol(tree.text(receiver));
        String outer = receiver >= 0 ? tree.text(receiver) : parent < 0 ? "" : file.symbols.get(parent).qualifiedName;
        String mark = isMember(kind, detail) ? "#" : ".";
        int list = matches.part(declaration, Part.PARAMETERS);
        SymbolDraft.Parameters parameters = list < 0 ? null : parameters(list);
        String qualified = syntax.qualified(file, kind, outer, mark, name, parameters);
        SymbolDraft symbol = new SymbolDraft(kind, detail, name, qualified, parent, node);
        place(symbol, nameNode, declaration);
        symbol.modifiers = syntax.modifiers(file, syntax.head(tree, declaration), declaration, name);
        symbol.typeParameters = texts(matches.part(declaration, Part.TYPEPARAMETERS));
        int type = matches.part(declaration, Part.TYPE);
        String commented = type < 0 ? syntax.commentedType(file, declaration) : "";
        symbol.type = type >= 0 ? type(type) : commented.isEmpty() ? null : commented;
        if (detail.equals("enum_constant") && parent >= 0) {
            symbol.type = file.symbols.get(parent).name;
        }
        symbol.parameters = parameters;
        return file.add(symbol);
    }

    /** Of several assignments to an attribute, the first that writes a type is its declaration. */
    void typed(int index, String detail, int nameNode, int declaration) {
        SymbolDraft symbol = index < 0 ? null : file.symbols.get(index);
        if (symbol != null && symbol.type == null && symbol.detail.equals(detail)) {
            place(symbol, nameNode, declaration);
            symbol.type = type(matches.part(declaration, Part.TYPE));
        }
    }

    private void place(SymbolDraft symbol, int nameNode, int declaration) {
        int head = syntax.head(tree, declaration);
        boolean around = head <= declaration && tree.next(head) >= tree.next(declaration);
        symbol.span = file.lines.span(tree.start(head), tree.end(around ? head : declaration));
        symbol.nameLine = file.line(nameNode);
        symbol.signature = signature(head, declaration);
        symbol.documentation = syntax.documentation(file, head, declaration);
    }

    private String type(int node) {
        return syntax.type(syntax.written(file, node));
    }

    static boolean isMember(SymbolKind kind, String detail) {
        return kind == SymbolKind.METHOD || kind == SymbolKind.PROPERTY || detail.equals("enum_constant") || detail.equals("field");
    }

    private int typeSymbol(String name) {
        Scope.Local local = file.fileScope.local(name);
        return local == null ? -1 : local.symbol;
    }

    private String signature(int head, int declaration) {
        int first = head;
        while (matches.is(first, Role.DECORATOR) && tree.nextSibling(first) >= 0) {
            first = tree.nextSibling(first);
        }
        for (int inner = tree.firstChild(first); matches.is(inner, Role.DECORATOR); inner = tree.nextSibling(inner)) {
            first = tree.nextSibling(inner) < 0 ? first : tree.nextSibling(inner);
        }
        int body = matches.part(declaration, Part.BODY);
        int start = tree.start(first);
        int end = Math.max(start, body < 0 ? tree.end(declaration) : tree.start(body));
        String text = SyntaxTree.folded(tree.text().substring(start, Math.min(end, start + LONGEST_SIGNATURE * 2)));
        String cut = text.substring(0, Math.min(text.length(), LONGEST_SIGNATURE));
        return body < 0 ? cut.replaceFirst(";$", "") : cut.replaceFirst("\\s*(=>|=|\\{|:)$", "");
    }

    private List<String> texts(int list) {
        List<String> texts = new ArrayList<>();
        for (int child = tree.firstChild(list); child >= 0; child = tree.nextSibling(child)) {
            if (tree.isNamed(child) && !tree.isComment(child)) {
                texts.add(syntax.written(file, child));
            }
        }
        return texts;
    }

    private SymbolDraft.Parameters parameters(int list) {
        List<String> types = new ArrayList<>();
        boolean variadic = false;
        int optional = 0;
        boolean single = matches.is(list, Role.PARAMETER) || tree.firstChild(list) < 0;
        for (int child = single ? list : tree.firstChild(list); child >= 0;
                child = single ? -1 : tree.nextSibling(child)) {
            Role role = matches.role(child);
            boolean property = role == Role.DEFINITION && matches.argument(child).endsWith(".parameter");
            if (role != Role.PARAMETER && !property) {
                continue;
            }
            Syntax.Passing passing = syntax.passing(file, child);
            if (passing == Syntax.Passing.IMPLIED) {
                continue;
            }
            int type = matches.part(child, Part.TYPE);
            String text = type < 0 ? "" : type(type);
            int[] count = {0};
            syntax.names(tree, matches.name(child), _ -> count[0]++);
            for (int i = syntax.namesSeveral() ? Math.max(1, count[0]) : 1; i > 0; i--) {
                types.add(text);
            }
            variadic |= passing == Syntax.Passing.VARIADIC;
            optional = passing == Syntax.Passing.OPTIONAL ? optional + 1 : variadic ? optional : 0;
        }
        return new SymbolDraft.Parameters(types, variadic, optional);
    }

    /** Adds the types in a clause to the symbol's supertypes; no-op if the symbol is not a type. */
    void supertypes(int clause, int symbol) {
        if (symbol < 0 || !file.symbols.get(symbol).isType()) {
            return;
        }
        List<String> supertypes = file.symbols.get(symbol).supertypes;
        for (int child = tree.firstChild(clause); child >= 0; child = tree.nextSibling(child)) {
            boolean isType = switch (matches.role(child)) {
                case SAME, LITERAL, EXTENDS, IMPLEMENTS -> false;
                case null, default -> true;
            };
            if (!isType || !tree.isNamed(child) || tree.isComment(child)) {
                continue;
            }
            if (tree.is(child, "type_arguments") && !supertypes.isEmpty()) {
                supertypes.add(supertypes.removeLast() + syntax.written(file, child));
            } else {
                String pointer = tree.is(tree.previous(child), "*") ? "*" : "";
                supertypes.add(pointer + syntax.written(file, child));
            }
        }
    }

    private static String plainName(String name) {
        boolean quoted = name.length() > 1 && (name.startsWith("\"") || name.startsWith("'"));
        return quoted ? name.substring(1, name.length() - 1) : name.strip();
    }
}
