package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.facts.ReferenceType;
import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.language.java.signature.TypeText;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.ResolutionKind;
import dev.kotadb.parsers.resolve.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What each use of one file means, and the types of the values that it hangs on, which are uses mostly. */
final class Uses {
    private static final int DEEPEST_LAMBDA = 12;

    private final Types types;
    private final Trace trace;
    private final List<Use> uses;
    private final ResolvedUses resolved;
    private final WrittenTypes written;
    private final Operators operators;
    private final Fields fields;
    private final Methods methods;
    private final Calls calls;
    private final MethodReferences references;
    private final int[] passedTo;
    private final int[] passedAs;
    private final Set<Integer> completed = new HashSet<>();
    private final Set<Long> asked = new HashSet<>();
    private final Set<Integer> widest = new HashSet<>();

    Uses(Types types, List<Use> uses) {
        this.types = types;
        this.uses = uses;
        this.trace = types.index().trace();
        this.resolved = new ResolvedUses(uses, use -> trace.during(use, () -> resolve(use)));
        this.written = new WrittenTypes(types);
        this.operators = new Operators(types);
        this.fields = new Fields(types);
        this.methods = new Methods(types);
        this.calls = new Calls(types);
        this.references = new MethodReferences(types, methods);
        this.passedTo = new int[uses.size()];
        this.passedAs = new int[uses.size()];
        Arrays.fill(passedTo, -1);
        for (int call = 0; call < uses.size(); call++) {
            List<Value> arguments = isMethodReference(call) ? null : uses.get(call).arguments();
            for (int i = 0; arguments != null && i < arguments.size(); i++) {
                if (arguments.get(i) instanceof Value.OfUse(int use) && use >= 0 && use < uses.size()) {
                    passedTo[use] = call;
                    passedAs[use] = i;
                }
            }
        }
    }

    ResolvedUse get(int index) {
        return resolved.getInOrder(index);
    }

    private ResolvedUse resolve(int index) {
        Use use = uses.get(index);
        return switch (use.type()) {
            case CALL ->
                switch (use.detail()) {
                    case "new", "enum_constant" -> construct(typeName(use), use);
                    case "this", "super" -> explicitConstructor(use);
                    case "method_reference" -> reference(use, index);
                    default -> method(use);
                };
            case PROPERTY_ACCESS -> name(use);
            case TYPE_REFERENCE, EXTENDS, IMPLEMENTS -> ResolvedUse.of(typeName(use));
            case IMPORT -> ResolvedUse.UNRESOLVED;
        };
    }

    private TypeName typeName(Use use) {
        Declared scope = types.scope(use);
        if (scope != null && isHead(use, scope)) {
            scope = types.index().enclosing(scope);
        }
        if (use.receiver() != null
                && use.qualifier().isEmpty()
                && value(use.receiver(), use) instanceof JType.Of of) {
            TypeDeclaration inner = types.members().type(of.declaration(), use.name());
            if (inner != null) {
                return new TypeName.Known(inner);
            }
        }
        return types.lookUp(new TypeText.Name(TypeText.Name.of(use.qualifier()), use.name(), List.of()), scope);
    }

    /** The supertypes and annotations of a type are read outside of it, type parameters aside, which are no types. */
    private static boolean isHead(Use use, Declared scope) {
        boolean head = use.type() == ReferenceType.EXTENDS
                || use.type() == ReferenceType.IMPLEMENTS
                || use.detail().equals("annotation");
        return head && TypeDeclaration.isType(scope.symbol());
    }

    /** Whether a name is that of a local if the class, which is the argument, and those inside it inherit no field of that name. */
    static boolean isCaptured(Use use) {
        return use.type() == ReferenceType.PROPERTY_ACCESS && use.arguments() != null;
    }

    private ResolvedUse captured(Use use, Value local, List<Value> outermost) {
        ResolvedUse field = outermost.getFirst() instanceof Value.This(int type) ? fields.inherited(use, type) : null;
        return field == null ? ResolvedUse.UNRESOLVED.withType(value(local, use)) : field;
    }

    private ResolvedUse name(Use use) {
        Value receiver = use.receiver();
        if (receiver != null && use.arguments() != null) {
            return captured(use, receiver, use.arguments());
        }
        if (receiver == null) {
            return use.qualifier().isEmpty() ? fields.inScope(use) : ResolvedUse.of(typeName(use));
        }
        if (receiver instanceof Value.OfUse(int of)) {
            ResolvedUse before = resolved.get(of);
            if (before.typeNamed() != null) {
                return fields.ofType(before.typeNamed(), use.name());
            }
            if (before.packageNamed() != null) {
                return fields.ofPackage(before.packageNamed(), use.name());
            }
        }
        JType type = value(receiver, use);
        Reasons.receiver(trace, type);
        ResolvedUse found = fields.of(type, use.name());
        return use.detail().equals("case") && found.target() == null && !(found.type() instanceof JType.Of)
                ? fields.inScope(use)
                : found;
    }

    private ResolvedUse explicitConstructor(Use use) {
        return switch (use.receiver() == null ? JType.UNKNOWN : value(use.receiver(), use)) {
            case JType.Of of -> construct(
                    of.declaration(), of.raw() ? Substitution.free(of.declaration().variables()) : Substitution.of(of), use);
            case JType.Outside outside -> ResolvedUse.EXTERNAL.named(ExternalNames.library(outside));
            default -> ResolvedUse.UNRESOLVED;
        };
    }

    /** The constructor called, or the type where none is declared for it. */
    private ResolvedUse construct(TypeName name, Use use) {
        if (!(name instanceof TypeName.Known(TypeDeclaration type))) {
            return name instanceof TypeName.Outside(String outside, boolean imported)
                    ? ResolvedUse.of(name).withType(new JType.Outside(outside, imported))
                    : ResolvedUse.of(name);
        }
        return construct(type, Substitution.free(type.variables()), use);
    }

    /** @param substitution of the type's parameters */
    private ResolvedUse construct(TypeDeclaration type, Substitution substitution, Use use) {
        JType made = new JType.Of(type, List.copyOf(substitution.types()));
        List<Candidate> candidates = Candidate.constructors(type, substitution);
        if (candidates.isEmpty()) {
            return ResolvedUse.exact(type, made);
        }
        calls.bindWanted(made, wanted(use));
        ResolvedUse chosen = calls.choose(candidates, arguments(use), List.of(), JType.UNKNOWN);
        return type.external() != null
                ? ResolvedUse.external(made).invoked(chosen.invocation()).named(chosen.external())
                : chosen.withType(made);
    }

    private ResolvedUse reference(Use use, int index) {
        Referred referred = referred(use);
        return references.resolve(use.name(), referred.qualifier(), referred.type(), () -> functionWanted(index));
    }

    /** What stands before the {@code ::}. */
    private record Referred(Argument.Qualifier qualifier, JType type) {}

    private Referred referred(Use use) {
        Value receiver = use.receiver() == null ? Value.UNKNOWN : use.receiver();
        TypeDeclaration named =
                receiver instanceof Value.OfUse(int of) ? resolved.get(of).typeNamed() : null;
        if (named != null) {
            return new Referred(Argument.Qualifier.TYPE, new JType.Of(named, List.of()));
        }
        return new Referred(
                use.qualifier().equals("type") ? Argument.Qualifier.TYPE : Argument.Qualifier.VALUE,
                value(receiver, use));
    }

    /** The function that a method reference has to be, null where the call that it is passed to is not known. */
    private @Nullable JType functionWanted(int use) {
        List<Value> target = uses.get(use).arguments();
        if (target != null && !target.isEmpty()) {
            return value(target.getFirst(), uses.get(use));
        }
        Invocation invocation = resolved.get(passedTo[use]).invocation();
        if (invocation == null) {
            return null;
        }
        if (!takesKnown(invocation.parameter(passedAs[use]))) {
            inferFromOthers(passedTo[use], passedAs[use], invocation);
        }
        if (passedTo[passedTo[use]] >= 0 && !takesKnown(invocation.parameter(passedAs[use]))) {
            resolved.get(passedTo[passedTo[use]]);
        }
        return invocation.parameter(passedAs[use]);
    }

    /** Whether all that a function takes is known. */
    private boolean takesKnown(JType function) {
        Candidate method = types.members().function(function);
        for (int i = 0; method != null && i < method.arity(); i++) {
            if (JType.plain(method.parameter(i)) instanceof JType.Free) {
                return false;
            }
        }
        return method != null;
    }

    /** What else is passed to a call tells: other calls, and functions that take nothing that is still to be inferred. */
    private void inferFromOthers(int call, int argument, Invocation invocation) {
        List<Value> arguments = passed(uses.get(call));
        for (int i = 0; i < arguments.size(); i++) {
            boolean used = arguments.get(i) instanceof Value.OfUse(int use) && use >= 0;
            boolean nested = arguments.get(i) instanceof Value.OfUse(int use) && used && !isMethodReference(use);
            boolean function = arguments.get(i) instanceof Value.Function || used && !nested;
            if (i != argument && (nested || function && takesKnown(invocation.parameter(i))) && asked.add(((long) call << 32) + i)) {
                if (!calls.bindWanted(resolved.get(call).type(), wanted(uses.get(call)))) {
                    widest.add(call);
                }
                inferFromFunction(arguments.get(i), invocation.parameter(i), uses.get(call));
            }
        }
    }

    /**
     * What a call means whose receiver is a lambda's parameter, and known from other functions that are passed with the lambda. What the
     * result of all is wanted for may ask for a supertype, {@code List} after {@code ArrayList::new}: then a method that the
     * supertypes do not have is the one that is meant.
     */
    private ResolvedUse ofWidest(Value receiver, ResolvedUse chosen) {
        Invocation invocation = chosen.invocation();
        boolean certain = invocation == null || !(receiver instanceof Value.LambdaParameter(int call, int _, int _)) || !widest.contains(call)
                || !types.members().isAlsoAbove(invocation.method());
        return certain
                ? chosen
                : (chosen.target() == null ? ResolvedUse.EXTERNAL : ResolvedUse.UNRESOLVED).withType(chosen.type()).invoked(invocation);
    }

    private ResolvedUse method(Use use) {
        Value receiver = use.receiver();
        if (receiver == null) {
            return choose(use.qualifier().isEmpty() || use.qualifier().startsWith("<") ? methods.inScope(use) : methods.ofQualifier(use), use);
        }
        if (receiver instanceof Value.OfUse(int of)) {
            ResolvedUse before = resolved.get(of);
            if (before.typeNamed() != null) {
                JType named = new JType.Of(before.typeNamed(), List.of());
                Reasons.receiver(trace, named);
                return choose(methods.of(named, use.name()), use);
            }
            if (before.packageNamed() != null) {
                return before.kind() == ResolutionKind.EXTERNAL ? ResolvedUse.EXTERNAL : ResolvedUse.UNRESOLVED;
            }
        }
        JType type = value(receiver, use);
        Reasons.receiver(trace, type);
        ResolvedUse chosen = choose(
                receiver instanceof Value.Super ? methods.inherited(type, use.name()) : methods.of(type, use.name()), use);
        return use.name().equals("clone") && JType.base(type) instanceof JType.Array array
                ? ResolvedUse.external(array)
                : ofWidest(receiver, chosen);
    }

    private ResolvedUse choose(Methods.Found found, Use use) {
        return found.candidates().isEmpty()
                ? found.otherwise()
                : calls.choose(found, arguments(use), typeArguments(use), wanted(use));
    }

    /** What the result of a call has to be; unknown if the file does not tell. */
    private JType wanted(Use use) {
        return use.arguments() != null && !use.arguments().isEmpty()
                        && use.arguments().getLast() instanceof Value.Argument(String name, Value value)
                        && name.equals(Value.Argument.RESULT)
                ? value(value, use)
                : JType.UNKNOWN;
    }

    /** What is passed to a call. */
    private static List<Value> passed(Use use) {
        List<Value> all = use.arguments() == null ? List.of() : use.arguments();
        return !all.isEmpty() && all.getLast() instanceof Value.Argument ? all.subList(0, all.size() - 1) : all;
    }

    /** Those that a call has are kept as its qualifier. */
    private List<JType> typeArguments(Use use) {
        if (!use.qualifier().startsWith("<")) {
            return List.of();
        }
        List<JType> types = new ArrayList<>();
        for (String text : use.qualifier().substring(1).split(" \\| ")) {
            types.add(value(new Value.OfType(text), use));
        }
        return types;
    }

    private List<Argument> arguments(Use use) {
        List<Argument> arguments = new ArrayList<>();
        for (Value value : passed(use)) {
            arguments.add(argument(value, use));
        }
        return arguments;
    }

    private Argument argument(Value value, Use by) {
        if (value instanceof Value.Function(int parameters, Value result)) {
            boolean known = parameters == 0 || result instanceof Value.OfType || !hangsOnLambda(result, 0);
            JType returned = known ? value(result, by) : JType.UNKNOWN;
            return new Argument(JType.UNKNOWN, new Argument.Function(parameters, returned, null), false);
        }
        if (value instanceof Value.OfUse(int use) && use >= 0) {
            if (isMethodReference(use)) {
                List<Value> target = uses.get(use).arguments();
                return target == null || target.isEmpty()
                        ? new Argument(JType.UNKNOWN, reference(uses.get(use)), false)
                        : new Argument(value(target.getFirst(), uses.get(use)), null, true);
            }
            // Not completed: what it leaves open this call may tell.
            ResolvedUse passed = resolved.get(use);
            return new Argument(JType.inferred(passed.type()), null, passed.invocation() == null);
        }
        return new Argument(value(value, by), null, value instanceof Value.OfType);
    }

    /** Whether a value's type may follow from the call that a lambda around it is passed to. */
    private boolean hangsOnLambda(Value value, int depth) {
        return switch (value) {
            case Value.LambdaParameter _ -> true;
            case Value.OfType(String type) -> type.startsWith("parameter ");
            case Value.ElementOf(Value collection) -> hangsOnLambda(collection, depth);
            case Value.Combined(Value.Operator _, Value left, Value right, int _) ->
                hangsOnLambda(left, depth + 1) || hangsOnLambda(right, depth + 1);
            case Value.Function(int parameters, Value result) -> parameters > 0 || hangsOnLambda(result, depth + 1);
            case Value.OfUse(int use) -> {
                if (use < 0 || depth > DEEPEST_LAMBDA) {
                    yield true;
                }
                Use other = uses.get(use);
                List<Value> arguments = other.arguments() == null ? List.of() : other.arguments();
                yield (other.receiver() != null && hangsOnLambda(other.receiver(), depth + 1))
                        || arguments.stream().anyMatch(one -> hangsOnLambda(one, depth + 1));
            }
            case Value.This _, Value.Super _, Value.Unknown _, Value.Awaited _, Value.PartOf _, Value.Parameter _, Value.Argument _ -> false;
        };
    }

    private Argument.Function reference(Use use) {
        Referred referred = referred(use);
        Argument.Referenced referenced = references.candidates(use.name(), referred.qualifier(), referred.type());
        Candidate only = referenced == null ? null : referenced.only();
        JType result = only == null || MethodReferences.isConstructor(use.name()) ? JType.UNKNOWN : only.returns();
        return new Argument.Function(-1, result, referenced);
    }

    private boolean isMethodReference(int use) {
        return uses.get(use).detail().equals("method_reference");
    }

    /** @param by the use that the value is the receiver or an argument of */
    private JType value(Value value, Use by) {
        return switch (value) {
            case Value.OfType(String text) -> written.of(text, types.scope(by));
            case Value.OfUse(int use) -> complete(use);
            case Value.This(int symbol) -> types.of(types.index().own(symbol)).self();
            case Value.Super(int symbol) -> parent(types.of(types.index().own(symbol)));
            case Value.ElementOf(Value collection) -> element(value(collection, by));
            case Value.Combined(Value.Operator operator, Value left, Value right, int _) ->
                operators.of(operator, value(left, by), value(right, by));
            case Value.LambdaParameter(int use, int argument, int parameter) -> lambdaParameter(use, argument, parameter);
            case Value.Unknown _, Value.Awaited _, Value.Function _, Value.PartOf _, Value.Parameter _, Value.Argument _ -> JType.UNKNOWN;
        };
    }

    private JType parent(TypeDeclaration type) {
        for (JType one : type.supertypes()) {
            if (!(one instanceof JType.Of of && of.declaration().isInterface())) {
                return one;
            }
        }
        return types.object().<JType>map(of -> of).orElse(JType.UNKNOWN);
    }

    private JType element(JType collection) {
        JType base = JType.base(collection);
        if (base instanceof JType.Array(JType element)) {
            return JType.base(element);
        }
        if (types.implied("java/lang/Iterable", List.of()) instanceof JType.Of iterable) {
            JType.Of as = types.members().supertype(base, iterable.declaration());
            if (as != null && as.arguments().size() == 1) {
                return JType.base(as.arguments().getFirst());
            }
        }
        return JType.UNKNOWN;
    }

    /** What the call tells of a parameter of the lambda passed to it. */
    private JType lambdaParameter(int call, int argument, int parameter) {
        Invocation invocation = resolved.get(call).invocation();
        if (invocation == null) {
            return JType.UNKNOWN;
        }
        JType type = types.members().parameter(invocation.parameter(argument), parameter);
        if (type instanceof JType.Free) {
            inferFromOthers(call, argument, invocation);
            type = types.members().parameter(invocation.parameter(argument), parameter);
        }
        if (type instanceof JType.Free && passedTo[call] >= 0) {
            resolved.get(passedTo[call]);
            inferFromOthers(call, argument, invocation);
            type = types.members().parameter(invocation.parameter(argument), parameter);
        }
        return JType.base(type);
    }

    /** The type that a use evaluates to, with what its functions return taken into account. */
    private JType complete(int index) {
        ResolvedUse use = resolved.get(index);
        Invocation invocation = use.invocation();
        if (invocation == null) {
            return JType.base(use.type());
        }
        if (completed.add(index)) {
            List<Value> arguments = passed(uses.get(index));
            for (int i = 0; i < arguments.size(); i++) {
                inferFromFunction(arguments.get(i), invocation.parameter(i), uses.get(index));
            }
        }
        return isMethodReference(index) ? JType.base(use.type()) : JType.base(JType.inferred(use.type()));
    }

    private void inferFromFunction(Value argument, JType parameter, Use by) {
        if (argument instanceof Value.Function(int parameters, Value result)) {
            calls.bindResult(parameter, value(result, by));
        } else if (argument instanceof Value.OfUse(int use) && use >= 0) {
            if (isMethodReference(use)) {
                calls.bindResult(parameter, referenced(use));
            } else if (resolved.get(use).invocation() != null) {
                complete(use);
            }
        }
    }

    /** What calling the method referred to gives; unknown where it is not resolved. */
    private JType referenced(int index) {
        ResolvedUse reference = resolved.get(index);
        if (MethodReferences.isConstructor(uses.get(index).name())) {
            return reference.type();
        }
        return reference.invocation() == null ? JType.UNKNOWN : reference.invocation().returns();
    }
}
