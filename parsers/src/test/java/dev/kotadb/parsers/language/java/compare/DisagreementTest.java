package dev.kotadb.parsers.language.java.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DisagreementTest {
    @Test
    void namesWhatIsMissingExtraOrDifferent() {
        List<Declaration> first = List.of(
                new Declaration("class", "A", 1),
                new Declaration("class", "B", 2),
                new Declaration("method", "m", 3),
                new Declaration("method", "m", 5),
                new Declaration("field", "f", 7));
        List<Declaration> other = List.of(
                new Declaration("class", "A", 1),
                new Declaration("record", "B", 2),
                new Declaration("method", "m", 5),
                new Declaration("method", "m", 4),
                new Declaration("field", "g", 7));
        assertThat(Disagreement.between(first, other)).containsExactly(
                new Disagreement("class is record", 2, "B"),
                new Disagreement("method is on another line", 3, "m in line 4"),
                new Disagreement("field is missing", 7, "f"),
                new Disagreement("field is extra", 7, "g"));
        assertThat(Disagreement.between(first, first)).isEmpty();
    }
}
