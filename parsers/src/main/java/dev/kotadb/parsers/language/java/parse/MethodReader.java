package dev.kotadb.parsers.language.java.parse;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.stmt.BlockStmt;
import dev.kotadb.parsers.facts.Symbol.Shape;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.language.java.parse.FactCollector.Heading;
import dev.kotadb.parsers.language.java.parse.FactCollector.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads methods, constructors and the elements of annotations. */
final class MethodReader {
    private final JavaWalk walk;
    private final TypeReader types;
    private final LambdaReader lambdas;
    private final Signatures heads;

    MethodReader(JavaWalk walk, TypeReader types, LambdaReader lambdas, Signatures heads) {
        this.walk = walk;
        this.types = types;
        this.lambdas = lambdas;
        this.heads = heads;
    }

    void method(MethodDeclaration method, boolean inInterface) {
        BlockStmt body = method.getBody().orElse(null);
        callable(method, "", types.text(method.getType()), implied(method, inInterface), body);
    }

    private static String[] implied(MethodDeclaration method, boolean inInterface) {
        if (!inInterface || method.isPrivate()) {
            return new String[0];
        }
        return method.getBody().isPresent() ? new String[] {"public"} : new String[] {"public", "abstract"};
    }

    void constructor(ConstructorDeclaration constructor) {
        callable(constructor, "constructor", null, new String[0], constructor.getBody());
    }

    private void callable(
            CallableDeclaration<?> callable,
            String detail,
            @Nullable String type,
            String[] implied,
            @Nullable BlockStmt body) {
        LocalNames locals = walk.locals();
        int mark = locals.mark();
        int typeMark = locals.typeMark();
        List<String> typeParameters = types.declare(callable.getTypeParameters());
        NodeList<Parameter> parameters = callable.getParameters();
        boolean variadic = !parameters.isEmpty() && parameters.getLast().orElseThrow().isVarArgs();
        int end = SourceText.end(callable);
        int symbol = walk.facts().declare(
                heading(detail, callable.getName(), parameters),
                place(callable, callable.getName()),
                heads.of(
                        callable,
                        callable.getModifiers(),
                        callable.getAnnotations(),
                        body == null ? end - 1 : SourceText.begin(body)),
                Signatures.modifiers(callable.getModifiers(), implied),
                new Shape(typeParameters, type, Value.UNKNOWN, texts(parameters), variadic, 0, List.of()));
        int outer = walk.facts().enter(symbol);
        types.annotations(callable.getAnnotations());
        types.usesOfBounds(callable.getTypeParameters());
        if (callable instanceof MethodDeclaration method) {
            types.uses(method.getType());
        }
        callable.getReceiverParameter().ifPresent(receiver -> {
            types.annotations(receiver.getAnnotations());
            types.uses(receiver.getType());
        });
        parameters(parameters, true);
        types.usesOf(callable.getThrownExceptions());
        if (body != null) {
            LambdaReader.Body outside = lambdas.enter(type);
            body.getStatements().forEach(walk::statement);
            lambdas.enter(outside);
        }
        walk.facts().enter(outer);
        locals.backTo(mark);
        locals.backToTypes(typeMark);
    }

    /** A record's constructor without a parameter list has its components as parameters. */
    void constructor(CompactConstructorDeclaration constructor) {
        int mark = walk.locals().mark();
        NodeList<Parameter> parameters = constructor.getParentNode().orElse(null) instanceof RecordDeclaration type
                ? type.getParameters()
                : new NodeList<>();
        boolean variadic = !parameters.isEmpty() && parameters.getLast().orElseThrow().isVarArgs();
        int symbol = walk.facts().declare(
                heading("constructor", constructor.getName(), parameters),
                place(constructor, constructor.getName()),
                heads.of(
                        constructor,
                        constructor.getModifiers(),
                        constructor.getAnnotations(),
                        SourceText.begin(constructor.getBody())),
                Signatures.modifiers(constructor.getModifiers()),
                new Shape(List.of(), null, Value.UNKNOWN, texts(parameters), variadic, 0, List.of()));
        int outer = walk.facts().enter(symbol);
        types.annotations(constructor.getAnnotations());
        parameters(parameters, false);
        constructor.getBody().getStatements().forEach(walk::statement);
        walk.facts().enter(outer);
        walk.locals().backTo(mark);
    }

    void element(AnnotationMemberDeclaration element) {
        int symbol = walk.facts().declare(
                heading("", element.getName(), new NodeList<>()),
                place(element, element.getName()),
                heads.of(element, element.getModifiers(), element.getAnnotations(), SourceText.end(element) - 1),
                Signatures.modifiers(element.getModifiers(), "public", "abstract"),
                new Shape(
                        List.of(), types.text(element.getType()), Value.UNKNOWN, List.of(), false, 0, List.of()));
        int outer = walk.facts().enter(symbol);
        types.annotations(element.getAnnotations());
        types.uses(element.getType());
        element.getDefaultValue().ifPresent(walk::value);
        walk.facts().enter(outer);
    }

    private Heading heading(String detail, SimpleName name, NodeList<Parameter> parameters) {
        String simple = name.getIdentifier();
        if (parameters.isEmpty()) {
            return new Heading(SymbolKind.METHOD, detail, simple, "#" + simple + "()");
        }
        StringBuilder path = new StringBuilder(48).append('#').append(simple);
        char before = '(';
        for (Parameter parameter : parameters) {
            path.append(before).append(types.erased(parameter.getType()));
            if (parameter.isVarArgs()) {
                path.append("[]");
            }
            before = ',';
        }
        return new Heading(SymbolKind.METHOD, detail, simple, path.append(')').toString());
    }

    private static Place place(Node declaration, SimpleName name) {
        return new Place(SourceText.begin(declaration), SourceText.end(declaration), SourceText.begin(name));
    }

    private List<String> texts(NodeList<Parameter> parameters) {
        List<String> texts = new ArrayList<>(parameters.size());
        for (Parameter parameter : parameters) {
            texts.add(types.text(parameter.getType()));
        }
        return texts;
    }

    /** Declares the parameters as locals, with uses of their types where those are written in this place. */
    private void parameters(NodeList<Parameter> parameters, boolean written) {
        for (Parameter parameter : parameters) {
            if (written) {
                types.annotations(parameter.getAnnotations());
                types.annotations(parameter.getVarArgsAnnotations());
                types.uses(parameter.getType());
            }
            String type = types.text(parameter.getType());
            walk.locals().declare(
                    parameter.getName().getIdentifier(),
                    new Value.OfType(parameter.isVarArgs() ? type + "[]" : type));
        }
    }
}
