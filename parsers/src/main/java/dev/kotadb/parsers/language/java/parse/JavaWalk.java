package dev.kotadb.parsers.language.java.parse;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.stmt.Statement;
import dev.kotadb.parsers.facts.Value;

/** A walk over one tree: what the readers of its parts share, and how they have read what is nested in their part. */
interface JavaWalk {
    SourceText source();

    FactCollector facts();

    LocalNames locals();

    Value value(Expression expression);

    /** As {@link #value}, of an expression that has to be of the target's type: functions take theirs from it. */
    Value assigned(Expression expression, Value target);

    /** Whether what stands before {@code ::} is a type that cannot be a variable. */
    boolean isType(TypeExpr expression);

    void statement(Statement statement);

    /** A type that is declared among statements. */
    void local(TypeDeclaration<?> type);

    /** The body of {@code new T() {...}} or of an enum constant: a class without a name. */
    int anonymous(Node whole, int begin, String supertype, NodeList<BodyDeclaration<?>> body);
}
