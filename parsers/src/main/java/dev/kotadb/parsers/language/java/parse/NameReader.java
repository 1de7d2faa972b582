package dev.kotadb.parsers.language.java.parse;

import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.Name;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import dev.kotadb.parsers.facts.ReferenceType;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Value;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Reads names in expressions. One that is no local may be a field, a type or a package: other files tell which. */
final class NameReader {
    private final JavaWalk walk;
    private final TypeReader types;

    NameReader(JavaWalk walk, TypeReader types) {
        this.walk = walk;
        this.types = types;
    }

    Value name(NameExpr expression, String detail) {
        return bare(expression.getName().getIdentifier(), SourceText.begin(expression), detail);
    }

    private Value bare(String name, int offset, String detail) {
        Value local = walk.locals().find(name);
        Value.This inside = local == null ? null : walk.locals().classInside(name);
        if (local != null) {
            return inside == null ? local : captured(name, offset, detail, local, inside);
        }
        return new Value.OfUse(walk.facts().use(ReferenceType.PROPERTY_ACCESS, name, "", offset, null, detail));
    }

    /** A local, unless a class between here and there inherits a field of this name, which other files tell. */
    private Value captured(String name, int offset, String detail, Value local, Value.This inside) {
        return new Value.OfUse(walk.facts().captured(name, offset, local, inside, detail));
    }

    Value member(FieldAccessExpr access, String detail) {
        Value receiver = walk.value(access.getScope());
        return member(access.getName().getIdentifier(), SourceText.begin(access.getName()), receiver, detail);
    }

    private Value member(String name, int offset, Value receiver, String detail) {
        if (name.equals("length") && uncaptured(receiver) instanceof Value.OfType(String type) && type.endsWith("[]")) {
            return Primitive.INT;
        }
        return new Value.OfUse(walk.facts().use(ReferenceType.PROPERTY_ACCESS, name, "", offset, receiver, detail));
    }

    /** A name that is most likely that of a local has its value. */
    private Value uncaptured(Value value) {
        Value local = value instanceof Value.OfUse(int use) ? walk.facts().captured(use) : null;
        return local == null ? value : local;
    }

    /** A constant of a switch: looked up in the type that is switched on before it is in scope. */
    void constant(NameExpr expression, Value selector) {
        String name = expression.getName().getIdentifier();
        if (walk.locals().find(name) == null) {
            walk.facts().use(
                    ReferenceType.PROPERTY_ACCESS, name, "", SourceText.begin(expression), selector, "case");
        }
    }

    Value self(ThisExpr expression) {
        return self(expression.getTypeName().orElse(null), Value.This::new);
    }

    /** {@code Outer.super} is a superclass of a type around, {@code Face.super} the interface itself. */
    Value parent(SuperExpr expression) {
        return self(
                expression.getTypeName().orElse(null),
                symbol -> expression.getTypeName().isPresent()
                                && walk.facts().symbol(symbol).kind() == SymbolKind.INTERFACE
                        ? new Value.This(symbol)
                        : new Value.Super(symbol));
    }

    private Value self(@Nullable Name type, IntFunction<Value> ofSymbol) {
        if (type == null) {
            int symbol = walk.facts().type();
            return symbol >= 0 ? ofSymbol.apply(symbol) : Value.UNKNOWN;
        }
        types.name(type, "");
        int symbol = walk.facts().type(type.getIdentifier());
        return symbol >= 0 ? ofSymbol.apply(symbol) : new Value.OfType(TypeReader.dotted(type));
    }

    /** What stands before {@code ::}, which the grammar takes for a type even where it is a variable. */
    Value type(TypeExpr expression) {
        if (expression.getType() instanceof ClassOrInterfaceType type && isPath(type)) {
            return path(type);
        }
        return new Value.OfType(types.read(expression.getType()));
    }

    /** Whether it cannot be a variable: it has type arguments, is an array, or names a type parameter. */
    boolean isType(TypeExpr expression) {
        return !(expression.getType() instanceof ClassOrInterfaceType type && isPath(type))
                || (type.getScope().isEmpty() && walk.locals().isTypeVariable(type.getName().getIdentifier()));
    }

    private static boolean isPath(ClassOrInterfaceType type) {
        return type.getTypeArguments().isEmpty()
                && type.getAnnotations().isEmpty()
                && (type.getScope().isEmpty() || isPath(type.getScope().get()));
    }

    private Value path(ClassOrInterfaceType type) {
        String name = type.getName().getIdentifier();
        int offset = SourceText.begin(type.getName());
        ClassOrInterfaceType scope = type.getScope().orElse(null);
        if (scope != null) {
            return member(name, offset, path(scope), "");
        }
        return walk.locals().isTypeVariable(name) ? new Value.OfType(name) : bare(name, offset, "");
    }
}
