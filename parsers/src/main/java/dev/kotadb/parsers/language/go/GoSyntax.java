package dev.kotadb.parsers.language.go;

import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.tree.FileDraft;
import dev.kotadb.parsers.tree.SymbolDraft;
import dev.kotadb.parsers.tree.Syntax;
import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import dev.kotadb.parsers.tree.query.Part;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Go. */
final class GoSyntax implements Syntax {
    @Override
    public boolean namesSeveral() {
        return true;
    }

    /** The names of one declaration are siblings of the first, which is given. */
    @Override
    public void names(SyntaxTree tree, int pattern, IntConsumer name) {
        for (int node = pattern; node >= 0; node = tree.nextSibling(node)) {
            boolean fits = tree.field(node) == tree.field(pattern) && tree.kindName(node).endsWith("identifier");
            if (fits && !tree.text(node).equals("_")) {
                name.accept(node);
            }
        }
    }

    /** A declaration's values do not see its names, nor does the header of a type switch. */
    @Override
    public int visibleFrom(SyntaxTree tree, int declaration) {
        return switch (tree.kindName(declaration)) {
            case "short_var_declaration", "var_spec", "const_spec", "receive_statement", "range_clause" -> tree.next(declaration);
            case "identifier" -> tree.next(tree.child(tree.parent(tree.parent(declaration)), "value"));
            default -> 0;
        };
    }

    /** {@code New[string, Tag]()} gives the result for these types; inferred ones are not known here. */
    @Override
    public @Nullable Value instantiated(SyntaxTree tree, int call) {
        int function = tree.child(call, "function");
        int types = tree.child(call, "type_arguments");
        int conversion = tree.is(call, "type_conversion_expression") ? tree.child(call, "type") : -1;
        String written = types >= 0 ? tree.folded(function) + tree.folded(types)
                : tree.is(function, "index_expression") ? tree.folded(function)
                : tree.is(conversion, "generic_type") ? tree.folded(conversion) : "";
        return written.isEmpty() ? null : new Value.OfType(GoValues.RESULT + written);
    }

    /** Blank identifiers declare nothing but count as positions. */
    @Override
    public int positionOf(SyntaxTree tree, int pattern, int name, int counted) {
        int position = 0;
        for (int node = pattern; node >= 0 && node != name; node = tree.nextSibling(node)) {
            position += tree.isNamed(node) && !tree.isComment(node) ? 1 : 0;
        }
        return position;
    }

    @Override
    public int valueOf(SyntaxTree tree, int first, int position) {
        int value = first;
        for (int i = 0; i < position && value >= 0; ) {
            value = tree.nextSibling(value);
            i += value >= 0 && tree.isNamed(value) && !tree.isComment(value) ? 1 : 0;
        }
        return value;
    }

    @Override
    public int elementPosition() {
        return 1;
    }

    @Override
    public int head(SyntaxTree tree, int declaration) {
        int parent = tree.parent(declaration);
        boolean wrapped = switch (tree.kindName(parent)) {
            case "type_declaration", "const_declaration", "var_declaration" -> tree.childOf(parent, "(") < 0;
            default -> false;
        };
        return wrapped ? parent : declaration;
    }

    @Override
    public List<String> modifiers(FileDraft file, int head, int declaration, String name) {
        return !name.isEmpty() && Character.isUpperCase(name.codePointAt(0)) ? List.of("exported") : List.of();
    }

    /** The comments on the lines directly above. */
    @Override
    public String documentation(FileDraft file, int head, int declaration) {
        SyntaxTree tree = file.tree();
        Deque<String> comments = new ArrayDeque<>();
        int line = file.line(head);
        for (int at = tree.previous(head); at >= 0 && tree.isComment(at); at = tree.previous(at)) {
            int before = tree.previous(at);
            boolean trails = before >= 0 && !tree.is(before, "\n")
                    && file.lineAt(Math.max(tree.end(before) - 1, 0)) == file.line(at) && !tree.is(before, "(");
            if (file.lineAt(tree.end(at)) != line - 1 || trails) {
                break;
            }
            comments.push(plain(tree.text(at)));
            line = file.line(at);
        }
        return String.join("\n", comments).strip();
    }

    private static String plain(String comment) {
        if (comment.startsWith("/*")) {
            return comment.substring(2, Math.max(2, comment.length() - 2)).strip();
        }
        return comment.substring(2).replaceFirst("^ ", "").stripTrailing();
    }

    @Override
    public boolean isConstant(FileDraft file, int declaration, String name) {
        return file.tree().is(declaration, "const_spec");
    }

    /** A constant without a value repeats the previous one, with its type. */
    @Override
    public void declared(FileDraft file, int index) {
        SymbolDraft symbol = file.symbol(index);
        SymbolDraft before = index == 0 ? symbol : file.symbol(index - 1);
        boolean repeats = file.tree().is(symbol.node(), "const_spec") && file.matches().part(symbol.node(), Part.VALUE) < 0;
        if (repeats && before != symbol && file.tree().parent(before.node()) == file.tree().parent(symbol.node())) {
            symbol.takeTypeOf(before);
        }
    }

    @Override
    public Passing passing(FileDraft file, int parameter) {
        return file.tree().is(parameter, "variadic_parameter_declaration") ? Passing.VARIADIC : Passing.REQUIRED;
    }

    @Override
    public Value variadic(String type) {
        return new Value.OfType("[]" + type);
    }

    /** A type without a name is told by its place among those of the declaration around it. */
    @Override
    public String written(FileDraft file, int type) {
        SyntaxTree tree = file.tree();
        String text = tree.folded(type);
        if (!text.contains("struct")) {
            return text;
        }
        StringBuilder written = new StringBuilder();
        int from = tree.start(type);
        for (int node = type; node < tree.next(type); ) {
            if (isStruct(tree, node)) {
                written.append(tree.text(), from, tree.start(node)).append("struct#").append(GoStructs.ordinal(tree, node));
                from = tree.end(node);
                node = tree.next(node);
            } else {
                node++;
            }
        }
        return written.append(tree.text(), from, tree.end(type)).toString().replaceAll("\\s+", " ").strip();
    }

    private static boolean isStruct(SyntaxTree tree, int node) {
        return tree.is(node, "struct_type") && tree.isNamed(node);
    }

    /** The results of a call are the parameters of its argument number -1. */
    @Override
    public Value further(Value expression, int position) {
        return switch (expression) {
            case Value.OfUse(int use) -> new Value.LambdaParameter(use, GoRules.RESULTS, position);
            case Value.OfType(String type) when type.startsWith(GoValues.RESULT) ->
                new Value.OfType(GoValues.RESULTS + position + " " + type.substring(GoValues.RESULT.length()));
            default -> Value.UNKNOWN;
        };
    }

    @Override
    public Value looped(Value collection, int position) {
        if (position != 0) {
            return Value.UNKNOWN;
        }
        return switch (collection) {
            case Value.OfType(String type) -> new Value.OfType(GoValues.KEY + type);
            case Value.OfUse(int use) -> new Value.LambdaParameter(use, GoRules.KEY, 0);
            default -> Value.UNKNOWN;
        };
    }

    @Override
    public Value called(SyntaxTree tree, int call, Value callee) {
        boolean element = tree.is(tree.child(call, "function"), "index_expression");
        return callee instanceof Value.OfType(String type)
                ? new Value.OfType(GoValues.RESULT + (element ? GoValues.ELEMENT : "") + type)
                : Value.UNKNOWN;
    }

    @Override
    public @Nullable Value function(FileDraft file, int function) {
        SyntaxTree tree = file.tree();
        int result = tree.child(function, "result");
        return tree.is(function, "func_literal") && result >= 0
                ? new Value.OfType("func" + written(file, tree.child(function, "parameters")) + " " + written(file, result))
                : null;
    }

    /** {@code c.handlers[c.index](x)} looks like the conversion to a generic type. */
    @Override
    public boolean mayBeValue(SyntaxTree tree, int type) {
        int up = tree.parent(type);
        while (tree.is(up, "generic_type") || tree.is(up, "type_arguments") || tree.is(up, "type_elem")) {
            up = tree.parent(up);
        }
        return tree.is(up, "type_conversion_expression");
    }

    /** Literals within a literal may leave out their type, which is that of an element of the type around. */
    @Override
    public Value keyOwner(FileDraft file, int key, int literal) {
        SyntaxTree tree = file.tree();
        int depth = 0;
        for (int up = key; up != literal; up = tree.parent(up)) {
            depth += tree.is(up, "literal_value") ? 1 : 0;
            boolean isKey = tree.is(up, "literal_element") && tree.parent(up) + 1 == up && tree.is(tree.parent(up), "keyed_element");
            if (depth > 0 && isKey) {
                return Value.UNKNOWN;
            }
        }
        int type = tree.child(literal, "type");
        for (; depth > 1; depth--) {
            int element = element(tree, type);
            if (element < 0) {
                break;
            }
            type = element;
        }
        boolean fields = switch (tree.kindName(type)) {
            case "type_identifier", "qualified_type", "generic_type", "struct_type" -> true;
            default -> false;
        };
        Value owner = fields ? new Value.OfType(written(file, type)) : Value.UNKNOWN;
        for (; depth > 1 && fields; depth--) {
            owner = new Value.ElementOf(owner);
        }
        return owner;
    }

    /** The type of a collection's elements, -1 if it is not written there. */
    private static int element(SyntaxTree tree, int type) {
        int element = switch (tree.kindName(type)) {
            case "slice_type", "array_type", "implicit_length_array_type" -> tree.child(type, "element");
            case "map_type" -> tree.child(type, "value");
            default -> -1;
        };
        while (tree.is(element, "pointer_type") || tree.is(element, "parenthesized_type")) {
            element = tree.nextSibling(tree.firstChild(element));
        }
        return element;
    }

    @Override
    public int embedded(SyntaxTree tree, int clause) {
        int type = tree.is(clause, "field_declaration") ? tree.child(clause, "type") : -1;
        type = tree.is(type, "generic_type") ? tree.child(type, "type") : type;
        return tree.is(type, "qualified_type") ? tree.child(type, "name") : type;
    }

    /** In a case of one type, the variable of a type switch has that type. */
    @Override
    public Syntax.@Nullable Narrowed narrowed(SyntaxTree tree, int scope) {
        int alias = tree.is(scope, "type_case") ? tree.child(tree.parent(scope), "alias") : -1;
        int type = alias < 0 ? -1 : tree.child(scope, "type");
        if (type < 0) {
            return null;
        }
        for (int more = tree.nextSibling(type); more >= 0; more = tree.nextSibling(more)) {
            if (tree.is(more, ",")) {
                return null;
            } else if (tree.is(more, ":")) {
                break;
            }
        }
        return new Narrowed(tree.text(tree.firstChild(alias)), type);
    }

    /** Keeps the condition under which the file is built. */
    @Override
    public void packaged(FileDraft file, int node) {
        String head = file.tree().text().substring(0, file.tree().start(node));
        List<String> older = new ArrayList<>();
        for (String line : head.lines().map(String::strip).toList()) {
            if (line.startsWith("//go:build ")) {
                file.set(GoRules.BUILD, line.substring("//go:build ".length()).strip());
                return;
            } else if (line.matches("//\\s*\\+build\\s.*")) {
                older.add(line.replaceFirst("//\\s*\\+build\\s+", ""));
            }
        }
        if (!older.isEmpty()) {
            file.set(GoRules.BUILD, GoBuild.modern(older));
        }
    }

    @Override
    public boolean readImport(FileDraft file, int node, int enclosing) {
        SyntaxTree tree = file.tree();
        for (int spec = node; spec < tree.next(node); spec++) {
            int path = tree.is(spec, "import_spec") ? tree.child(spec, "path") : -1;
            if (path < 0 || tree.end(path) - tree.start(path) < 2) {
                continue;
            }
            int alias = tree.child(spec, "name");
            String written = alias < 0 ? "" : tree.text(alias);
            String module = tree.text().substring(tree.start(path) + 1, tree.end(path) - 1);
            boolean all = written.equals(".");
            file.addImport(module, all ? "*" : "", all ? "" : written, "import", enclosing, path);
        }
        return false;
    }

    @Override
    public boolean readExport(FileDraft file, int node, int enclosing) {
        return true;
    }
}
