package dev.kotadb.parsers.language.java.parse;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.nodeTypes.NodeWithModifiers;
import com.github.javaparser.ast.nodeTypes.NodeWithSimpleName;
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
    private final CallReader calls;
    private final Signatures heads;

    MethodReader(JavaWalk walk, TypeReader types, CallReader calls, Signatures heads) {
        this.walk = walk;
        this.types = types;
        this.calls = calls;
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
        int headEnd = body == null ? SourceText.end(callable) - 1 : SourceText.begin(body);
        int outer = open(callable, detail, typeParameters, type, parameters, headEnd, implied);
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
            CallReader.Body outside = calls.enter(type);
            body.getStatements().forEach(walk::statement);
            calls.enter(outside);
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
        int headEnd = SourceText.begin(constructor.getBody());
        int outer = open(constructor, "constructor", List.of(), null, parameters, headEnd);
        parameters(parameters, false);
        constructor.getBody().getStatements().forEach(walk::statement);
        walk.facts().enter(outer);
        walk.locals().backTo(mark);
    }

    void element(AnnotationMemberDeclaration element) {
        String type = types.text(element.getType());
        int headEnd = SourceText.end(element) - 1;
        int outer = open(element, "", List.of(), type, new NodeList<>(), headEnd, "public", "abstract");
        types.uses(element.getType());
        element.getDefaultValue().ifPresent(walk::value);
        walk.facts().enter(outer);
    }

    /** Declares and enters it; gives the symbol around, to be entered again afterwards. */
    private <N extends BodyDeclaration<?>, M extends BodyDeclaration<N> & NodeWithSimpleName<N> & NodeWithModifiers<N>>
            int open(
            M member,
            String detail,
            List<String> typeParameters,
            @Nullable String type,
            NodeList<Parameter> parameters,
            int headEnd,
            String... implied) {
        boolean variadic = !parameters.isEmpty() && parameters.getLast().orElseThrow().isVarArgs();
        int symbol = walk.facts().declare(
                heading(detail, member.getName(), parameters),
                Place.of(member, member.getName()),
                heads.of(member, member.getModifiers(), member.getAnnotations(), headEnd),
                Signatures.modifiers(member.getModifiers(), implied),
                new Shape(typeParameters, type, Value.UNKNOWN, texts(parameters), variadic, 0, List.of()));
        int outer = walk.facts().enter(symbol);
        types.annotations(member.getAnnotations());
        return outer;
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
