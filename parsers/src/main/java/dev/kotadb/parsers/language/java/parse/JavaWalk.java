package dev.kotadb.parsers.language.java.parse;

/** One walk over one tree: the readers of its parts, which call each other, and what they share. */
final class JavaWalk {
    private final SourceText source;
    private final FactCollector facts;
    private final LocalNames locals;
    private final TypeReader types;
    private final AnnotationReader annotations;
    private final ExpressionReader expressions;
    private final StatementReader statements;
    private final TypeDeclarationReader declarations;

    JavaWalk(SourceText source) {
        this.source = source;
        this.facts = new FactCollector(source);
        this.locals = new LocalNames();
        this.types = new TypeReader(this);
        this.annotations = new AnnotationReader(this);
        this.expressions = new ExpressionReader(this);
        this.statements = new StatementReader(this);
        this.declarations = new TypeDeclarationReader(this);
    }

    SourceText source() {
        return source;
    }

    FactCollector facts() {
        return facts;
    }

    LocalNames locals() {
        return locals;
    }

    TypeReader types() {
        return types;
    }

    AnnotationReader annotations() {
        return annotations;
    }

    ExpressionReader expressions() {
        return expressions;
    }

    StatementReader statements() {
        return statements;
    }

    TypeDeclarationReader declarations() {
        return declarations;
    }
}
