package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.language.java.binary.BinaryClass;
import dev.kotadb.parsers.language.java.signature.TypeText;
import dev.kotadb.parsers.resolve.ExternalSymbol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A type of the JDK or of a library, where the repository does not declare it itself. */
final class BinaryType extends TypeDeclaration {
    private final Types types;
    private final BinaryClass read;
    private final Scope scope;
    private final List<JType.Variable> variables = new ArrayList<>();
    private final Map<String, List<Method>> methods = new HashMap<>();
    private @Nullable List<JType> supertypes;

    BinaryType(Types types, BinaryClass read) {
        this.types = types;
        this.read = read;
        this.scope = types.declare(read.typeParameters(), variables, this::outerScope);
    }

    private TypeName outerScope(String name) {
        int dollar = read.binaryName().lastIndexOf('$');
        if (read.isStatic() || dollar < 0) {
            return TypeName.MISSING;
        }
        return types.binary(read.binaryName().substring(0, dollar)) instanceof TypeName.Known(BinaryType outer)
                ? outer.scope.lookUp(name)
                : TypeName.MISSING;
    }

    @Override
    String simpleName() {
        String name = read.binaryName();
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('$')) + 1);
    }

    @Override
    String packageName() {
        return read.binaryName().substring(0, read.binaryName().lastIndexOf('/')).replace('/', '.');
    }

    @Override
    boolean isInterface() {
        return read.isInterface();
    }

    @Override
    boolean isFinal() {
        return read.isFinal();
    }

    @Override
    ExternalSymbol external() {
        return ExternalNames.type(read);
    }

    @Override
    ExternalSymbol external(Method method) {
        return ExternalNames.method(read, method.name(), method.signature());
    }

    @Override
    boolean isVisible() {
        return read.isVisible();
    }

    @Override
    List<JType.Variable> variables() {
        return variables;
    }

    @Override
    List<JType> supertypes() {
        if (supertypes == null) {
            List<JType> all = new ArrayList<>();
            for (TypeText text : read.supertypes()) {
                all.add(types.resolve(text, scope));
            }
            supertypes = all;
        }
        return supertypes;
    }

    @Override
    List<Method> methods(String name) {
        List<Method> known = methods.get(name);
        if (known == null) {
            List<Method> made = new ArrayList<>();
            for (BinaryClass.Method one : read.methods().getOrDefault(name, List.of())) {
                made.add(types.method(this, null, one.name(), one.traits(), one.signature(), scope));
            }
            methods.put(name, made);
            known = made;
        }
        return known;
    }

    @Override
    List<Method> methods() {
        return read.methods().keySet().stream()
                .sorted()
                .filter(name -> !name.equals(BinaryClass.CONSTRUCTOR))
                .map(this::methods)
                .flatMap(Collection::stream)
                .toList();
    }

    @Override
    List<Method> constructors() {
        return methods(BinaryClass.CONSTRUCTOR);
    }

    @Override
    @Nullable Field field(String name) {
        TypeText type = read.fields().get(name);
        return type == null ? null : new Field(
                        this, null, ExternalNames.field(read, name), types.resolve(type, scope), false, false);
    }

    @Override
    @Nullable TypeDeclaration memberType(String name) {
        String binary = read.memberTypes().get(name);
        return binary != null && types.binary(binary) instanceof TypeName.Known(TypeDeclaration type) ? type : null;
    }
}
