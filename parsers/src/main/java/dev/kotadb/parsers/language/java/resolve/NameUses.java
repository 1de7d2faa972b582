package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.facts.ReferenceType;
import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.language.java.signature.TypeText;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.Trace;
import java.util.List;

/** Resolves the uses of one file that name types, fields and packages. */
final class NameUses {
    private final Types types;
    private final Trace trace;
    private final ResolvedUses resolved;
    private final Values values;
    private final Fields fields;

    NameUses(Types types, ResolvedUses resolved, Values values) {
        this.types = types;
        this.trace = types.index().trace();
        this.resolved = resolved;
        this.values = values;
        this.fields = new Fields(types);
    }

    TypeName type(Use use) {
        Declared scope = types.scope(use);
        if (scope != null && isHead(use, scope)) {
            scope = types.index().enclosing(scope);
        }
        if (use.receiver() != null
                && use.qualifier().isEmpty()
                && values.of(use.receiver(), use) instanceof JType.Of of) {
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
        return field == null ? ResolvedUse.UNRESOLVED.withType(values.of(local, use)) : field;
    }

    ResolvedUse name(Use use) {
        Value receiver = use.receiver();
        if (receiver != null && use.arguments() != null) {
            return captured(use, receiver, use.arguments());
        }
        if (receiver == null) {
            return use.qualifier().isEmpty() ? fields.inScope(use) : ResolvedUse.of(type(use));
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
        JType type = values.of(receiver, use);
        Reasons.receiver(trace, type);
        ResolvedUse found = fields.of(type, use.name());
        return use.detail().equals("case") && found.target() == null && !(found.type() instanceof JType.Of)
                ? fields.inScope(use)
                : found;
    }
}
