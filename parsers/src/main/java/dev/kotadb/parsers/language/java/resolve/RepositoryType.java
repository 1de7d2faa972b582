package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.language.java.signature.Signature;
import dev.kotadb.parsers.language.java.signature.Trait;
import dev.kotadb.parsers.language.java.signature.TypeText;
import dev.kotadb.parsers.resolve.Declared;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A type that a file of the repository declares. */
final class RepositoryType extends TypeDeclaration {
    private final Types types;
    private final Declared declared;
    private final Symbol symbol;
    private final Scope headScope;
    private final Scope memberScope;
    private final List<JType.Variable> variables = new ArrayList<>();
    private final Map<Declared, Method> methods = new IdentityHashMap<>();
    private final Map<String, List<Method>> methodsByName = new HashMap<>();
    private @Nullable List<JType> supertypes;

    RepositoryType(Types types, Declared declared, @Nullable Declared outer) {
        this.types = types;
        this.declared = declared;
        this.symbol = declared.symbol();
        // Its head is read without its own members in sight, which are found through its head.
        this.headScope = types.declare(
                signature(declared).typeParameters(), variables, name -> types.lookUp(declared.view(), outer, name));
        this.memberScope = name -> types.lookUp(declared.view(), declared, name);
    }

    private static Signature signature(Declared declared) {
        return declared.derived(Signature::of);
    }

    private static boolean isConstructor(Symbol symbol) {
        return symbol.detail().contains("constructor");
    }

    Declared declared() {
        return declared;
    }

    @Override
    String simpleName() {
        return symbol.name();
    }

    @Override
    String packageName() {
        return declared.view().packageName();
    }

    @Override
    boolean isInterface() {
        return symbol.kind() == SymbolKind.INTERFACE || isAnnotation();
    }

    @Override
    boolean isFinal() {
        return symbol.is("final") || isRecord() || isEnum();
    }

    private boolean isAnnotation() {
        return symbol.detail().equals("annotation");
    }

    private boolean isRecord() {
        return symbol.detail().equals("record");
    }

    private boolean isEnum() {
        return symbol.kind() == SymbolKind.ENUM;
    }

    boolean isAnonymous() {
        return symbol.detail().equals("anonymous");
    }

    @Override
    List<JType.Variable> variables() {
        return variables;
    }

    @Override
    List<JType> supertypes() {
        if (supertypes == null) {
            supertypes = List.of();
            List<JType> all = new ArrayList<>();
            for (TypeText text : signature(declared).supertypes()) {
                all.add(types.resolve(text, headScope));
            }
            if (isEnum()) {
                all.add(types.implied("java/lang/Enum", List.of(self())));
            } else if (isRecord()) {
                all.add(types.implied("java/lang/Record", List.of()));
            } else if (isAnnotation()) {
                all.add(types.implied("java/lang/annotation/Annotation", List.of()));
            }
            supertypes = all;
        }
        return supertypes;
    }

    @Override
    List<Method> methods(String name) {
        List<Method> known = methodsByName.get(name);
        if (known == null) {
            known = findMethods(name);
            methodsByName.put(name, known);
        }
        return known;
    }

    private List<Method> findMethods(String name) {
        List<Method> found = new ArrayList<>();
        boolean accessorDeclared = false;
        Declared component = null;
        for (Declared one : types.index().children(declared, name)) {
            if (isMethod(one.symbol())) {
                found.add(method(one));
                accessorDeclared |= found.getLast().arity() == 0;
            } else if (one.symbol().detail().equals("record_component")) {
                component = one;
            }
        }
        if (component != null && !accessorDeclared) {
            found.add(method(component, name, Set.of(), List.of(), signature(component).type()));
        }
        if (isEnum() && found.isEmpty()) {
            TypeText self = new TypeText.Name(null, symbol.name(), List.of());
            if (name.equals("values")) {
                found.add(method(null, name, EnumSet.of(Trait.STATIC), List.of(), new TypeText.Array(self)));
            } else if (name.equals("valueOf")) {
                TypeText string = new TypeText.Binary("java/lang/String", List.of());
                found.add(method(null, name, EnumSet.of(Trait.STATIC), List.of(string), self));
            }
        }
        return found;
    }

    /** One that the language makes up. */
    private Method method(
            @Nullable Declared of, String name, Set<Trait> traits, List<TypeText> parameters, TypeText returns) {
        Signature signature = new Signature(List.of(), returns, parameters, List.of());
        return types.method(this, of, name, traits, signature, memberScope);
    }

    private static boolean isMethod(Symbol symbol) {
        return (symbol.kind() == SymbolKind.METHOD || symbol.kind() == SymbolKind.FUNCTION)
                && !isConstructor(symbol);
    }

    private Method method(Declared one) {
        Method known = methods.get(one);
        if (known == null) {
            String name = one.symbol().name();
            known = types.method(this, one, name, traits(one.symbol()), signature(one), memberScope);
            methods.put(one, known);
        }
        return known;
    }

    List<JType.Variable> variablesOf(Declared member) {
        return isMethod(member.symbol()) || isConstructor(member.symbol()) ? method(member).variables() : List.of();
    }

    private Set<Trait> traits(Symbol member) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (member.is("static")) {
            traits.add(Trait.STATIC);
        }
        if (member.shape().variadic()) {
            traits.add(Trait.VARIADIC);
        }
        boolean hasBody = member.is("default") || member.is("static") || member.is("private");
        if (member.is("abstract") || (isInterface() && !hasBody)) {
            traits.add(Trait.ABSTRACT);
        }
        if (member.is("private")) {
            traits.add(Trait.PRIVATE);
        } else if (!isInterface() && !member.is("public") && !member.is("protected")) {
            traits.add(Trait.PACKAGE_PRIVATE);
        }
        return traits;
    }

    @Override
    List<Method> methods() {
        List<Method> all = new ArrayList<>();
        for (Declared one : types.index().children(declared)) {
            if (isMethod(one.symbol())) {
                all.add(method(one));
            }
        }
        return all;
    }

    @Override
    List<Method> constructors() {
        List<Method> found = new ArrayList<>();
        for (Declared one : types.index().children(declared, symbol.name())) {
            if (isConstructor(one.symbol())) {
                found.add(method(one));
            }
        }
        if (isRecord()) {
            Candidate canonical = new Candidate(canonicalConstructor(), Substitution.NONE);
            if (found.stream().noneMatch(one -> canonical.sameParameters(new Candidate(one, Substitution.NONE)))) {
                found.add(canonical.method());
            }
        }
        return found;
    }

    /** The types of a record's components. */
    List<JType> components() {
        return declaredComponents().stream()
                .map(one -> types.resolve(signature(one).type(), memberScope))
                .toList();
    }

    private List<Declared> declaredComponents() {
        return types.index().children(declared).stream()
                .filter(one -> one.symbol().detail().equals("record_component"))
                .toList();
    }

    /** A record's constructor for its components, which the record itself stands for unless it is declared. */
    private Method canonicalConstructor() {
        List<Declared> components = declaredComponents();
        boolean variadic = !components.isEmpty() && components.getLast().symbol().shape().variadic();
        List<TypeText> parameters = components.stream().map(one -> signature(one).type()).toList();
        Set<Trait> traits = variadic ? Set.of(Trait.VARIADIC) : Set.of();
        return method(declared, symbol.name(), traits, parameters, TypeText.UNKNOWN);
    }

    @Override
    @Nullable Field field(String name) {
        for (Declared one : types.index().children(declared, name)) {
            Symbol member = one.symbol();
            if (member.detail().equals("enum_constant")) {
                return new Field(this, one, null, self(), false, false);
            }
            if (!isMethod(member) && !isType(member) && !isConstructor(member)) {
                boolean open = isInterface() || member.is("public") || member.is("protected") || isRecord();
                return new Field(
                        this,
                        one,
                        null,
                        types.resolve(signature(one).type(), memberScope),
                        member.is("private"),
                        !open);
            }
        }
        return null;
    }

    @Override
    @Nullable TypeDeclaration memberType(String name) {
        for (Declared one : types.index().children(declared, name)) {
            if (isNamedType(one.symbol())) {
                return types.of(one);
            }
        }
        return null;
    }
}
