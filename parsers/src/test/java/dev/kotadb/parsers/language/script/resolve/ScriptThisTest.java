package dev.kotadb.parsers.language.script.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.resolve.names.SourceTree;
import org.junit.jupiter.api.Test;

/** Functions of modules that are methods of a type, and tell by a parameter {@code this} of which one. */
class ScriptThisTest {
    private static final SourceTree TREE = SourceTree.of(
            "list.ts", """
                    import * as Texts from './texts.js';
                    import * as Walks from './walks.js';
                    type Methods = typeof Texts & typeof Walks;
                    export interface List<T> extends Methods, Iterable<T> { length: number }
                    export declare class List<T> { get(at: number): T }
                    """,
            "walks.ts", """
                    import type { List } from './list.js';
                    export function parent<T>(this: List<T>): List<T> { return this.next() }
                    export const next: <T>(this: List<T>) => List<T> = null as any;
                    """,
            "texts.ts", """
                    import type { List } from './list.js';
                    export function html<T>(this: List<T>): string {
                      this.parent().html();
                      this.next().clone().length;
                      return this.html();
                    }
                    export function clone<T>(this: List<T>): List<T> { return this }
                    export function text<T>(this: List<T>, given?: string | ((this: Date, html: number) => string)): string {
                      each((at) => this.clone().html());
                      return html.call(this);
                    }
                    function each(f: (at: string) => void) {}
                    """,
            "use.ts", """
                    import { List } from './list.js';
                    const list: List<string> = null as any;
                    list.parent().html();
                    list.clone().get(0);
                    """);

    @Test
    void findsTheMembersThatATypeHasFromModules() {
        assertThat(TREE.meaning("use.ts", 3, "parent")).isEqualTo("exact walks.ts parent");
        assertThat(TREE.meaning("use.ts", 3, "html")).isEqualTo("exact texts.ts html");
        assertThat(TREE.meaning("use.ts", 4, "clone")).isEqualTo("exact texts.ts clone");
        assertThat(TREE.meaning("use.ts", 4, "get")).isEqualTo("exact list.ts List#get");
        assertThat(TREE.meaning("texts.ts", 4, "next")).isEqualTo("exact walks.ts next");
    }

    @Test
    void findsThemAlsoBehindWhatTheLibraryDeclares() {
        SourceTree tree = SourceTree.of(
                "pile.ts", """
                        import * as Texts from './texts.js';
                        type Methods = typeof Texts;
                        export class Pile<T> implements ArrayLike<T> { [at: number]: T; length = 0 }
                        export interface Pile<T> extends Methods, Iterable<T> {}
                        new Pile().html();
                        new Pile().forEach();
                        """,
                "texts.ts", "export function html(this: unknown) {}\n");

        assertThat(tree.meaning("pile.ts", 5, "html")).isEqualTo("exact texts.ts html");
        assertThat(tree.meaning("pile.ts", 6, "forEach")).isEqualTo("external");
    }

    @Test
    void theParametersOfAFunctionTypeBelongToItOnly() {
        assertThat(TREE.meaning("texts.ts", 9, "clone")).as("this is not the callback's").isEqualTo("exact texts.ts clone");
        assertThat(TREE.meaning("texts.ts", 9, "html")).isEqualTo("exact texts.ts html");
        assertThat(TREE.meaning("texts.ts", 10, "html")).as("no parameter").isEqualTo("exact texts.ts html");
    }
}
