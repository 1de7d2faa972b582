package dev.kotadb.parsers.tree.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotadb.parsers.tree.parsed.Grammar;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryReaderTest {
    private static final Grammar GRAMMAR = Grammar.load("tree-sitter-go");

    @Test
    void seesAPatternFromTheNodeWithTheRole() {
        Pattern pattern = read("""
                ; what stands above it may be a chain only
                (const_declaration (const_spec name: (identifier) @name value: (_)? @value) @definition.constant)
                """).getFirst();

        assertThat(pattern.role()).isEqualTo(Role.DEFINITION);
        assertThat(pattern.argument()).isEqualTo("constant");
        assertThat(pattern.parts()).containsExactly(Part.NAME, Part.VALUE);
        assertThat(kinds(pattern.node())).containsExactly("const_spec");
        assertThat(pattern.node().children()).extracting(NodePattern::optional).containsExactly(false, true);
        assertThat(pattern.above()).hasSize(1);
        assertThat(kinds(pattern.above().getFirst())).containsExactly("const_declaration");
    }

    @Test
    void readsAlternativesAndTexts() {
        NodePattern node = read("""
                ((call_expression function: [(identifier) (field_identifier)] @callee (#any-of? @callee "new" "make")) @call)
                """).getFirst().node();

        NodePattern callee = node.children().getFirst();
        assertThat(kinds(callee)).containsExactlyInAnyOrder("identifier", "field_identifier");
        assertThat(callee.texts()).containsExactlyInAnyOrder("new", "make");
    }

    @Test
    void leavesOutWhatTheGrammarDoesNotKnowWhereItIsOptional() {
        assertThat(read("(identifier (decorator)?) @identifier").getFirst().node().children()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (identifier                          | unfinished, after ( identifier
            (decorator) @identifier              | not in this grammar: decorator, after ( decorator ) @identifier
            (identifier) @name                   | a pattern needs one role, found [], after ( identifier ) @name
            (identifier) @nonsense               | neither a role nor a part: @nonsense, after ( identifier ) @nonsense
            (identifier (#any-of? @name "a"))    | no such capture: name, after ( identifier ( #any-of? @name "a" )
            (block (_) (identifier) @identifier) | only one child may stand above the node with the role, after
            (identifier) & @identifier           | not understood: Optional[& @identifier]
            """)
    void tellsWhereAQueryIsWrong(String query, String message) {
        assertThatThrownBy(() -> read(query))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("some.scm: " + message);
    }

    private static List<Pattern> read(String query) {
        return QueryReader.read("some.scm", query, GRAMMAR);
    }

    private static List<String> kinds(NodePattern node) {
        return node.kinds().stream().mapToObj(kind -> GRAMMAR.kindName((short) kind)).distinct().toList();
    }
}
