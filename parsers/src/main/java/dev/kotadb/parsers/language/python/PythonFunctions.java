package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.tree.FileDraft;
import dev.kotadb.parsers.tree.SymbolDraft;
import dev.kotadb.parsers.tree.Syntax.Passing;
import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import dev.kotadb.parsers.tree.query.Part;

/** Who calls a function, and how its parameters are passed. */
final class PythonFunctions {
    private PythonFunctions() {}

    static boolean isCalledHereOnly(FileDraft file, SymbolDraft function) {
        boolean inside = function.parent() >= 0 && !isType(file.symbol(function.parent()));
        boolean hidden = switch (function.kind()) {
            case FUNCTION -> inside || function.is("private");
            case METHOD -> function.is("private") || function.name().equals("__init__") && isHidden(file, function.parent());
            case CLASS, CONSTANT, ENUM, INTERFACE, PROPERTY, TYPE, VARIABLE -> false;
        };
        return hidden && PythonDecorators.onlyBind(file.tree(), function.node());
    }

    /** Whether a class is private, or inside a function. */
    private static boolean isHidden(FileDraft file, int index) {
        SymbolDraft type = file.symbol(index);
        return type.is("private") || type.parent() >= 0 && !isType(file.symbol(type.parent()));
    }

    private static boolean isType(SymbolDraft symbol) {
        return symbol.kind() == SymbolKind.CLASS;
    }

    static Passing passing(FileDraft file, int parameter) {
        SyntaxTree tree = file.tree();
        int name = file.matches().part(parameter, Part.NAME);
        String kind = tree.kindName(name < 0 ? parameter : tree.parent(name));
        if (kind.endsWith("splat_pattern")) {
            return Passing.VARIADIC;
        }
        if (isFirst(tree, parameter) && isBound(tree, tree.parent(tree.parent(parameter)))) {
            return Passing.IMPLIED;
        }
        return file.matches().part(parameter, Part.VALUE) >= 0 ? Passing.OPTIONAL : Passing.REQUIRED;
    }

    private static boolean isFirst(SyntaxTree tree, int parameter) {
        int before = tree.is(tree.parent(parameter), "parameters") ? tree.previous(parameter) : -1;
        while (before >= 0 && tree.isComment(before)) {
            before = tree.previous(before);
        }
        return before >= 0 && before == tree.parent(parameter) + 1;
    }

    private static boolean isBound(SyntaxTree tree, int function) {
        int up = tree.parent(function);
        while (up >= 0 && !tree.kindName(up).endsWith("definition") || tree.is(up, "decorated_definition")) {
            up = tree.parent(up);
        }
        return tree.is(up, "class_definition") && !PythonDecorators.of(tree, function).contains("staticmethod");
    }
}
