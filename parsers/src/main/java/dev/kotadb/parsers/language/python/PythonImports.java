package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.tree.FileDraft;
import dev.kotadb.parsers.tree.parsed.SyntaxTree;

/** Reads what a module imports and exports. */
final class PythonImports {
    private PythonImports() {}

    static void read(FileDraft file, int node, int enclosing) {
        SyntaxTree tree = file.tree();
        int module = tree.child(node, "module_name");
        String from = module >= 0 ? tree.folded(module).replace(" ", "")
                : tree.is(node, "future_import_statement") ? "__future__" : "";
        for (int child = tree.firstChild(node); child >= 0; child = tree.nextSibling(child)) {
            if (tree.is(child, "wildcard_import")) {
                file.addImport(from, "*", "", "import", enclosing, child);
            } else if (tree.isField(child, "name")) {
                int alias = tree.child(child, "alias");
                int name = alias < 0 ? child : tree.child(child, "name");
                readName(file, from, name, alias, enclosing);
            }
        }
    }

    /** {@code import a.b} binds {@code a}; {@code import a.b as c} binds the module itself. */
    private static void readName(FileDraft file, String from, int name, int alias, int enclosing) {
        SyntaxTree tree = file.tree();
        String text = tree.text(name).replace(" ", "");
        String bound = alias >= 0 ? tree.text(alias) : from.isEmpty() ? text.replaceFirst("\\..*", "") : text;
        if (from.isEmpty()) {
            file.addImport(text, "", bound, "import", enclosing, name);
        } else {
            file.addImport(from, text, bound, "import", enclosing, name);
        }
    }

    /** The names that a value of {@code __all__} lists. */
    static void readAll(FileDraft file, int value) {
        SyntaxTree tree = file.tree();
        for (int node = Math.max(value, 0); value >= 0 && node < tree.next(value); node++) {
            if (tree.is(node, "string_content")) {
                file.addExport(tree.text(node), tree.text(node), "");
            }
        }
    }
}
