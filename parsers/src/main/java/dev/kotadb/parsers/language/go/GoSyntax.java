package dev.kotadb.parsers.language.go;

import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.tree.FileDraft;
import dev.kotadb.parsers.tree.Part;
import dev.kotadb.parsers.tree.SymbolDraft;
import dev.kotadb.parsers.tree.Syntax;
import dev.kotadb.parsers.tree.SyntaxTree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.IntConsumer;

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
