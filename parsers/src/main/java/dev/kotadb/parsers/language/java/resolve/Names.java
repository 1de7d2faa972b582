package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.facts.Import;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.FileView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks type names up: by scope, then imports, the package, imports on demand, {@code java.lang}. */
final class Names {
    private final Types types;
    private final Map<Object, Map<String, TypeName>> known = new IdentityHashMap<>();
    private final Map<String, TypeName> global = new HashMap<>();

    Names(Types types) {
        this.types = types;
    }

    /** A name in a file, inside the declaration given, or at its top for null. */
    TypeName lookUp(FileView view, @Nullable Declared scope, String name) {
        Map<String, TypeName> here = known.computeIfAbsent(scope == null ? view : scope, key -> new HashMap<>());
        TypeName found = here.get(name);
        if (found == null) {
            found = scope == null ? atTop(view, name) : inside(scope, name);
            here.put(name, found);
        }
        return found;
    }

    private TypeName inside(Declared scope, String name) {
        if (RepositoryType.isType(scope.symbol())) {
            RepositoryType type = types.of(scope);
            for (JType.Variable variable : type.variables()) {
                if (variable.name().equals(name)) {
                    return new TypeName.OfVariable(variable);
                }
            }
            if (type.simpleName().equals(name) && !type.isAnonymous()) {
                return new TypeName.Known(type);
            }
            TypeDeclaration member = memberType(type, name);
            if (member != null) {
                return new TypeName.Known(member);
            }
        } else {
            TypeName local = inMethod(scope, name);
            if (local != null) {
                return local;
            }
        }
        return lookUp(scope.view(), types.index().enclosing(scope), name);
    }

    private @Nullable TypeName inMethod(Declared method, String name) {
        Declared owner = types.index().enclosing(method);
        if (owner != null && RepositoryType.isType(owner.symbol())) {
            for (JType.Variable variable : types.of(owner).variablesOf(method)) {
                if (variable.name().equals(name)) {
                    return new TypeName.OfVariable(variable);
                }
            }
        }
        for (Declared one : types.index().children(method, name)) {
            if (RepositoryType.isType(one.symbol()) && !one.symbol().detail().equals("anonymous")) {
                return new TypeName.Known(types.of(one));
            }
        }
        return null;
    }

    /** A member type, inherited ones included. */
    @Nullable TypeDeclaration memberType(TypeDeclaration type, String name) {
        for (JType.Of site : type.closure().types()) {
            TypeDeclaration member = site.declaration().memberType(name);
            if (member != null) {
                return member;
            }
        }
        return null;
    }

    private TypeName atTop(FileView view, String name) {
        for (Import one : types.index().importsAs(view, name)) {
            TypeName found = imported(one, view);
            if (!(found instanceof TypeName.Missing)) {
                return found;
            }
        }
        TypeName same = global(view.packageName(), name, view.path());
        return same instanceof TypeName.Missing ? onDemand(view, name) : same;
    }

    private TypeName imported(Import one, FileView view) {
        if (one.kind().equals("static")) {
            TypeName owner = canonical(one.module(), view.path());
            TypeDeclaration member =
                    owner instanceof TypeName.Known(TypeDeclaration type) ? memberType(type, one.name()) : null;
            return member == null ? TypeName.MISSING : new TypeName.Known(member);
        }
        TypeName found = canonical(one.module() + "." + one.name(), view.path());
        return found instanceof TypeName.Missing ? TypeName.OUTSIDE : found;
    }

    private TypeName onDemand(FileView view, String name) {
        boolean outside = false;
        TypeName found = global("java.lang", name, view.path());
        for (Import one : types.index().importsAs(view, "")) {
            if (one.kind().equals("module")) {
                for (String exported : Jdk.packagesOf(one.module())) {
                    found = found instanceof TypeName.Missing ? global(exported, name, view.path()) : found;
                }
                outside |= Jdk.packagesOf(one.module()).isEmpty();
            } else if (one.name().equals("*") && found instanceof TypeName.Missing) {
                boolean ofType = one.kind().equals("static");
                found = ofType ? TypeName.MISSING : global(one.module(), name, view.path());
                if (found instanceof TypeName.Missing && (ofType || !isPackage(one.module()))) {
                    TypeName owner = canonical(one.module(), view.path());
                    TypeDeclaration member =
                            owner instanceof TypeName.Known(TypeDeclaration type) ? memberType(type, name) : null;
                    found = member == null ? TypeName.MISSING : new TypeName.Known(member);
                    outside |= !ofType && owner instanceof TypeName.Missing;
                }
            }
        }
        return found instanceof TypeName.Missing && outside ? TypeName.OUTSIDE : found;
    }

    boolean isPackage(String name) {
        return Jdk.hasPackage(name) || types.index().exists(JavaKeys.packageOf(name));
    }

    /** A type by its package and simple name: the repository's, or else the JDK's. */
    TypeName global(String packageName, String name, String from) {
        String key = packageName + "." + name;
        TypeName found = global.get(key);
        if (found == null) {
            found = declared(packageName, name, from);
            if (found instanceof TypeName.Missing) {
                found = packageName.isEmpty()
                        ? TypeName.MISSING
                        : types.binary(packageName.replace('.', '/') + "/" + name);
                global.put(key, found);
            }
        }
        return found;
    }

    /** The repository's type; of several the one whose file is nearest to the file that asks. */
    TypeName declared(String packageName, String name, String from) {
        List<Declared> nearest = new ArrayList<>();
        int most = -1;
        for (FileView view : types.index().find(JavaKeys.type(packageName, name))) {
            int shared = sharedFolders(view.path(), from);
            if (shared > most) {
                nearest.clear();
                most = shared;
            }
            if (shared == most) {
                for (Declared one : types.index().top(view, name)) {
                    if (RepositoryType.isType(one.symbol())) {
                        nearest.add(one);
                        break;
                    }
                }
            }
        }
        return switch (nearest.size()) {
            case 0 -> TypeName.MISSING;
            case 1 -> new TypeName.Known(types.of(nearest.getFirst()));
            default -> new TypeName.Several(nearest);
        };
    }

    private static int sharedFolders(String one, String other) {
        int shared = 0;
        for (int i = 0; i < Math.min(one.length(), other.length()) && one.charAt(i) == other.charAt(i); i++) {
            shared += one.charAt(i) == '/' ? 1 : 0;
        }
        return one.equals(other) ? shared + 1 : shared;
    }

    /** A dotted name from its package on, as imports have it. */
    TypeName canonical(String dotted, String from) {
        int dot = dotted.lastIndexOf('.');
        if (dot < 0) {
            return global("", dotted, from);
        }
        String outer = dotted.substring(0, dot);
        String name = dotted.substring(dot + 1);
        TypeName found = global(outer, name, from);
        if (!(found instanceof TypeName.Missing) || !looksLikeType(outer)) {
            return found;
        }
        TypeName owner = canonical(outer, from);
        if (owner instanceof TypeName.Known(TypeDeclaration type)) {
            TypeDeclaration member = memberType(type, name);
            return member == null ? TypeName.MISSING : new TypeName.Known(member);
        }
        return owner;
    }

    /** A package would have to be asked for as a type at every import otherwise; types in lower case are nested rarely. */
    private static boolean looksLikeType(String dotted) {
        return Character.isUpperCase(dotted.charAt(dotted.lastIndexOf('.') + 1)) || dotted.indexOf('.') < 0;
    }

    TypeName lookUp(TypeText.Name name, Scope scope) {
        TypeText.Name outer = name.outer();
        if (outer == null) {
            return scope.lookUp(name.name());
        }
        TypeName owner = lookUp(outer, scope);
        return switch (owner) {
            case TypeName.Known(TypeDeclaration type) -> {
                TypeDeclaration member = memberType(type, name.name());
                yield member != null
                        ? new TypeName.Known(member)
                        : type.closure().outside() ? TypeName.OUTSIDE : TypeName.MISSING;
            }
            case TypeName.Missing() -> global(dotted(outer), name.name(), types.index().self().path());
            case TypeName.OfVariable variable -> TypeName.MISSING;
            case TypeName.Several several -> several;
            case TypeName.Outside() -> {
                TypeName found = global(dotted(outer), name.name(), types.index().self().path());
                yield found instanceof TypeName.Missing ? owner : found;
            }
        };
    }

    private static String dotted(TypeText.Name name) {
        return name.outer() == null ? name.name() : dotted(name.outer()) + "." + name.name();
    }
}
