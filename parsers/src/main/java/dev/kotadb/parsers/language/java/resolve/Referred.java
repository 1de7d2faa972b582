package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.language.java.resolve.Argument.Qualifier;
import java.util.List;

/** What stands before the {@code ::} of a method reference. */
record Referred(Qualifier qualifier, JType type) {
    static Referred of(Use reference, ResolvedUses resolved, Values values) {
        Value receiver = reference.receiver() == null ? Value.UNKNOWN : reference.receiver();
        TypeDeclaration named =
                receiver instanceof Value.OfUse(int of) ? resolved.get(of).typeNamed() : null;
        if (named != null) {
            return new Referred(Qualifier.TYPE, new JType.Of(named, List.of()));
        }
        return new Referred(
                reference.qualifier().equals("type") ? Qualifier.TYPE : Qualifier.VALUE, values.of(receiver, reference));
    }
}
