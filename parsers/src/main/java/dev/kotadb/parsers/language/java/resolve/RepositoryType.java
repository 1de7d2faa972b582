package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.language.java.resolve.MethodDeclaration.Trait;
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
    private final Declared declared;
    private final Symbol symbol;
    private final Scope headScope;
    private final Scope memberScope;
    private final List<JType.Variable> variables = new ArrayList<>();
    private final Map<Declared, MethodDeclaration> methods = new IdentityHashMap<>();
    private final Map<String, List<MethodDeclaration>> methodsByName = new HashMap<>();
    private @Nullable List<JType> supertypes;

    RepositoryType(Types types, Declared declared, @Nullable Declared outer) {
        super(types);
        this.declared = declared;
        this.symbol = declared.symbol();
        // Its head is read without its own members in sight, which are found through its head.
        this.headScope = new VariableScope(variables, name -> types.names().lookUp(declared.view(), outer, name));
        this.memberScope = name -> types.names().lookUp(declared.view(), declared, name);
        for (TypeText.Parameter one : signature(declared).typeParameters()) {
            variables.add(new JType.Variable(one.name(), () -> types.bound(one, headScope)));
        }
    }

    static Signature signature(Declared declared) {
        return declared.derived(Signature::of);
    }

    static boolean isType(Symbol symbol) {
        return symbol.kind() == SymbolKind.CLASS
                || symbol.kind() == SymbolKind.INTERFACE
                || symbol.kind() == SymbolKind.ENUM
                || symbol.kind() == SymbolKind.TYPE;
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

    private boolean isAnnotation() {
        return symbol.detail().equals("annotation");
    }

    boolean isRecord() {
        return symbol.detail().equals("record");
    }

    boolean isEnum() {
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
                all.add(types().resolve(text, headScope));
            }
            if (isEnum()) {
                all.add(types().implied("java/lang/Enum", List.of(self())));
            } else if (isRecord()) {
                all.add(types().implied("java/lang/Record", List.of()));
            } else if (isAnnotation()) {
                all.add(types().implied("java/lang/annotation/Annotation", List.of()));
            }
            supertypes = all;
        }
        return supertypes;
    }

    @Override
    List<MethodDeclaration> methods(String name) {
        List<MethodDeclaration> known = methodsByName.get(name);
        if (known == null) {
            known = findMethods(name);
            methodsByName.put(name, known);
        }
        return known;
    }

    private List<MethodDeclaration> findMethods(String name) {
        List<MethodDeclaration> found = new ArrayList<>();
        boolean accessorDeclared = false;
        Declared component = null;
        for (Declared one : types().index().children(declared, name)) {
            if (isMethod(one.symbol())) {
                found.add(method(one));
                accessorDeclared |= found.getLast().arity() == 0;
            } else if (one.symbol().detail().equals("record_component")) {
                component = one;
            }
        }
        if (component != null && !accessorDeclared) {
            found.add(new MethodDeclaration(
                    this, component, name, List.of(), List.of(), signature(component).type(), Set.of(), memberScope));
        }
        if (isEnum() && found.isEmpty()) {
            TypeText self = new TypeText.Name(null, symbol.name(), List.of());
            if (name.equals("values")) {
                found.add(made(name, List.of(), new TypeText.Array(self)));
            } else if (name.equals("valueOf")) {
                found.add(made(name, List.of(new TypeText.Binary("java/lang/String", List.of())), self));
            }
        }
        return found;
    }

    private MethodDeclaration made(String name, List<TypeText> parameters, TypeText returns) {
        return new MethodDeclaration(
                this, null, name, List.of(), parameters, returns, EnumSet.of(Trait.STATIC), memberScope);
    }

    private static boolean isMethod(Symbol symbol) {
        return (symbol.kind() == SymbolKind.METHOD || symbol.kind() == SymbolKind.FUNCTION)
                && !symbol.detail().contains("constructor");
    }

    private MethodDeclaration method(Declared one) {
        MethodDeclaration known = methods.get(one);
        if (known == null) {
            Signature signature = signature(one);
            known = new MethodDeclaration(
                    this,
                    one,
                    one.symbol().name(),
                    signature.typeParameters(),
                    signature.parameters(),
                    signature.type(),
                    traits(one.symbol()),
                    memberScope);
            methods.put(one, known);
        }
        return known;
    }

    List<JType.Variable> variablesOf(Declared member) {
        return isMethod(member.symbol()) || member.symbol().detail().contains("constructor")
                ? method(member).variables()
                : List.of();
    }

    Scope memberScope() {
        return memberScope;
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
    List<MethodDeclaration> methods() {
        List<MethodDeclaration> all = new ArrayList<>();
        for (Declared one : types().index().children(declared)) {
            if (isMethod(one.symbol())) {
                all.add(method(one));
            }
        }
        return all;
    }

    @Override
    List<MethodDeclaration> constructors() {
        List<MethodDeclaration> found = new ArrayList<>();
        for (Declared one : types().index().children(declared, symbol.name())) {
            if (one.symbol().detail().contains("constructor")) {
                found.add(method(one));
            }
        }
        return found;
    }

    /** The types of a record's components, which its canonical constructor takes. */
    List<TypeText> componentTexts() {
        return components().stream().map(one -> signature(one).type()).toList();
    }

    boolean isVariadicRecord() {
        List<Declared> components = components();
        return !components.isEmpty() && components.getLast().symbol().shape().variadic();
    }

    private List<Declared> components() {
        return types().index().children(declared).stream()
                .filter(one -> one.symbol().detail().equals("record_component"))
                .toList();
    }

    @Override
    @Nullable FieldDeclaration field(String name) {
        for (Declared one : types().index().children(declared, name)) {
            Symbol member = one.symbol();
            if (member.detail().equals("enum_constant")) {
                return new FieldDeclaration(this, one, self(), false, false);
            }
            if (!isMethod(member) && !isType(member) && !member.detail().contains("constructor")) {
                boolean open = isInterface() || member.is("public") || member.is("protected") || isRecord();
                return new FieldDeclaration(
                        this,
                        one,
                        types().resolve(signature(one).type(), memberScope),
                        member.is("private"),
                        !open);
            }
        }
        return null;
    }

    @Override
    @Nullable TypeDeclaration memberType(String name) {
        for (Declared one : types().index().children(declared, name)) {
            if (isType(one.symbol()) && !one.symbol().detail().equals("anonymous")) {
                return types().of(one);
            }
        }
        return null;
    }
}
