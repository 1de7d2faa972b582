package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.resolve.Trace;
import java.util.List;

/** What each use of one file means. */
final class Uses {
    private final List<Use> uses;
    private final ResolvedUses resolved;
    private final NameUses names;
    private final CallUses calls;

    Uses(Types types, List<Use> uses) {
        Trace trace = types.index().trace();
        PassedValues passedTo = new PassedValues(uses);
        Calls chosen = new Calls(types);
        this.uses = uses;
        this.resolved = new ResolvedUses(uses, use -> trace.during(use, () -> resolve(use)));
        Values values = new Values(types, uses, resolved, passedTo, chosen);
        this.names = new NameUses(types, resolved, values);
        this.calls = new CallUses(types, uses, resolved, passedTo, values, chosen);
    }

    ResolvedUse get(int index) {
        return resolved.getInOrder(index);
    }

    private ResolvedUse resolve(int index) {
        Use use = uses.get(index);
        return switch (use.type()) {
            case CALL ->
                switch (use.detail()) {
                    case "new", "enum_constant" -> calls.construct(names.type(use), use);
                    case "this", "super" -> calls.explicitConstructor(use);
                    case "method_reference" -> calls.reference(use, index);
                    default -> calls.method(use);
                };
            case PROPERTY_ACCESS -> names.name(use);
            case TYPE_REFERENCE, EXTENDS, IMPLEMENTS -> ResolvedUse.of(names.type(use));
            case IMPORT -> ResolvedUse.UNRESOLVED;
        };
    }
}
