package dev.kotadb.parsers.language.script.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.resolve.names.SourceTree;
import org.junit.jupiter.api.Test;

/** Types that follow from the arguments of calls, from what generators return and from conditional types. */
class ScriptGenericsTest {
    private static final String EFFECT = """
            export class Ping { ping(): void {} }
            export class Pong { pong(): void {} }
            export interface Pipeable {
              pipe<A>(this: A): A
              pipe<A, B = never>(this: A, ab: (_: A) => B): B
              pipe<A, B = never, C = never>(this: A, ab: (_: A) => B, bc: (_: B) => C): C
            }
            interface Steps<T extends Eff<any>> { next(...a: ReadonlyArray<any>): IteratorResult<T, Success<T>> }
            export interface Eff<A> extends Pipeable { [Symbol.iterator](): Steps<Eff<A>> }
            type Success<T> = T extends Eff<infer A> ? A : never
            export declare const map: {
              /** Data last (even with "quotes"). */
              <A, B>(f: (a: A) => B): (self: Eff<A>) => Eff<B>
              // data first
              <A, B>(self: Eff<A>, f: (a: A) => B): Eff<B>
            }
            export declare const or: <A>(self: Eff<A>) => Eff<A>
            export declare const gen: { <X>(f: () => Generator<any, X, never>): Eff<X> }
            export interface Service<I, S> extends Eff<S> { of(s: S): S }
            export interface ServiceClass<Self, S> extends Service<Self, S> { new(_: never): S }
            export declare const Service: {
              <I, S = I>(key: string): Service<I, S>
              <Self, S>(): (id: string) => ServiceClass<Self, S>
            }
            export interface Connect { (to: string): Ping; <A>(to: string, a: A): Pong; new (n: number): Ping }
            export declare const eff: Eff<Ping>
            export declare const connect: Connect
            """;

    private static String at(String code, String name) {
        SourceTree tree = SourceTree.of("eff.ts", EFFECT, "a.ts", """
                import { Ping, Pong, Eff, Service, connect, map, or, gen, eff } from './eff'
                """ + code);
        return tree.meaning("a.ts", 2, name);
    }

    @Test
    void choosesTheOverloadOfAConstantByTheNumberOfArguments() {
        assertThat(at("map(eff, x => new Pong()).pipe(or)", "pipe")).isEqualTo("exact eff.ts Pipeable#pipe");
        assertThat(at("map(eff, x => x.ping())", "ping")).isEqualTo("exact eff.ts Ping#ping");
        assertThat(at("connect('x').ping()", "ping")).isEqualTo("exact eff.ts Ping#ping");
        assertThat(at("connect('x', 1).pong()", "pong")).isEqualTo("exact eff.ts Pong#pong");
    }

    @Test
    void knowsWhatAGeneratorIsDelegatedTo() {
        assertThat(at("function* f() { const x = yield* eff; x.ping() }", "ping")).isEqualTo("exact eff.ts Ping#ping");
        assertThat(at("function* f() { const x = yield* map(eff, () => new Pong()); x.pong() }", "pong")).isEqualTo("exact eff.ts Pong#pong");
        assertThat(at("function* g() { return new Pong() } function* f() { (yield* g()).pong() }", "pong")).isEqualTo("exact eff.ts Pong#pong");
        assertThat(at("function* f() { const x = yield* gen(function*() { const y = yield* eff; return y }); x.ping() }", "ping"))
                .isEqualTo("exact eff.ts Ping#ping");
        assertThat(at("function* f() { const x = yield eff; x.pipe(or) }", "pipe")).isEqualTo("unresolved");
    }

    @Test
    void appliesFunctionsThatArePassed() {
        assertThat(at("function* f() { (yield* eff.pipe(or)).ping() }", "ping")).isEqualTo("exact eff.ts Ping#ping");
        assertThat(at("function* f() { (yield* eff.pipe(map(() => new Pong()), or)).pong() }", "pong")).isEqualTo("exact eff.ts Pong#pong");
        assertThat(at("function* f() { (yield* eff.pipe(x => map(x, async () => new Pong()))).then(p => p.pong()) }", "pong"))
                .isEqualTo("exact eff.ts Pong#pong");
    }

    @Test
    void readsTypeArgumentsOfCalls() {
        assertThat(at("const tag = Service<Pong>('x'); function* f() { (yield* tag).pong() }", "pong")).isEqualTo("exact eff.ts Pong#pong");
        assertThat(at("function* f() { (yield* Service<Eff<any>, Ping>('x')).ping() }", "ping")).isEqualTo("exact eff.ts Ping#ping");
    }

    @Test
    void knowsTheResultOfAFunctionThatAFunctionReturns() {
        assertThat(at("function decode() { const p = other(); return (x: any): Eff<Ping> => p(x) }; decode()(1).pipe(or)", "pipe"))
                .isEqualTo("exact eff.ts Pipeable#pipe");
        assertThat(at("const made = () => { const x = connect('', () => x.pong()); const y = connect('', () => y.pong()) }", "pong"))
                .isEqualTo("[exact eff.ts Pong#pong, exact eff.ts Pong#pong]");
    }

    @Test
    void findsMembersOfTheObjectTypeThatAClassGivesToACall() {
        String store = "class Store extends Service<Store, { readonly get: () => Pong; put(): Ping }>()('x') { other() {} }; ";

        assertThat(at(store + "function* f() { (yield* Store).get() }", "get")).isEqualTo("exact a.ts Store#get");
        assertThat(at(store + "function* f() { (yield* Store).get().pong() }", "pong")).isEqualTo("exact eff.ts Pong#pong");
        assertThat(at(store + "function* f() { (yield* Store).put().ping() }", "ping")).isEqualTo("exact eff.ts Ping#ping");
        assertThat(at("class Own { put() {} } " + "class Two extends mixed<{ put(): Ping }>(Own) { f() { this.put() } }", "put")).isEqualTo("unresolved");
    }

    @Test
    void findsTypesOfModulesThatATypeNames() {
        SourceTree tree = SourceTree.of("eff.ts", EFFECT, "a.d.ts", "export declare function f<T>(): import('./eff').Eff<T>\n", "b.ts", "import { f } from './a'\nf().pipe()\n");

        assertThat(tree.meaning("a.d.ts", 1, "Eff")).isEqualTo("exact eff.ts Eff");
        assertThat(tree.meaning("b.ts", 2, "pipe")).isEqualTo("exact eff.ts Pipeable#pipe");
    }

    @Test
    void findsMembersOfClassesThatExtendTheResultOfACall() {
        String store = "class Store extends Service<Store, Pong>()('store, (') {}; ";

        assertThat(at(store + "function* f() { (yield* Store).pong() }", "pong")).isEqualTo("exact eff.ts Pong#pong");
        assertThat(at(store + "Store.of(new Pong())", "of")).isEqualTo("exact eff.ts Service#of");
        assertThat(at(store + "new Store(1).pong()", "pong")).isEqualTo("exact eff.ts Pong#pong");
        assertThat(at("class Mine extends connect {}; new Mine(1).ping()", "ping")).isEqualTo("exact eff.ts Ping#ping");
    }

    @Test
    void aTypeParameterMayBeNamedType() {
        SourceTree tree = SourceTree.of(
                "narrow.ts", """
                        export type Narrow<type, other> = Both<
                          (type extends other ? true : false) & (other extends type ? false : true)
                        >
                        type Both<type> = ( type )[];
                        """,
                "use.ts", """
                        import type { Narrow } from './narrow.js';
                        let narrow: Narrow<1, 2>;
                        """);

        assertThat(tree.meaning("use.ts", 2, "Narrow")).isEqualTo("exact narrow.ts Narrow");
        assertThat(tree.meaning("narrow.ts", 1, "Both")).isEqualTo("exact narrow.ts Both");
    }
}
