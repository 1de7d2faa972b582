package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.facts.Import;
import dev.kotadb.parsers.facts.ReferenceType;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.ExternalSymbol;
import dev.kotadb.parsers.resolve.FileToResolve;
import dev.kotadb.parsers.resolve.ResolvedFile;
import dev.kotadb.parsers.resolve.TrackedIndex;
import dev.kotadb.parsers.resolve.names.Guesses;
import dev.kotadb.parsers.resolve.names.Meaning;
import dev.kotadb.parsers.resolve.names.References;
import dev.kotadb.parsers.resolve.names.Rules;
import dev.kotadb.parsers.tree.Syntax;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** JavaScript's and TypeScript's rules for the uses of one file. */
public final class ScriptRules implements Rules {
    /** Begins the qualifier of a name that stands for a value although it is used in a type. */
    private static final String TYPEOF = "typeof ";

    /** A module that is named in a type, and what follows it. */
    private static final Pattern MODULE = Pattern.compile("import\\(\\s*[\"'](?<module>[^\"']+)[\"']\\s*\\)(?<path>(?:\\.[\\w$]+)*)");

    private final TrackedIndex index;
    private final Evaluator evaluator;
    private final Names names;
    private final References references;

    /** {@code module} in a module of CommonJS. */
    private final Meaning commonModule = new Meaning.Container("module", List.of());

    private ScriptRules(FileToResolve file, TrackedIndex index) {
        this.index = index;
        evaluator = new Evaluator(index, file.facts().uses().size());
        names = evaluator.names;
        references = new References(file, this, new Guesses(index, ScriptKeys.FAMILY), index.trace());
    }

    /** Resolves a file's references, and finds what its methods override: a {@link dev.kotadb.parsers.resolve.LanguageResolver}. */
    public static ResolvedFile resolve(FileToResolve file, TrackedIndex index) {
        ScriptRules rules = new ScriptRules(file, index);
        int symbols = file.facts().declarations().symbols().size();
        return new ResolvedFile(rules.references.all(), new Overridden(rules.evaluator).all(symbols));
    }

    @Override
    public Meaning imported(Import one) {
        return names.imported(index.self(), one, one.kind().contains("type"));
    }

    @Override
    public Meaning module(Import one) {
        return names.modules.find(index.self(), one.module());
    }

    @Override
    public void begin() {
        evaluator.steps.begin();
    }

    @Override
    public Meaning bare(Use use) {
        boolean typeof = use.qualifier().startsWith(TYPEOF);
        boolean type = (isType(use) || isInInterface(use)) && !typeof;
        String path = typeof ? use.qualifier().substring(TYPEOF.length()) : use.qualifier();
        if (path.startsWith(Use.DECLARED)) {
            return declared(index.own(Integer.parseInt(path.substring(Use.DECLARED.length()))), use, type);
        }
        Matcher module = MODULE.matcher(path);
        if (module.matches()) {
            Meaning at = names.modules.find(index.self(), module.group("module"));
            for (String part : (module.group("path") + "." + use.name()).substring(1).split("\\.")) {
                at = names.typeInside(at, part);
            }
            return at;
        }
        if (!path.isEmpty()) {
            return names.declaration(index.self(), around(use.enclosing()), path + "." + use.name());
        }
        Meaning found = names.bare(index.self(), around(use.enclosing()), use.name(), type);
        if (found instanceof Meaning.Outside && use.name().equals("module")) {
            return commonModule;
        }
        return found;
    }

    /** The declaration that the scopes around a name tell, if it is in a block; others may merge, or be of the other sort. */
    private Meaning declared(Declared one, Use use, boolean type) {
        return names.declarators.isInBlock(one) && Declarators.has(List.of(one), type)
                ? new Meaning.Named(one)
                : names.bare(index.self(), around(use.enclosing()), use.name(), type);
    }

    private static boolean isType(Use use) {
        return switch (use.type()) {
            case TYPE_REFERENCE, IMPLEMENTS -> true;
            case EXTENDS, CALL, PROPERTY_ACCESS, IMPORT -> false;
        };
    }

    /** An interface extends types, a class the value that a name stands for. */
    private boolean isInInterface(Use use) {
        Declared around = use.type() == ReferenceType.EXTENDS ? around(use.enclosing()) : null;
        return around != null && around.symbol().kind() == SymbolKind.INTERFACE;
    }

    /** {@code super(…)} means the class that is extended, which is what its receiver is an instance of. */
    private static Meaning constructed(Meaning above) {
        return switch (above) {
            case Meaning.Instance one -> new Meaning.Named(one.declared());
            case Meaning.Either either -> either.each(ScriptRules::constructed);
            case Meaning.Outside(ExternalSymbol symbol, var _) when symbol != null -> Meaning.Outside.leaf(symbol);
            case Meaning.Outside outside -> outside;
            default -> Meaning.UNKNOWN;
        };
    }

    @Override
    public Meaning member(Meaning of, String name) {
        if (of == commonModule) {
            return name.equals("exports") ? new Meaning.Module(List.of(index.self())) : Meaning.OUTSIDE;
        }
        return name.equals("super") ? constructed(of) : evaluator.members.of(of, name);
    }

    @Override
    public Meaning read(Meaning named) {
        return evaluator.read(named);
    }

    @Override
    public Meaning call(Meaning named, Use use) {
        Arguments arguments = arguments(use);
        return use.detail().equals("new") ? evaluator.calls.created(named, arguments) : evaluator.calls.call(named, arguments);
    }

    private @Nullable Arguments arguments(Use use) {
        List<Value> given = use.arguments();
        if (given == null) {
            return null;
        }
        String types = Value.Argument.types(given);
        List<Value> values = types.isEmpty() ? given : given.subList(0, given.size() - 1);
        return new Arguments() {
            @Override
            public int count() {
                return values.size();
            }

            @Override
            public boolean isFunction(int argument) {
                return values.get(argument) instanceof Value.Function;
            }

            @Override
            public List<Meaning> types() {
                return types.isEmpty() ? List.of() : evaluator.all(TypeReader.arguments(types), place(use.enclosing()));
            }

            @Override
            public Meaning value(int argument) {
                return references.value(values.get(argument), use.enclosing());
            }
        };
    }

    @Override
    public Meaning constructor(Meaning named) {
        if (!(named instanceof Meaning.Named one) || one.symbol().kind() != SymbolKind.CLASS) {
            return named;
        }
        Meaning.Instance instance = new Meaning.Instance(one.declared(), List.of());
        return evaluator.members.ofInstance(instance, instance, "constructor", new HashSet<>());
    }

    @Override
    public Meaning argument(Meaning named, Use use, int argument) {
        return evaluator.calls.parameter(named, argument, arguments(use));
    }

    @Override
    public Meaning element(Meaning collection) {
        return evaluator.element(collection);
    }

    @Override
    public Meaning part(Meaning whole, String name, int enclosing) {
        if (name.equals(Value.PartOf.RESULT)) {
            // With unknown arguments, the overload is not known either.
            boolean several = whole instanceof Meaning.Named named && names.declarators.merged(named.declared()).size() > 1;
            return several ? Meaning.UNKNOWN : evaluator.calls.call(whole, null);
        }
        if (name.startsWith(Syntax.Narrowing.PART)) {
            return evaluator.narrowed(whole, name, place(enclosing));
        }
        return name.startsWith(Value.PartOf.PARAMETER)
                ? evaluator.calls.parameter(whole, Integer.parseInt(name.substring(Value.PartOf.PARAMETER.length())), null)
                : evaluator.part(whole, name);
    }

    @Override
    public Meaning awaited(Meaning promise) {
        return BuiltIns.awaited(promise);
    }

    @Override
    public Meaning type(String text, int enclosing) {
        return evaluator.type(text, place(enclosing));
    }

    private Scope place(int enclosing) {
        return new Scope(index.self(), around(enclosing), Map.of(), thisAround(enclosing));
    }

    private @Nullable Meaning thisAround(int enclosing) {
        for (Declared at = around(enclosing); at != null; at = index.enclosing(at)) {
            if (at.symbol().kind() == SymbolKind.CLASS || at.symbol().kind() == SymbolKind.INTERFACE) {
                return self(at.index(), enclosing);
            }
        }
        return null;
    }

    @Override
    public Meaning self(int symbol, int enclosing) {
        Declared type = index.own(symbol);
        return switch (type.symbol().kind()) {
            case CLASS -> isStatic(type, enclosing) ? new Meaning.Named(type) : new Meaning.Instance(type, List.of());
            case INTERFACE, TYPE -> new Meaning.Instance(type, List.of());
            case ENUM, FUNCTION, METHOD, VARIABLE, CONSTANT, PROPERTY -> new Meaning.Named(type);
        };
    }

    private boolean isStatic(Declared type, int enclosing) {
        if (enclosing == type.index()) {
            return true; // a static block, which is no symbol
        }
        for (Declared at = around(enclosing); at != null; at = index.enclosing(at)) {
            if (at.symbol().parent() == type.index()) {
                return at.symbol().is("static");
            }
        }
        return false;
    }

    @Override
    public Meaning inherited(int symbol, int enclosing) {
        Declared type = index.own(symbol);
        Meaning above = evaluator.members.inherited(new Meaning.Instance(type, List.of()));
        return above instanceof Meaning.Instance one && isStatic(type, enclosing)
                ? new Meaning.Named(one.declared())
                : above;
    }

    @Override
    public @Nullable ExternalSymbol symbol(Meaning.BuiltIn member) {
        return Library.symbol(member);
    }

    @Override
    public Declared target(Declared declared) {
        return names.declarators.first(declared);
    }

    @Override
    public boolean meansAll() {
        return true;
    }

    /** A member of a union is that of its first arm, as mostly in the TypeScript compiler, which sorts arms by when it meets them. */
    @Override
    public @Nullable Declared likely(List<Declared> all) {
        return all.stream().allMatch(one -> one.symbol().parent() >= 0) ? all.getFirst() : null;
    }

    @Override
    public boolean guessable(Use use) {
        return (use.type() == ReferenceType.CALL || use.type() == ReferenceType.PROPERTY_ACCESS)
                && !BuiltIns.isCommonMember(use.name());
    }

    private @Nullable Declared around(int enclosing) {
        return enclosing < 0 ? null : index.own(enclosing);
    }
}
