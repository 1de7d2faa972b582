package dev.kotadb.parsers.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class FactsCodecTest {
    @Test
    void givesBackWhatWasPacked() {
        for (int seed = 0; seed < 300; seed++) {
            RandomFacts random = new RandomFacts(seed);
            Declarations declarations = random.declarations();
            List<Use> uses = random.list(60, random::use);

            assertThat(FactsCodec.decodeDeclarations(FactsCodec.encodeDeclarations(declarations)))
                    .as("seed %d", seed)
                    .isEqualTo(declarations);
            assertThat(FactsCodec.decodeUses(FactsCodec.encodeUses(uses))).as("seed %d", seed).isEqualTo(uses);
        }
    }

    @Test
    void packsEqualFactsIntoEqualBytes() {
        Map<String, String> settings = Map.of("a", "1", "b", "2", "c", "3", "d", "4", "e", "5");
        byte[] one = FactsCodec.encodeDeclarations(new Declarations("", List.of(), List.of(), List.of(), settings));
        byte[] other = FactsCodec.encodeDeclarations(
                new Declarations("", List.of(), List.of(), List.of(), new LinkedHashMap<>(settings)));

        assertThat(one).isEqualTo(other);
        assertThat(new String(one, StandardCharsets.ISO_8859_1)).containsSubsequence("a", "b", "e");
    }

    @Test
    void givesBackNothing() {
        assertThat(FactsCodec.decodeDeclarations(FactsCodec.encodeDeclarations(Declarations.NONE)))
                .isEqualTo(Declarations.NONE);
        assertThat(FactsCodec.decodeUses(FactsCodec.encodeUses(List.of()))).isEmpty();
    }

    @Test
    void tellsNoArgumentsFromNoCall() {
        Use noCall = new Use(ReferenceType.PROPERTY_ACCESS, "a", "", 1, 0, -1, null, null, "");
        Use call = new Use(ReferenceType.CALL, "a", "", 1, 0, -1, null, List.of(), "");

        assertThat(FactsCodec.decodeUses(FactsCodec.encodeUses(List.of(noCall, call)))).containsExactly(noCall, call);
    }

    @Test
    void readsValuesNestedAsDeepAsSourceLikes() {
        Value value = Value.UNKNOWN;
        for (int i = 0; i < 200_000; i++) {
            value = i % 3 == 0 ? new Value.Awaited(value) : new Value.ElementOf(value);
        }
        Use use = new Use(ReferenceType.CALL, "a", "", 1, 0, -1, value, null, "");

        int depth = 0;
        Value read = FactsCodec.decodeUses(FactsCodec.encodeUses(List.of(use))).getFirst().receiver();
        while (read instanceof Value.Awaited || read instanceof Value.ElementOf) {
            read = switch (read) {
                case Value.Awaited(Value inner) -> inner;
                case Value.ElementOf(Value inner) -> inner;
                default -> read;
            };
            depth++;
        }
        assertThat(read).isEqualTo(Value.UNKNOWN);
        assertThat(depth).isEqualTo(200_000);
    }

    @Test
    void refusesEveryFlippedBitAndEveryCut() {
        byte[] bytes = FactsCodec.encodeUses(new RandomFacts(7).list(5, new RandomFacts(8)::use));
        for (int i = 0; i < bytes.length * 8; i++) {
            byte[] damaged = bytes.clone();
            damaged[i / 8] ^= (byte) (1 << (i % 8));
            assertThatThrownBy(() -> FactsCodec.decodeUses(damaged)).isInstanceOf(CorruptFactsException.class);
        }
        for (int i = 0; i < bytes.length; i++) {
            byte[] cut = Arrays.copyOf(bytes, i);
            assertThatThrownBy(() -> FactsCodec.decodeUses(cut)).isInstanceOf(CorruptFactsException.class);
        }
    }

    @Test
    void saysWhatIsWrong() {
        byte[] bytes = FactsCodec.encodeUses(List.of());
        byte[] newer = bytes.clone();
        newer[2] = 99;

        assertThatThrownBy(() -> FactsCodec.decodeDeclarations(bytes))
                .hasMessage("packed facts cannot be read: kind U where D was expected");
        assertThatThrownBy(() -> FactsCodec.decodeUses(newer))
                .hasMessage("packed facts cannot be read: version 99 where 1 was expected");
    }

    /** Facts by chance, the same for the same seed. */
    private static final class RandomFacts {
        private static final List<String> WORDS =
                List.of("", "a", "List", "java.util", "größe", "日本語", "😀", "T extends Comparable<T>", "x\ny", "'\"\\");

        private final Random random;

        RandomFacts(int seed) {
            random = new Random(seed);
        }

        Declarations declarations() {
            Map<String, String> settings = new HashMap<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                settings.put(word() + i, word());
            }
            return new Declarations(
                    word(),
                    list(6, () -> new Import(word(), word(), word(), word(), number() - 1, 1 + number(), number())),
                    list(6, () -> new Export(word(), word(), word())),
                    list(30, this::symbol),
                    settings);
        }

        private Symbol symbol() {
            int line = 1 + number();
            return new Symbol(
                    SymbolKind.values()[random.nextInt(SymbolKind.values().length)],
                    word(),
                    word(),
                    word(),
                    number(),
                    number() - 1,
                    new Span(line, number(), line + number(), number()),
                    line + number(),
                    word(),
                    word(),
                    list(3, this::word),
                    new Symbol.Shape(
                            list(3, this::word),
                            random.nextBoolean() ? null : word(),
                            value(),
                            random.nextBoolean() ? null : list(3, this::word),
                            random.nextBoolean(),
                            number(),
                            list(3, this::word)));
        }

        Use use() {
            return new Use(
                    ReferenceType.values()[random.nextInt(ReferenceType.values().length)],
                    word(),
                    word(),
                    1 + number(),
                    number(),
                    number() - 1,
                    random.nextBoolean() ? null : value(),
                    random.nextBoolean() ? null : list(4, this::value),
                    word());
        }

        private Value value() {
            return switch (random.nextInt(11)) {
                case 0 -> Value.UNKNOWN;
                case 1 -> new Value.OfType(word());
                case 2 -> new Value.OfUse(number());
                case 3 -> new Value.This(number() - 1);
                case 4 -> new Value.Super(number());
                case 5 -> new Value.ElementOf(value());
                case 6 -> new Value.Awaited(value());
                case 7 -> new Value.LambdaParameter(number(), number(), number());
                case 8 -> new Value.Parameter(number(), number(), word());
                case 9 -> new Value.Argument(word(), value());
                default -> new Value.Function(number(), value());
            };
        }

        <T> List<T> list(int most, Supplier<T> element) {
            List<T> result = new ArrayList<>();
            for (int i = random.nextInt(most + 1); i > 0; i--) {
                result.add(element.get());
            }
            return result;
        }

        private String word() {
            int index = random.nextInt(WORDS.size() + 3);
            return index < WORDS.size() ? WORDS.get(index) : "name" + random.nextInt(1000);
        }

        private int number() {
            return random.nextInt(4) == 0 ? random.nextInt(1_000_000) : random.nextInt(100);
        }
    }
}
