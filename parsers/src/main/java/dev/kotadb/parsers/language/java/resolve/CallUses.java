package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.resolve.ResolutionKind;
import dev.kotadb.parsers.resolve.Trace;
import java.util.List;

/** Resolves the uses of one file that call methods and constructors, and the references to them. */
final class CallUses {
    private final Types types;
    private final Trace trace;
    private final ResolvedUses resolved;
    private final Values values;
    private final Arguments arguments;
    private final Methods methods;
    private final MethodReferences references;
    private final Calls calls;

    CallUses(Types types, List<Use> uses, ResolvedUses resolved, PassedValues passedTo, Values values, Calls calls) {
        this.types = types;
        this.trace = types.index().trace();
        this.resolved = resolved;
        this.values = values;
        this.calls = calls;
        this.methods = new Methods(types);
        this.references = new MethodReferences(types, methods);
        this.arguments = new Arguments(uses, resolved, passedTo, values, references);
    }

    ResolvedUse explicitConstructor(Use use) {
        return switch (use.receiver() == null ? JType.UNKNOWN : values.of(use.receiver(), use)) {
            case JType.Of of -> construct(
                    of.declaration(), of.raw() ? Substitution.free(of.declaration().variables()) : Substitution.of(of), use);
            case JType.Outside outside -> ResolvedUse.EXTERNAL.named(ExternalNames.library(outside));
            default -> ResolvedUse.UNRESOLVED;
        };
    }

    /** The constructor called, or the type where none is declared for it. */
    ResolvedUse construct(TypeName name, Use use) {
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
        calls.bindWanted(made, values.wanted(use));
        ResolvedUse chosen = calls.choose(candidates, arguments.of(use), List.of(), JType.UNKNOWN);
        return type.external() != null
                ? ResolvedUse.external(made).invoked(chosen.invocation()).named(chosen.external())
                : chosen.withType(made);
    }

    ResolvedUse reference(Use use, int index) {
        return references.resolve(use.name(), Referred.of(use, resolved, values), () -> values.functionWanted(index));
    }

    /** A method that the supertypes do not have of a receiver that may be one of them is the one that is meant, but not for certain. */
    private ResolvedUse ofWidest(Value receiver, ResolvedUse chosen) {
        Invocation invocation = chosen.invocation();
        if (invocation == null || !values.isWidest(receiver) || !types.members().isAlsoAbove(invocation.method())) {
            return chosen;
        }
        ResolvedUse unsure = chosen.target() == null ? ResolvedUse.EXTERNAL : ResolvedUse.UNRESOLVED;
        return unsure.withType(chosen.type()).invoked(invocation);
    }

    ResolvedUse method(Use use) {
        Value receiver = use.receiver();
        if (receiver == null) {
            boolean bare = use.qualifier().isEmpty() || use.qualifier().startsWith("<");
            return choose(bare ? methods.inScope(use) : methods.ofQualifier(use), use);
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
        JType type = values.of(receiver, use);
        Reasons.receiver(trace, type);
        ResolvedUse chosen = choose(
                receiver instanceof Value.Super ? methods.inherited(type, use.name()) : methods.of(type, use.name()), use);
        return switch (JType.base(type)) {
            case JType.Array array when use.name().equals("clone") -> ResolvedUse.external(array);
            case JType.Outside _ when chosen.invocation() == null ->
                chosen.withType(methods.givenByObject(use.name(), PassedValues.of(use).size()));
            default -> ofWidest(receiver, chosen);
        };
    }

    private ResolvedUse choose(Methods.Found found, Use use) {
        return found.candidates().isEmpty()
                ? found.otherwise()
                : calls.choose(found, arguments.of(use), arguments.typesOf(use), values.wanted(use));
    }
}
