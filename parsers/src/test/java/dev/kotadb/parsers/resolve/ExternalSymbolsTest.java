package dev.kotadb.parsers.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.Parsers;
import dev.kotadb.parsers.golden.ParsedTree;
import dev.kotadb.parsers.source.ParserLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What references to declarations outside the repository are named; a dash stands for no name. */
class ExternalSymbolsTest {
    private static Parsers parsers;

    @BeforeAll
    static void openParsers() {
        parsers = Parsers.open(ParserLimits.DEFAULT);
    }

    @AfterAll
    static void closeParsers() {
        parsers.close();
    }

    @Test
    void namesMembersOfTheJdkWithTheirOwnersModuleAndParameters() {
        assertThat(named("A.java", """
                package a;
                import java.util.ArrayList;
                import java.util.List;
                import java.util.Map.Entry;
                import static java.util.Objects.requireNonNull;
                import static java.util.Map.entry;
                class A extends ArrayList<String> {
                    int f(List<String> list, Entry<String, int[]> e, StringBuilder b, javax.lang.model.element.Name name) {
                        new ArrayList<String>(7).addAll(0, list);
                        add("x");
                        list.toArray(String[]::new);
                        requireNonNull(e.getValue());
                        b.length(); name.toString();
                        new Thread(ArrayList::new) {};
                        return Integer.MAX_VALUE + list.hashCode();
                    }
                }
                """))
                .contains(
                        "4 Entry: jdk java.util.Map.Entry",
                        "5 requireNonNull: jdk java.util.Objects#requireNonNull",
                        "6 entry: jdk java.util.Map#entry(K,V)",
                        "9 ArrayList: jdk java.util.ArrayList#ArrayList(int)",
                        "9 addAll: jdk java.util.ArrayList#addAll(int,Collection)",
                        "10 add: jdk java.util.ArrayList#add(E)",
                        "12 requireNonNull: jdk java.util.Objects#requireNonNull(T)",
                        "12 getValue: jdk java.util.Map.Entry#getValue()",
                        "13 length: jdk java.lang.AbstractStringBuilder#length()",
                        "13 toString: jdk java.lang.CharSequence#toString()",
                        "15 MAX_VALUE: jdk java.lang.Integer#MAX_VALUE",
                        "15 hashCode: jdk java.util.List#hashCode()");
        assertThat(external("A.java", "class A { Object o; }", "Object"))
                .isEqualTo(new ExternalSymbol(
                        ExternalSymbol.Scheme.JDK, "java.base", null, "java.lang.Object", dev.kotadb.parsers.facts.SymbolKind.CLASS));
    }

    @Test
    void namesTypesOfLibrariesAndTheirMembersByTheirImports() {
        assertThat(named("A.java", """
                package a;
                import static org.junit.jupiter.api.Assertions.assertEquals;
                import org.junit.jupiter.api.Assertions;
                import org.lib.Outer.Inner;
                import org.lib.Outer;
                class A {
                    Inner inner = new Inner();
                    void f(Outer.Nested nested) {
                        assertEquals(1, 2);
                        Assertions.assertTrue(true, Outer.LIMIT);
                        inner.go(nested.size).further();
                    }
                }
                """))
                .contains(
                        "2 assertEquals: maven org.junit.jupiter.api.Assertions#assertEquals",
                        "4 Inner: maven org.lib.Outer.Inner",
                        "7 Inner: maven org.lib.Outer.Inner",
                        "8 Nested: maven org.lib.Outer.Nested",
                        "9 assertEquals: maven org.junit.jupiter.api.Assertions#assertEquals",
                        "10 assertTrue: maven org.junit.jupiter.api.Assertions#assertTrue",
                        "10 LIMIT: maven org.lib.Outer#LIMIT",
                        "11 go: maven org.lib.Outer.Inner#go",
                        "11 size: maven org.lib.Outer.Nested#size",
                        "11 further: -");
    }

    @Test
    void namesNothingThatAnImportOnDemandOrAnUnknownSupertypeMayBring() {
        assertThat(named("A.java", """
                package a;
                import org.lib.*;
                import org.other.Base;
                import static org.junit.Assert.assertEquals;
                import static org.mockito.Mockito.*;
                class A extends Base {
                    Thing thing;
                    void f() {
                        thing.go();
                        assertEquals(1, 2);
                        mock(null);
                        inherited();
                    }
                }
                """))
                .contains("7 Thing: -", "9 go: -", "10 assertEquals: -", "11 mock: -", "12 inherited: -");
        assertThat(named(
                Map.of("Own.java", "package a; class Own {}", "A.java", "package b; import a.Own.Generated; class A { Generated g; }"),
                "A.java"))
                .contains("1 Generated: -");
    }

    @Test
    void namesExportsOfPackagesAndOfNode() {
        assertThat(named("a.tsx", """
                import React, { useState as state } from "react";
                import * as lib from "@scope/pkg/sub";
                import fs from "fs";
                import { join } from "node:path";
                import Button from "components/button";
                const express = require("express");
                const app = express();
                function f(props: React.FC, w: lib.Widget) {
                    state();
                    React.useMemo();
                    lib.make().run();
                    fs.readFileSync(join());
                    express.Router();
                    app.get();
                    new lib.Thing().go();
                    w.size();
                    Button.x();
                }
                """))
                .contains(
                        "1 default: npm react.default",
                        "1 useState: npm react.useState",
                        "8 FC: npm react.FC",
                        "9 state: npm react.useState",
                        "10 useMemo: npm react.useMemo",
                        "11 make: npm @scope/pkg/sub.make",
                        "11 run: -",
                        "12 readFileSync: node node:fs.readFileSync",
                        "12 join: node node:path.join",
                        "6 express: npm express",
                        "13 Router: npm express.Router",
                        "14 get: -",
                        "15 go: npm @scope/pkg/sub.Thing.go",
                        "16 size: npm @scope/pkg/sub.Widget.size",
                        "17 x: -");
        assertThat(external("a.ts", "import { x } from '@scope/pkg/sub';", "x"))
                .isEqualTo(new ExternalSymbol(ExternalSymbol.Scheme.NPM, "@scope/pkg", "@scope/pkg/sub.x"));
    }

    @Test
    void namesNoPackageThatAConfigurationMapsToAPath() {
        assertThat(named(
                Map.of("tsconfig.json", "{\"compilerOptions\":{\"paths\":{\"env/*\":[\"./gone/*\"]}}}",
                        "a.ts", "import { x } from 'env/x';\nimport { y } from 'other/y';"),
                "a.ts"))
                .contains("1 x: -", "2 y: npm other/y.y");
    }

    @Test
    void namesModulesOfPythonAndBuiltIns() {
        assertThat(named("a.py", """
                import os.path
                import numpy as np
                from click import Option, echo as say
                def f(option: Option, text: str):
                    os.path.join(np.linalg.norm(1), len(text))
                    say(option.name)
                    os.getcwd().upper()
                    text.strip()
                """))
                .contains(
                        "1 os.path: python os.path",
                        "3 echo: python click.echo",
                        "4 Option: python click.Option",
                        "5 join: python os.path.join",
                        "5 norm: python numpy.linalg.norm",
                        "5 len: python builtins.len",
                        "6 say: python click.echo",
                        "6 name: python click.Option.name",
                        "7 getcwd: python os.getcwd",
                        "7 upper: -",
                        "8 strip: python builtins.str.strip");
        assertThat(named("a.py", "from numpy import *\nsum([1])\n")).contains("1 numpy: python numpy", "2 sum: -");
    }

    @Test
    void namesPackagesOfGoAndMembersOfTheirTypes() {
        assertThat(named("a.go", """
                package a
                import (
                	"fmt"
                	flag "github.com/spf13/pflag"
                	"net/http"
                	"sync"
                )
                type Box struct {
                	sync.Mutex
                	n int
                }
                func f(set *flag.FlagSet, box *Box) {
                	fmt.Println(set.Name)
                	http.DefaultClient.Do(nil)
                	box.Lock()
                }
                """))
                .contains(
                        "4 github.com/spf13/pflag: go github.com/spf13/pflag",
                        "12 FlagSet: go github.com/spf13/pflag.FlagSet",
                        "13 Println: go fmt.Println",
                        "13 Name: go github.com/spf13/pflag.FlagSet#Name",
                        "14 DefaultClient: go net/http.DefaultClient",
                        "14 Do: -",
                        "15 Lock: go sync.Mutex#Lock");
    }

    private static List<String> named(String path, String source) {
        return named(Map.of(path, source), path);
    }

    private static List<String> named(Map<String, String> sources, String path) {
        List<String> names = new ArrayList<>();
        for (ResolvedReference one : ParsedTree.of(new HashMap<>(sources), parsers).resolve(path).references()) {
            ExternalSymbol external = one.external();
            String name = external == null ? "-" : external.scheme().sqlName() + " " + external.qualifiedName();
            names.add(one.line() + " " + one.name() + ": " + name);
        }
        return names;
    }

    private static ExternalSymbol external(String path, String source, String name) {
        return ParsedTree.of(Map.of(path, source), parsers).resolve(path).references().stream()
                .filter(one -> one.name().equals(name))
                .map(ResolvedReference::external)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void namesWhatJavaScriptAndBrowsersDeclareAfterTheDeclaringType() {
        assertThat(named("a.ts", """
                class Own { toString() { return 'x' } }
                function f(names: string[], own: Own, el: HTMLElement, cache: WeakMap<Own, number>, all: Iterable<Own>) {
                  Object.keys(own).map(String);
                  names.map(n => n.trim().split(',').join('-'));
                  el.parentNode!.appendChild(document.createElement('p')).textContent = '';
                  console.log(Math.max(1, 2), own.valueOf(), f.call(null, own));
                  cache.get(own);
                  Promise.all([fetch('x')]).then(r => r);
                  Object.prototype.hasOwnProperty.call(own, 'x');
                  window.setTimeout(f, 1); process.exit(1);
                  own.toString(); all.forEach(x => x);
                  new Error('x').message; describe('x', f);
                  ({} as Partial<Own>).size; let r: RegExp;
                }
                """))
                .contains(
                        "3 Object: js Object", "3 keys: js Object.keys", "3 map: js Array#map",
                        "4 map: js Array#map", "4 trim: js String#trim", "4 split: js String#split", "4 join: js Array#join",
                        "5 parentNode: js Node#parentNode", "5 appendChild: js Node#appendChild",
                        "5 document: js document", "5 createElement: js Document#createElement",
                        "6 console: js console", "6 log: js console.log", "6 max: js Math.max", "6 valueOf: js Object#valueOf",
                        "6 call: js Function#call",
                        "7 get: js WeakMap#get",
                        "8 all: js Promise.all", "8 fetch: js fetch", "8 then: -",
                        "9 hasOwnProperty: js Object#hasOwnProperty",
                        "10 setTimeout: js setTimeout", "10 process: node node:process", "10 exit: node node:process.exit",
                        "11 forEach: -",
                        "12 Error: js Error", "12 message: js Error#message", "12 describe: -",
                        "13 Partial: js Partial", "13 RegExp: js RegExp");
    }
}
