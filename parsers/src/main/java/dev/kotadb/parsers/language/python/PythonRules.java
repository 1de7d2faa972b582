package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.facts.Import;
import dev.kotadb.parsers.facts.ReferenceType;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.FileToResolve;
import dev.kotadb.parsers.resolve.ResolvedFile;
import dev.kotadb.parsers.resolve.TrackedIndex;
import dev.kotadb.parsers.resolve.names.Guesses;
import dev.kotadb.parsers.resolve.names.Meaning;
import dev.kotadb.parsers.resolve.names.References;
import dev.kotadb.parsers.resolve.names.Rules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's rules for the uses of one file. */
final class PythonRules implements Rules {
    private final TrackedIndex index;
    private final PythonModules modules;
    private final PythonNames names;
    private final PythonValues values;
    private final References references;

    private PythonRules(FileToResolve file, TrackedIndex index) {
        this.index = index;
        modules = new PythonModules(index);
        names = new PythonNames(index, modules, this::doubt);
        values = new PythonValues(index, names, file.facts().uses().size(), this::doubt);
        references = new References(file, this, new Guesses(index, PythonKeys.FAMILY), index.trace());
    }

    private void doubt() {
        references.doubt();
    }

    /** Resolves a file's references, and finds what its methods override: a {@link dev.kotadb.parsers.resolve.LanguageResolver}. */
    static ResolvedFile resolve(FileToResolve file, TrackedIndex index) {
        PythonRules rules = new PythonRules(file, index);
        int symbols = file.facts().declarations().symbols().size();
        return new ResolvedFile(rules.references.all(), new PythonOverridden(index, rules.values.classes()).all(symbols));
    }

    /** {@code import a.b} references the module {@code a.b}, although it binds the name {@code a}. */
    @Override
    public Meaning imported(Import one) {
        return one.name().isEmpty()
                ? modules.find(index.self(), one.module())
                : names.imported(index.self(), one);
    }

    @Override
    public Meaning module(Import one) {
        return modules.find(index.self(), one.module());
    }

    @Override
    public Meaning bare(Use use) {
        String before = NameScope.path(use.qualifier());
        String path = before.isEmpty() ? use.name() : before + "." + use.name();
        return values.dotted(index.self(), around(use.enclosing()), path, use.line(), NameScope.read(use.qualifier()));
    }

    @Override
    public Meaning member(Meaning of, String name) {
        return values.member(of, name);
    }

    @Override
    public Meaning read(Meaning named) {
        return values.read(named);
    }

    @Override
    public Meaning call(Meaning named, Use use) {
        boolean builtIn = named instanceof Meaning.Outside && use.receiver() == null && use.arguments() != null
                && NameScope.path(use.qualifier()).isEmpty();
        if (named instanceof Meaning.Outside && use.name().equals("__new__") && use.arguments() != null && !use.arguments().isEmpty()) {
            return values.call(references.value(use.arguments().getFirst(), use.enclosing())); // object.__new__(C)
        }
        List<Value> arguments = use.arguments() == null ? List.of() : use.arguments();
        if (!arguments.isEmpty() && named instanceof Meaning.Outside outside && PythonBuiltIns.isCopy(outside)) {
            return references.value(arguments.getFirst(), use.enclosing());
        }
        if (!arguments.isEmpty() && named instanceof Meaning.Outside && PythonBuiltIns.expectsException(use.name())) {
            return new Meaning.Container(PythonBuiltIns.RAISED, List.of(values.call(references.value(arguments.getFirst(), use.enclosing()))));
        }
        return builtIn ? builtIn(use) : values.call(named, arguments, one -> references.value(one, use.enclosing()));
    }

    private Meaning builtIn(Use use) {
        List<Value> given = use.arguments();
        List<Meaning> arguments = new ArrayList<>();
        for (Value one : given == null || !PythonBuiltIns.isFunction(use.name()) ? List.<Value>of() : given) {
            arguments.add(references.value(one, use.enclosing()));
        }
        return values.items().builtIn(use.name(), arguments);
    }

    @Override
    public Meaning constructor(Meaning named) {
        return named instanceof Meaning.Named one && one.symbol().kind() == SymbolKind.CLASS
                ? values.classes().member(one.declared(), new Meaning.Instance(one.declared(), List.of()), "__init__", null)
                : named;
    }

    @Override
    public Meaning argument(Meaning named, Use use, int argument) {
        return Meaning.UNKNOWN;
    }

    @Override
    public Meaning element(Meaning collection) {
        return values.items().element(collection);
    }

    @Override
    public Meaning part(Meaning whole, String name, int enclosing) {
        if (Told.isPart(name)) {
            Told told = Told.read(name);
            return told.of(whole, type(told.type(), enclosing), values.classes());
        }
        return values.items().part(whole, name);
    }

    @Override
    public Meaning awaited(Meaning promise) {
        return PythonBuiltIns.awaited(promise);
    }

    @Override
    public Meaning type(String text, int enclosing) {
        return values.type(text, index.self(), around(enclosing), thisAround(enclosing));
    }

    private @Nullable Meaning thisAround(int enclosing) {
        for (Declared at = around(enclosing); at != null; at = index.enclosing(at)) {
            if (at.symbol().kind() == SymbolKind.CLASS) {
                return self(at.index(), enclosing);
            }
        }
        return null;
    }

    @Override
    public Meaning self(int symbol, int enclosing) {
        Declared type = index.own(symbol);
        for (Declared at = around(enclosing); at != null; at = index.enclosing(at)) {
            if (at.symbol().parent() == symbol) {
                boolean ofClass = at.symbol().is("class") || PythonClasses.TAKING_CLASS.contains(at.symbol().name());
                return ofClass ? new Meaning.Named(type) : new Meaning.Instance(type, List.of());
            }
        }
        return new Meaning.Instance(type, List.of());
    }

    @Override
    public Meaning inherited(int symbol, int enclosing) {
        return PythonMembers.above(self(symbol, enclosing), index.own(symbol));
    }

    @Override
    public Declared target(Declared declared) {
        return declared;
    }

    @Override
    public boolean guessable(Use use) {
        return (use.type() == ReferenceType.CALL || use.type() == ReferenceType.PROPERTY_ACCESS)
                && !use.detail().equals(Use.KEYWORD)
                && !use.name().startsWith("__")
                && !PythonBuiltIns.isCommonMember(use.name());
    }

    private @Nullable Declared around(int enclosing) {
        return enclosing < 0 ? null : index.own(enclosing);
    }
}
