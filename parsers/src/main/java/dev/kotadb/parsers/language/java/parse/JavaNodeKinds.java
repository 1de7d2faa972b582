package dev.kotadb.parsers.language.java.parse;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.metamodel.BaseNodeMetaModel;
import com.github.javaparser.metamodel.JavaParserMetaModel;
import dev.kotadb.parsers.source.NodeKinds;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The classes of nodes that JavaParser makes, by their simple names. */
public final class JavaNodeKinds implements NodeKinds {
    @Override
    public String grammar() {
        return "JavaParser";
    }

    @Override
    public Set<String> all() {
        return JavaParserMetaModel.getNodeMetaModels().stream()
                .filter(model -> !model.isAbstract())
                .map(BaseNodeMetaModel::getTypeName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public Set<String> in(String text) {
        ParserConfiguration configuration =
                new ParserConfiguration().setLanguageLevel(ParserConfiguration.LanguageLevel.BLEEDING_EDGE);
        configuration.getProcessors().clear();
        ParseResult<CompilationUnit> result = new JavaParser(configuration).parse(text);
        Set<String> found = new TreeSet<>();
        result.getResult().ifPresent(unit -> unit.walk(node -> found.add(node.getClass().getSimpleName())));
        result.getCommentsCollection().ifPresent(comments ->
                comments.getComments().forEach(comment -> found.add(comment.getClass().getSimpleName())));
        found.retainAll(all());
        return found;
    }
}
