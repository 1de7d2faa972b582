package dev.kotadb.parsers.language.script.parse;

import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.tree.FileDraft;
import dev.kotadb.parsers.tree.SymbolDraft;
import dev.kotadb.parsers.tree.Syntax;
import dev.kotadb.parsers.tree.parsed.BlockComments;
import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import dev.kotadb.parsers.tree.query.Part;
import dev.kotadb.parsers.tree.query.Role;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** JavaScript, TypeScript and their forms with elements. */
public final class ScriptSyntax implements Syntax {
    /** Before the qualifier of a name in {@code typeof x}, which {@code ScriptRules} reads. */
    private static final String QUERY = "typeof ";

    private static final Map<String, String> MODIFIERS = Map.ofEntries(
            Map.entry("export", "exported"), Map.entry("default", "default"), Map.entry("declare", "declare"),
            Map.entry("async", "async"), Map.entry("static", "static"), Map.entry("readonly", "readonly"),
            Map.entry("abstract", "abstract"), Map.entry("override", "override"), Map.entry("public", "public"),
            Map.entry("protected", "protected"), Map.entry("private", "private"), Map.entry("get", "get"),
            Map.entry("set", "set"), Map.entry("*", "generator"), Map.entry("?", "optional"),
            Map.entry("const", "const"));
    private static final Set<String> NAMES = Set.of("identifier", "shorthand_property_identifier_pattern", "this");

    private final ScriptModules modules = new ScriptModules();

    @Override
    public String readable(String text) {
        return ReadableText.of(text);
    }

    /** {@code typeof x} in a type names a value. */
    @Override
    public String scope(SyntaxTree tree, int name) {
        int up = tree.parent(name);
        while (tree.is(up, "member_expression") || tree.is(up, "instantiation_expression")) {
            up = tree.parent(up);
        }
        return tree.is(up, "type_query") ? QUERY : "";
    }

    @Override
    public void names(SyntaxTree tree, int pattern, IntConsumer name) {
        if (NAMES.contains(tree.kindName(pattern))) {
            name.accept(pattern);
            return;
        }
        for (int node = pattern + 1; node < tree.next(pattern); ) {
            String kind = tree.kindName(node);
            boolean initialiser = tree.isField(node, "right") || kind.equals("computed_property_name");
            if (NAMES.contains(kind)) {
                name.accept(node);
            }
            node = initialiser || kind.equals("member_expression") ? tree.next(node) : node + 1;
        }
    }

    @Override
    public @Nullable List<String> partsTo(SyntaxTree tree, int pattern, int name) {
        List<String> parts = new ArrayList<>();
        for (int at = name; at != pattern; at = tree.parent(at)) {
            int parent = tree.parent(at);
            switch (tree.kindName(parent)) {
                case "object_pattern" -> {
                    String key = key(tree, at);
                    if (key.isEmpty()) {
                        return null;
                    }
                    parts.addFirst(key);
                }
                case "array_pattern" -> {
                    if (tree.is(at, "rest_pattern")) {
                        return null;
                    }
                    parts.addFirst(Integer.toString(position(tree, at)));
                }
                case "rest_pattern" -> {
                    if (parent != pattern) {
                        return null;
                    }
                }
                case "assignment_pattern", "object_assignment_pattern", "pair_pattern" -> { }
                default -> {
                    return null;
                }
            }
        }
        return parts;
    }

    /** What CommonJS exports is used by its name, which is no call. */
    @Override
    public boolean isCalledHereOnly(FileDraft file, SymbolDraft function) {
        return switch (function.kind()) {
            case FUNCTION -> !isExported(file, function);
            case METHOD -> function.isOfShape() ? false : function.detail().equals("constructor") && function.parent() >= 0
                    ? !isExported(file, file.symbol(function.parent()))
                    : function.is("private") || function.name().startsWith("_");
            case CLASS, CONSTANT, ENUM, INTERFACE, PROPERTY, TYPE, VARIABLE -> false;
        };
    }

    private static boolean isExported(FileDraft file, SymbolDraft symbol) {
        return symbol.is("exported") || symbol.parent() < 0 && file.isExported(symbol.name());
    }

    @Override
    public Value argument(SyntaxTree tree, int node, Value value) {
        return tree.is(node, "spread_element") ? new Value.Argument(Value.Argument.SEVERAL, Value.UNKNOWN) : value;
    }

    /** The name of the member that a part of an object pattern takes; empty if it is computed. */
    private static String key(SyntaxTree tree, int part) {
        int key = switch (tree.kindName(part)) {
            case "shorthand_property_identifier_pattern" -> part;
            case "object_assignment_pattern" -> tree.child(part, "left");
            case "pair_pattern" -> tree.child(part, "key");
            default -> -1;
        };
        boolean plain = tree.is(key, "property_identifier") || tree.is(key, "shorthand_property_identifier_pattern");
        return plain ? tree.text(key) : "";
    }

    /** How many commas precede the node: a pattern may leave items out. */
    private static int position(SyntaxTree tree, int node) {
        int position = 0;
        for (int before = tree.previous(node); before >= 0; before = tree.previous(before)) {
            position += tree.is(before, ",") ? 1 : 0;
        }
        return position;
    }

    @Override
    public int item(SyntaxTree tree, int list, int position) {
        for (int at = tree.is(list, "array") ? tree.firstChild(list) : -1; at >= 0; at = tree.nextSibling(at)) {
            if (tree.is(at, "spread_element")) {
                return -1;
            } else if (tree.isNamed(at) && !tree.isComment(at) && position(tree, at) == position) {
                return at;
            }
        }
        return -1;
    }

    @Override
    public boolean narrowsMembers() {
        return true;
    }

    @Override
    public boolean hasBlocks() {
        return true;
    }

    @Override
    public boolean seesItself() {
        return true;
    }

    @Override
    public String typeArguments(FileDraft file, int call) {
        int types = file.tree().child(call, "type_arguments");
        return types < 0 ? "" : WrittenType.of(file, types);
    }

    @Override
    public String keptArguments(List<Value> arguments) {
        return KeptArguments.write(arguments);
    }

    @Override
    public Value result(FileDraft file, int function, Value returned) {
        SyntaxTree tree = file.tree();
        int annotation = tree.child(function, "return_type");
        if (annotation >= 0) {
            int type = tree.firstChild(annotation);
            while (type >= 0 && !tree.isNamed(type)) {
                type = tree.nextSibling(type);
            }
            return type < 0 ? Value.UNKNOWN : new Value.OfType(WrittenType.of(file, type));
        }
        boolean generates = tree.is(function, "generator_function") || tree.childOf(function, "*") >= 0;
        boolean waits = tree.childOf(function, "async") >= 0;
        String part = generates ? Returned.GENERATED : Returned.PROMISED;
        return returned instanceof Value.Unknown || !generates && !waits ? returned : new Value.PartOf(returned, part);
    }

    /** The call and construct signatures of an interface, as an object type. */
    @Override
    public String commentedType(FileDraft file, int declaration) {
        SyntaxTree tree = file.tree();
        int body = tree.is(declaration, "interface_declaration") ? tree.child(declaration, "body") : -1;
        StringBuilder signatures = new StringBuilder();
        for (int member = body < 0 ? -1 : tree.firstChild(body); member >= 0; member = tree.nextSibling(member)) {
            if (tree.is(member, "call_signature") || tree.is(member, "construct_signature")) {
                signatures.append(signatures.isEmpty() ? "{ " : "; ").append(WrittenType.of(file, member));
            }
        }
        return signatures.isEmpty() ? "" : signatures.append(" }").toString();
    }

    @Override
    public String written(FileDraft file, int type) {
        return WrittenType.of(file, type);
    }

    /** The result of calling a call's result, or a local. */
    @Override
    public Value called(SyntaxTree tree, int call, Value callee) {
        return callee instanceof Value.Unknown ? callee : new Value.PartOf(callee, Value.PartOf.RESULT);
    }

    @Override
    public Value created(Value constructor) {
        return constructor instanceof Value.Unknown ? constructor : new Value.PartOf(constructor, Returned.CREATED);
    }

    @Override
    public boolean bindsThis(FileDraft file, SymbolDraft method) {
        return !file.tree().is(file.matches().part(method.node(), Part.VALUE), "arrow_function");
    }

    @Override
    public boolean tellsParameters() {
        return true;
    }

    @Override
    public String methodOfUnnamed() {
        return Symbol.SHAPE;
    }

    @Override
    public Value object(FileDraft file, int node, IntFunction<Value> part) {
        return WrittenObject.of(file, node, part);
    }

    @Override
    public String constantIndex(SyntaxTree tree, int node) {
        int index = tree.child(node, "index");
        int text = tree.is(index, "string") ? tree.childOf(index, "string_fragment") : -1;
        if (text >= 0) {
            return tree.text(text);
        }
        return tree.is(index, "number") && tree.text(index).matches("\\d{1,3}") ? tree.text(index) : "";
    }

    @Override
    public List<Narrowing> narrowings(SyntaxTree tree, int node) {
        return ScriptNarrowings.of(tree, node);
    }

    @Override
    public @Nullable Expected expected(SyntaxTree tree, int node) {
        return new ScriptExpectations(tree).of(node);
    }

    @Override
    public String listOf(String type) {
        return "(" + type + ")[]";
    }

    @Override
    public String partOfType(String type, String part) {
        return "(" + type + ")[" + (Character.isDigit(part.charAt(0)) ? part : '"' + part + '"') + "]";
    }

    @Override
    public int head(SyntaxTree tree, int declaration) {
        int head = declaration;
        for (int up = tree.parent(head); up >= 0; up = tree.parent(up)) {
            boolean wraps = switch (tree.kindName(up)) {
                case "export_statement", "ambient_declaration" -> true;
                case "lexical_declaration", "variable_declaration" -> declarators(tree, up) == 1;
                case "expression_statement" -> tree.is(head, "internal_module");
                default -> false;
            };
            if (!wraps) {
                break;
            }
            head = up;
        }
        while (tree.previous(head) >= 0 && tree.is(tree.previous(head), "decorator")) {
            head = tree.previous(head);
        }
        return head;
    }

    private static int declarators(SyntaxTree tree, int statement) {
        int count = 0;
        for (int child = tree.firstChild(statement); child >= 0 && count < 2; child = tree.nextSibling(child)) {
            count += tree.is(child, "variable_declarator") ? 1 : 0;
        }
        return count;
    }

    @Override
    public List<String> modifiers(FileDraft file, int head, int declaration, String name) {
        SyntaxTree tree = file.tree();
        Set<String> modifiers = new LinkedHashSet<>();
        List<Integer> wrappers = new ArrayList<>();
        wrappers.add(declaration);
        int up = tree.parent(declaration);
        while (up >= 0 && switch (tree.kindName(up)) {
                case "export_statement", "ambient_declaration", "lexical_declaration", "variable_declaration" -> true;
                default -> false;
            }) {
            wrappers.addFirst(up);
            up = tree.parent(up);
        }
        for (int wrapper : wrappers) {
            collect(tree, wrapper, modifiers);
        }
        int value = file.matches().part(declaration, Part.VALUE);
        if (file.matches().is(value, Role.SCOPE)) {
            collect(tree, value, modifiers);
        }
        if (name.startsWith("#")) {
            modifiers.add("private");
        }
        return List.copyOf(modifiers);
    }

    private static void collect(SyntaxTree tree, int node, Set<String> modifiers) {
        for (int child = tree.firstChild(node); child >= 0; child = tree.nextSibling(child)) {
            if (tree.isField(child, "body") || tree.isField(child, "parameters") || tree.is(child, "=")) {
                return;
            }
            boolean written = tree.is(child, "accessibility_modifier") || tree.is(child, "override_modifier");
            String modifier = MODIFIERS.get(written ? tree.text(child) : tree.kindName(child));
            if (modifier != null && (written || !tree.isNamed(child))) {
                modifiers.add(modifier);
            }
        }
    }

    @Override
    public String documentation(FileDraft file, int head, int declaration) {
        return BlockComments.before(file.tree(), head);
    }

    @Override
    public boolean isConstant(FileDraft file, int declaration, String name) {
        return file.tree().childOf(file.tree().parent(declaration), "const") >= 0;
    }

    @Override
    public Passing passing(FileDraft file, int parameter) {
        SyntaxTree tree = file.tree();
        int pattern = file.matches().part(parameter, Part.NAME);
        if (tree.is(pattern, "this")) {
            return Passing.IMPLIED;
        }
        if (tree.is(parameter, "rest_pattern") || tree.is(pattern, "rest_pattern")) {
            return Passing.VARIADIC;
        }
        boolean optional = tree.is(parameter, "optional_parameter") || file.matches().part(parameter, Part.VALUE) >= 0;
        return optional ? Passing.OPTIONAL : Passing.REQUIRED;
    }

    @Override
    public boolean readImport(FileDraft file, int node, int enclosing) {
        return modules.readImport(file, node, enclosing);
    }

    @Override
    public boolean readExport(FileDraft file, int node, int enclosing) {
        return modules.readExport(file, node, enclosing);
    }

    @Override
    public void declared(FileDraft file, int index) {
        SymbolDraft symbol = file.symbol(index);
        boolean top = symbol.parent() < 0;
        if (file.tree().is(symbol.node(), "assignment_expression")) {
            file.addExport(symbol.name(), symbol.name(), "");
        }
        if (top && symbol.is("default")) {
            file.addExport("default", symbol.name(), "");
        } else if (top && symbol.is("exported")) {
            file.addExport(symbol.name(), symbol.name(), "");
        }
    }

    @Override
    public void visited(FileDraft file, int node, int enclosing) {
        if (file.matches().is(node, Role.CALL)) {
            modules.readRequire(file, node, enclosing);
        } else if (file.matches().is(node, Role.ASSIGNMENT)) {
            modules.readCommonExport(file, node);
        }
    }
}
