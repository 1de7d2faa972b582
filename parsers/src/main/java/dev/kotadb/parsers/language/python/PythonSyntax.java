package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.tree.FileDraft;
import dev.kotadb.parsers.tree.SymbolDraft;
import dev.kotadb.parsers.tree.Syntax;
import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import dev.kotadb.parsers.tree.query.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Python. */
final class PythonSyntax implements Syntax {
    private static final Pattern CONSTANT = Pattern.compile("_*[A-Z][A-Z0-9_]*");
    private static final Pattern CLASS_NAME = Pattern.compile("_*\\p{Lu}");
    private static final Pattern COMMENT = Pattern.compile("(?m)(?<=\\s)#[^'\"\\n]*$");
    private static final Pattern GENERIC = Pattern.compile("(?s)(?:\\w+\\.)*_*\\p{Lu}\\w*\\p{Ll}\\w*\\[[\\w.\\[\\], |\\s]+]");
    private static final int LONGEST_GENERIC = 200;
    private static final Set<String> NOT_LISTED = Set.of(
            "int", "str", "bool", "float", "bytes", "object", "None", "complex", "list", "dict", "set", "tuple", "frozenset", "type",
            "bytearray", "True", "False");
    private static final Set<String> NOT_OF_TYPES = Set.of("Literal", "Annotated");

    @Override
    public void names(SyntaxTree tree, int pattern, IntConsumer name) {
        PythonTargets.names(tree, pattern, name);
    }

    @Override
    public void attributes(SyntaxTree tree, int pattern, IntConsumer attribute) {
        PythonTargets.attributes(tree, pattern, attribute);
    }

    @Override
    public String assignedAttribute() {
        return PythonClasses.INSTANCE_ATTRIBUTE;
    }

    /** Strings in {@code Literal["a"]} are values, those in {@code Annotated[T, "a"]} are for people. */
    @Override
    public boolean isTypeName(SyntaxTree tree, int node) {
        for (int up = tree.parent(node); up >= 0 && !tree.kindName(up).contains("parameters"); up = tree.parent(up)) {
            int generic = tree.is(up, "generic_type") || tree.is(up, "subscript") ? tree.firstChild(up) : -1;
            int name = tree.is(generic, "attribute") ? tree.child(generic, "attribute") : generic;
            if (name >= 0 && NOT_OF_TYPES.contains(tree.text(name))) {
                return false;
            }
        }
        return true;
    }

    /** The type of a class is its metaclass. */
    @Override
    public String commentedType(FileDraft file, int declaration) {
        SyntaxTree tree = file.tree();
        int metaclass = tree.is(declaration, "class_definition") ? keyword(tree, tree.child(declaration, "superclasses"), "metaclass") : -1;
        return metaclass < 0 ? PythonComments.type(tree, declaration) : tree.folded(metaclass);
    }

    @Override
    public int commentedTypeAt(FileDraft file, int declaration) {
        return PythonComments.typeAt(file.tree(), declaration);
    }

    @Override
    public Value chosen(SyntaxTree tree, int node, Value first, IntFunction<Value> value) {
        return PythonChoices.chosen(tree, node, first, value);
    }

    @Override
    public Alternatives alternatives(SyntaxTree tree, int statement) {
        return PythonChoices.alternatives(tree, statement);
    }

    @Override
    public boolean leaves(SyntaxTree tree, int branch) {
        return PythonChoices.leaves(tree, branch);
    }

    @Override
    public Value joined(Value first, Value second) {
        return PythonChoices.joined(first, second);
    }

    @Override
    public Value assigned(Value before, String declared, Value value) {
        return PythonChoices.assigned(before, declared, value);
    }

    @Override
    public boolean narrowsMembers() {
        return true;
    }

    @Override
    public boolean joinsAssignments() {
        return true;
    }

    @Override
    public Value either(Value first, Value second) {
        return Annotation.either(first, second);
    }

    @Override
    public boolean isQuotedName(String name) {
        return !NOT_LISTED.contains(name) && !name.startsWith("'") && !name.startsWith("\"");
    }

    /** {@code cast(T, x)}, also {@code typing.cast("T", x)}; {@code TypeVar("T", bound=Shop)}. */
    @Override
    public @Nullable Value instantiated(SyntaxTree tree, int call) {
        String function = tree.text(tree.child(call, "function"));
        if (function.endsWith("TypeVar")) {
            int bound = keyword(tree, tree.child(call, "arguments"), "bound");
            return bound < 0 ? null : new Value.OfType(PythonTypes.ofBound(type(tree.folded(bound))));
        }
        boolean casts = function.equals("cast") || function.equals("typing.cast") || function.equals("t.cast");
        int list = casts ? tree.child(call, "arguments") : -1;
        int type = tree.firstChild(list);
        while (type >= 0 && !tree.isNamed(type)) {
            type = tree.nextSibling(type);
        }
        return type < 0 ? null : new Value.OfType(tree.folded(type));
    }

    private static int keyword(SyntaxTree tree, int arguments, String name) {
        for (int one = tree.firstChild(arguments); one >= 0; one = tree.nextSibling(one)) {
            if (tree.is(one, "keyword_argument") && tree.text(tree.child(one, "name")).equals(name)) {
                return tree.child(one, "value");
            }
        }
        return -1;
    }

    @Override
    public boolean isCalledHereOnly(FileDraft file, SymbolDraft function) {
        return PythonFunctions.isCalledHereOnly(file, function);
    }

    /** {@code yield from x} gives what {@code x} gives. */
    @Override
    public Value yielded(SyntaxTree tree, int node, Value value) {
        return tree.childOf(node, "from") >= 0 ? value
                : value instanceof Value.OfType(String type) ? new Value.OfType("list[" + type + "]") : Value.UNKNOWN;
    }

    @Override
    public Value argument(SyntaxTree tree, int node, Value value) {
        return switch (tree.kindName(node)) {
            case "keyword_argument" -> new Value.Argument(tree.text(tree.child(node, "name")), value);
            case "list_splat", "dictionary_splat" -> new Value.Argument(Value.Argument.SEVERAL, Value.UNKNOWN);
            default -> value;
        };
    }

    /** Of a call of what is named like a class. */
    @Override
    public int fieldName(SyntaxTree tree, int argument, int callee) {
        if (!tree.is(argument, "keyword_argument")) {
            return -1;
        }
        String name = tree.text(tree.is(callee, "attribute") ? tree.child(callee, "attribute") : callee);
        return name.equals("cls") || CLASS_NAME.matcher(name).lookingAt() ? tree.child(argument, "name") : -1;
    }

    /** The items of a list, tuple or dictionary, or of a comprehension. */
    @Override
    public Value collection(SyntaxTree tree, int node, String type, IntFunction<Value> value) {
        return PythonCollections.of(tree, node, value);
    }

    @Override
    public boolean tells(String type) {
        return Annotation.tellsType(type);
    }

    /** {@code cls()} makes an instance, {@code self()} calls it. */
    @Override
    public Value calledThis(SyntaxTree tree, int callee, Value.This instance) {
        return tree.text(callee).equals("self") ? new Value.PartOf(instance, Value.PartOf.RESULT) : Told.made(instance);
    }

    @Override
    public Value called(SyntaxTree tree, int call, Value callee) {
        String text = tree.is(tree.child(call, "function"), "subscript") ? tree.text(tree.child(call, "function")) : "";
        if (!text.isEmpty() && text.length() < LONGEST_GENERIC && GENERIC.matcher(text).matches()) {
            return new Value.OfType(SyntaxTree.folded(text)); // Queue[Job]() makes a Queue[Job]
        }
        return callee instanceof Value.Unknown ? callee : new Value.PartOf(callee, Value.PartOf.RESULT);
    }

    /** Defaults and annotations do not see a function's parameters. */
    @Override
    public int visibleFrom(SyntaxTree tree, int declaration) {
        String list = tree.kindName(tree.parent(declaration));
        return list.equals("parameters") || list.equals("lambda_parameters")
                ? Math.max(tree.child(tree.parent(tree.parent(declaration)), "body"), 0)
                : 0;
    }

    @Override
    public String scope(SyntaxTree tree, int name) {
        return NameScope.of(tree, name).mark();
    }

    @Override
    public int head(SyntaxTree tree, int declaration) {
        int parent = tree.parent(declaration);
        return tree.is(parent, "decorated_definition") || tree.is(parent, "expression_statement") ? parent : declaration;
    }

    @Override
    public List<String> modifiers(FileDraft file, int head, int declaration, String name) {
        List<String> modifiers = new ArrayList<>();
        if (file.tree().is(file.tree().firstChild(declaration), "async")) {
            modifiers.add("async");
        }
        modifiers.addAll(PythonDecorators.modifiers(file.tree(), declaration));
        if (PythonBranches.isFallback(file.tree(), declaration)) {
            modifiers.add(PythonBranches.FALLBACK);
        }
        if (name.startsWith("_") && !name.endsWith("__")) {
            modifiers.add("private");
        }
        return modifiers;
    }

    @Override
    public String documentation(FileDraft file, int head, int declaration) {
        return PythonComments.documentation(file.tree(), declaration);
    }

    @Override
    public boolean isConstant(FileDraft file, int declaration, String name) {
        return CONSTANT.matcher(name).matches() || file.matches().part(declaration, Part.TYPE) >= 0;
    }

    @Override
    public boolean isAccessor(SyntaxTree tree, int declaration) {
        return PythonDecorators.isAccessor(tree, declaration);
    }

    @Override
    public String type(String written) {
        if (written.startsWith("(")) {
            return written.substring(1).replaceFirst("[,)].*", "");
        }
        boolean quoted = written.length() > 2 && (written.startsWith("\"") || written.startsWith("'"));
        return quoted ? written.substring(1, written.length() - 1) : written;
    }

    @Override
    public Passing passing(FileDraft file, int parameter) {
        return PythonFunctions.passing(file, parameter);
    }

    @Override
    public @Nullable List<String> partsTo(SyntaxTree tree, int pattern, int name) {
        return PythonTargets.partsTo(tree, pattern, name);
    }

    @Override
    public int item(SyntaxTree tree, int list, int position) {
        return PythonTargets.item(tree, list, position);
    }

    @Override
    public String constantIndex(SyntaxTree tree, int node) {
        int index = tree.child(node, "subscript");
        if (index < 0 || !tree.is(tree.nextSibling(index), "]")) {
            return "";
        } else if (tree.is(index, "slice")) {
            return PythonItems.SLICE;
        }
        return tree.is(index, "integer") && tree.text(index).matches("\\d{1,3}") ? tree.text(index) : PythonItems.ITEM;
    }

    @Override
    public Value variadic(SyntaxTree tree, int parameter, String type) {
        boolean named = tree.is(tree.firstChild(parameter), "dictionary_splat_pattern");
        return new Value.OfType(named ? "dict[str, " + type(type) + "]" : "tuple[" + type(type) + ", ...]");
    }

    /** {@code with v as x} binds what entering {@code v} gives. */
    @Override
    public Value bound(SyntaxTree tree, int node, Value value) {
        int written = tree.is(node, "assignment") ? tree.child(node, "right") : -1;
        if ((tree.is(written, "subscript") || tree.is(written, "binary_operator")) && PythonTypes.isWritten(tree.text(written))) {
            return new Value.OfType("type[" + SyntaxTree.folded(COMMENT.matcher(tree.text(written)).replaceAll("")) + "]");
        }
        int item = tree.parent(node);
        if (!tree.is(node, "as_pattern") || !tree.is(item, "with_item") || value instanceof Value.Unknown) {
            return value;
        }
        int statement = tree.parent(tree.parent(item));
        boolean waits = tree.is(tree.firstChild(statement), "async");
        return new Value.PartOf(value, waits ? PythonItems.ENTERED_ASYNC : PythonItems.ENTERED);
    }

    @Override
    public List<Narrowing> narrowings(SyntaxTree tree, int node) {
        return PythonNarrowings.of(tree, node);
    }

    @Override
    public Value narrowed(Value before, String type) {
        return Told.byCondition(before, type);
    }

    @Override
    public String assignedPart(SyntaxTree tree, int assignment, Value value) {
        boolean tells = tree.is(assignment, "assignment") && value instanceof Value.OfType(String type) && !NOT_LISTED.contains(type);
        return tells ? Told.assigned(((Value.OfType) value).type()) : "";
    }

    /** Without comments between its lines. */
    @Override
    public String written(FileDraft file, int type) {
        String text = file.tree().text(type);
        return SyntaxTree.folded(text.indexOf('#') < 0 ? text : COMMENT.matcher(text).replaceAll(""));
    }

    @Override
    public Value told(Value whole, String part) {
        Told told = Told.read(part);
        return switch (told.by()) {
            case RECEIVER, CLASS, GUARD -> whole;
            case CONDITION, CONDITION_OF_ASSIGNED, DECLARATION, ASSIGNMENT -> new Value.OfType(told.type());
        };
    }

    @Override
    public Value receiver(Value instance, String type) {
        return instance instanceof Value.Unknown ? instance : Told.ofReceiver(instance, type);
    }

    @Override
    public boolean chainsBeginWithTypes() {
        return true;
    }

    @Override
    public boolean keepsArgument(String function) {
        return PythonBuiltIns.takesItemsOf(function);
    }

    /** {@code super(B, self)} continues behind {@code B}, which need not be the class around. */
    @Override
    public Value inherited(SyntaxTree tree, int node, Value.This instance) {
        int list = tree.child(node, "arguments");
        int first = tree.firstChild(list);
        while (first >= 0 && !tree.isNamed(first)) {
            first = tree.nextSibling(first);
        }
        return first < 0
                ? new Value.Super(instance.symbol())
                : new Value.OfType(PythonMembers.SUPER + "(" + tree.folded(first) + ")");
    }

    @Override
    public boolean readImport(FileDraft file, int node, int enclosing) {
        PythonImports.read(file, node, enclosing);
        return false;
    }

    @Override
    public boolean readExport(FileDraft file, int node, int enclosing) {
        return true;
    }

    @Override
    public void declared(FileDraft file, int index) {
        SymbolDraft symbol = file.symbol(index);
        if (symbol.name().equals("__all__") && symbol.parent() < 0) {
            PythonImports.readAll(file, file.matches().part(symbol.node(), Part.VALUE));
        }
    }

    @Override
    public void visited(FileDraft file, int node, int enclosing) {
        int target = file.matches().part(node, Part.TARGET);
        if (target >= 0 && file.tree().is(target, "identifier") && file.tree().text(target).equals("__all__")) {
            PythonImports.readAll(file, file.matches().part(node, Part.VALUE));
        }
    }

    @Override
    public String detail(SymbolKind kind, String name) {
        return kind == SymbolKind.METHOD && name.equals("__init__") ? "constructor" : "";
    }
}
