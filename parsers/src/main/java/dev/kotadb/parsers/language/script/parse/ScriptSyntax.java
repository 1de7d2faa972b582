package dev.kotadb.parsers.language.script.parse;

import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.TypePlaces;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.tree.FileDraft;
import dev.kotadb.parsers.tree.SymbolDraft;
import dev.kotadb.parsers.tree.Syntax;
import dev.kotadb.parsers.tree.parsed.BlockComments;
import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import dev.kotadb.parsers.tree.query.Part;
import dev.kotadb.parsers.tree.query.Role;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** JavaScript, TypeScript and their forms with elements. */
public final class ScriptSyntax implements Syntax {
    /** So many conditions are kept of a value; the next one that tells its type counts alone. */
    private static final int MOST_CONDITIONS = 8;

    /** Before the qualifier of a name in {@code typeof x}, which {@code ScriptRules} reads. */
    private static final String QUERY = "typeof ";

    /** What may be the name of a part: it does not look like a part without a name, or a position. */
    private static final Pattern NAME = Pattern.compile("[^\\d(\\[#?][^\\n]*");

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
        ScriptPatterns.names(tree, pattern, name);
    }

    @Override
    public @Nullable List<String> partsTo(SyntaxTree tree, int pattern, int name) {
        return ScriptPatterns.partsTo(tree, pattern, name);
    }

    @Override
    public int item(SyntaxTree tree, int list, int position) {
        return ScriptPatterns.item(tree, list, position);
    }

    /** What CommonJS exports is used by its name, which is no call. */
    @Override
    public boolean isCalledHereOnly(FileDraft file, SymbolDraft function) {
        return switch (function.kind()) {
            case FUNCTION -> !isExported(file, function);
            case METHOD -> function.isOfShape() ? false : function.detail().equals("constructor") && function.parent() >= 0
                    ? !isExported(file, file.symbol(function.parent())) && !file.symbol(function.parent()).isOfExpression()
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

    /** The class, by the place of its declaration. */
    @Override
    public Value declared(FileDraft file, SymbolDraft type) {
        int head = ScriptModifiers.head(file.tree(), type.node());
        String name = type.detail().equals(Symbol.ANONYMOUS) ? "" : type.name();
        return new Value.OfType("typeof " + TypePlaces.mark(file.line(head), file.column(head)) + name);
    }

    @Override
    public String instanceOf(String constructor) {
        return "InstanceType<" + constructor + ">";
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
            return NAME.matcher(tree.text(text)).matches() ? tree.text(text) : "";
        }
        return tree.is(index, "number") && tree.text(index).matches("\\d{1,3}") ? tree.text(index) : "";
    }

    @Override
    public Value collection(SyntaxTree tree, int node, String type, IntFunction<Value> value) {
        return tree.is(node, "array") ? ScriptChoices.list(tree, node, value) : Value.UNKNOWN;
    }

    @Override
    public Value chosen(SyntaxTree tree, int node, Value first, IntFunction<Value> value) {
        return ScriptChoices.chosen(tree, node, first, value);
    }

    @Override
    public Value either(Value first, Value second) {
        return ScriptChoices.either(first, second);
    }

    @Override
    public Value chained(Value.Combined combined) {
        return combined.left();
    }

    /** A value of unknown type has the told one, and so has one of which many conditions have told something. */
    @Override
    public Value narrowed(Value before, String type) {
        int conditions = 0;
        Value whole = before;
        while (whole instanceof Value.PartOf part && conditions < MOST_CONDITIONS) {
            whole = part.whole();
            conditions++;
        }
        return whole instanceof Value.Unknown || conditions == MOST_CONDITIONS
                ? new Value.OfType(type)
                : new Value.PartOf(before, Told.Instance.part(type));
    }

    @Override
    public Value told(Value whole, String part) {
        return Told.isPart(part) && Told.read(part) instanceof Told.Instance(String type) ? new Value.OfType(type) : whole;
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
        return ScriptModifiers.head(tree, declaration);
    }

    @Override
    public List<String> modifiers(FileDraft file, int head, int declaration, String name) {
        return ScriptModifiers.modifiers(file, declaration, name);
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
