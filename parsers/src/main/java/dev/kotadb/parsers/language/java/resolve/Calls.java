package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.resolve.Declared;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Resolves calls of methods and constructors and what they evaluate to. */
final class Calls {
    private final Types types;
    private final Uses uses;
    private final Values values;
    private final Methods methods;
    private final Overloads overloads;
    private final Inference inference;
    private final MethodReferences references;
    private final java.util.Set<Integer> completed = new java.util.HashSet<>();

    Calls(Types types, Uses uses, Values values) {
        this.types = types;
        this.uses = uses;
        this.values = values;
        this.methods = new Methods(types, uses);
        this.overloads = new Overloads(types);
        this.inference = new Inference(types);
        this.references = new MethodReferences(types, uses, methods);
    }

    ResolvedUse resolve(Use use, int index) {
        return switch (use.detail()) {
            case "new" -> construct(uses.typeName(use), use);
            case "this", "super" -> explicit(use);
            case "method_reference" -> references.resolve(use, index);
            default -> method(use);
        };
    }

    private ResolvedUse explicit(Use use) {
        Value receiver = use.receiver();
        if (receiver != null && values.of(receiver, use) instanceof JType.Of of) {
            return construct(new TypeName.Known(of.declaration()), use);
        }
        return receiver != null && values.of(receiver, use) instanceof JType.Outside
                ? ResolvedUse.EXTERNAL
                : ResolvedUse.UNRESOLVED;
    }

    /** The constructor called, or the type where none is declared for it. */
    ResolvedUse construct(TypeName name, Use use) {
        if (!(name instanceof TypeName.Known(TypeDeclaration type))) {
            return ResolvedUse.of(name);
        }
        JType made = new JType.Of(type, List.of());
        List<Candidate> candidates = new ArrayList<>();
        for (MethodDeclaration constructor : type.constructors()) {
            candidates.add(new Candidate(constructor, Substitution.NONE));
        }
        if (!(type instanceof RepositoryType own)) {
            ResolvedUse chosen = candidates.isEmpty() ? ResolvedUse.EXTERNAL : choose(candidates, use);
            return new ResolvedUse(
                    dev.kotadb.parsers.resolve.ResolutionKind.EXTERNAL,
                    null, List.of(), made, null, null, chosen.invocation());
        }
        if (own.isRecord()) {
            methods.addCanonical(own, candidates);
        }
        if (candidates.isEmpty()) {
            return ResolvedUse.exact(own.declared(), made);
        }
        ResolvedUse chosen = choose(candidates, use);
        return new ResolvedUse(
                chosen.kind(), chosen.target(), chosen.candidates(), made, null, null, chosen.invocation());
    }

    private ResolvedUse method(Use use) {
        Value receiver = use.receiver();
        if (receiver == null) {
            Methods.Found found = use.qualifier().isEmpty() ? methods.inScope(use) : methods.ofQualifier(use);
            return choose(found, use);
        }
        if (receiver instanceof Value.OfUse(int of)) {
            ResolvedUse before = uses.resolve(of);
            if (before.typeNamed() != null) {
                return choose(methods.of(new JType.Of(before.typeNamed(), List.of()), use.name()), use);
            }
            if (before.packageNamed() != null) {
                return before.kind() == dev.kotadb.parsers.resolve.ResolutionKind.EXTERNAL
                        ? ResolvedUse.EXTERNAL
                        : ResolvedUse.UNRESOLVED;
            }
        }
        JType type = values.of(receiver, use);
        ResolvedUse resolved = choose(methods.of(type, use.name()), use);
        return use.name().equals("clone") && Values.base(type) instanceof JType.Array array
                ? ResolvedUse.external(array)
                : resolved;
    }

    private ResolvedUse choose(Methods.Found found, Use use) {
        if (found.candidates().isEmpty()) {
            return found.otherwise();
        }
        ResolvedUse chosen = choose(found.candidates(), use);
        if (chosen.kind() == dev.kotadb.parsers.resolve.ResolutionKind.UNRESOLVED) {
            return found.otherwise();
        }
        return found.unsure() ? chosen.guessed() : chosen;
    }

    private ResolvedUse choose(List<Candidate> candidates, Use use) {
        List<Argument> arguments = arguments(use);
        Overloads.Choice choice = overloads.choose(candidates, arguments);
        if (choice.methods().isEmpty()) {
            return ResolvedUse.UNRESOLVED;
        }
        if (choice.methods().size() > 1) {
            List<Declared> declared = new ArrayList<>();
            for (Candidate one : choice.methods()) {
                if (one.method().declared() != null) {
                    declared.add(one.method().declared());
                }
            }
            return sameResult(choice.methods(), ResolvedUse.ambiguous(declared));
        }
        Candidate chosen = choice.methods().getFirst();
        Invocation invocation = new Invocation(chosen, choice.variable());
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).function() == null) {
                inference.bind(invocation.parameter(i), arguments.get(i).type());
            }
        }
        return ResolvedUse.exact(chosen.method().declared(), invocation.returns()).invoked(invocation);
    }

    /** Overloads that cannot be told apart may still all return the same. */
    private static ResolvedUse sameResult(List<Candidate> candidates, ResolvedUse ambiguous) {
        JType first = candidates.getFirst().method().returns();
        boolean same = candidates.stream()
                .allMatch(one -> one.method().returns().equals(first)
                        || (one.method().returns() instanceof JType.Of of
                                && first instanceof JType.Of other
                                && of.arguments().isEmpty()
                                && other.arguments().isEmpty()
                                && of.declaration() == other.declaration()));
        return same
                ? new ResolvedUse(ambiguous.kind(), null, ambiguous.candidates(), first, null, null, null)
                : ambiguous;
    }

    List<Argument> arguments(Use use) {
        List<Argument> arguments = new ArrayList<>();
        for (Value value : use.arguments() == null ? List.<Value>of() : use.arguments()) {
            arguments.add(argument(value, use));
        }
        return arguments;
    }

    private Argument argument(Value value, Use by) {
        if (value instanceof Value.Function(int parameters, Value result)) {
            JType returned = parameters == 0 || result instanceof Value.OfType ? values.of(result, by) : JType.UNKNOWN;
            return new Argument(JType.UNKNOWN, new Argument.Function(parameters, returned));
        }
        if (value instanceof Value.OfUse(int use) && use >= 0) {
            if (uses.use(use).detail().equals("method_reference")) {
                return new Argument(JType.UNKNOWN, new Argument.Function(-1, JType.UNKNOWN));
            }
            // Not completed: what it leaves open this call may tell.
            return new Argument(valueOf(uses.resolve(use)), null);
        }
        return new Argument(values.of(value, by), null);
    }

    private static JType valueOf(ResolvedUse resolved) {
        return Substitution.inferred(resolved.type());
    }

    /** The type that a use evaluates to, with what its functions return taken into account. */
    JType complete(int index) {
        ResolvedUse resolved = uses.resolve(index);
        Invocation invocation = resolved.invocation();
        if (invocation == null) {
            return Values.base(resolved.type());
        }
        Use use = uses.use(index);
        if (completed.add(index) && use.arguments() != null) {
            for (int i = 0; i < use.arguments().size(); i++) {
                inferFromFunction(use.arguments().get(i), invocation.parameter(i), use);
            }
        }
        if (use.detail().equals("new") || use.detail().equals("method_reference")) {
            return Values.base(resolved.type());
        }
        return Values.base(Substitution.inferred(resolved.type()));
    }

    private void inferFromFunction(Value argument, JType parameter, Use by) {
        if (argument instanceof Value.Function(int parameters, Value result)) {
            bindResult(parameter, result.equals(Value.UNKNOWN) ? JType.UNKNOWN : values.of(result, by));
        } else if (argument instanceof Value.OfUse(int use) && use >= 0) {
            if (uses.use(use).detail().equals("method_reference")) {
                bindResult(parameter, references.result(use));
            } else if (uses.resolve(use).invocation() != null) {
                complete(use);
            }
        }
    }

    private void bindResult(JType function, JType result) {
        if (Applicability.plain(function) instanceof JType.Of of && !result.equals(JType.UNKNOWN)) {
            Candidate method = of.declaration().function().method();
            if (method != null) {
                Candidate here = method.in(Substitution.of(of));
                inference.bind(here.substitution().apply(here.method().returns()), result);
            }
        }
    }

    /** What the call tells of a parameter of the lambda passed to it. */
    JType lambdaParameter(int call, int argument, int parameter) {
        Invocation invocation = uses.resolve(call).invocation();
        if (invocation == null) {
            return JType.UNKNOWN;
        }
        JType type = Values.parameter(invocation.parameter(argument), parameter);
        if (type instanceof JType.Free && uses.passedTo(call) >= 0) {
            uses.resolve(uses.passedTo(call));
            type = Values.parameter(invocation.parameter(argument), parameter);
        }
        return Values.base(type);
    }

    /** The function that an argument has to be, null where the call is not known. */
    @Nullable JType functionWanted(int use) {
        int call = uses.passedTo(use);
        if (call < 0) {
            return null;
        }
        Invocation invocation = uses.resolve(call).invocation();
        return invocation == null ? null : invocation.parameter(uses.passedAs(use));
    }
}
