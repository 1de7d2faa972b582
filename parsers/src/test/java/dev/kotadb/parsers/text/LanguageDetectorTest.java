package dev.kotadb.parsers.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.Languages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageDetectorTest {
    private static final LanguageDetector LANGUAGES = Languages.detector();

    @ParameterizedTest
    @CsvSource({
        "a/b/Main.java, java",
        "src/x.ts, typescript",
        "src/x.d.ts, typescript",
        "src/x.mts, typescript",
        "src/x.cts, typescript",
        "src/X.tsx, tsx",
        "src/x.jsx, jsx",
        "src/x.cjs, javascript",
        "src/x.mjs, javascript",
        "x.py, python",
        "x.pyi, python",
        "main.go, go",
        "go.mod, gomod",
        "sub/go.sum, gosum",
        "package.json, package-json",
        "a/tsconfig.json, tsconfig",
        "a/tsconfig.build.json, tsconfig",
        "jsconfig.json, tsconfig",
        "x.json, json",
        "lib.rs, rust",
        "Dockerfile, dockerfile",
        "Dockerfile.dev, dockerfile",
        "Makefile, makefile",
        "CMakeLists.txt, cmake",
        "README, text",
        "README.md, markdown",
        "build.gradle.kts, kotlin",
        ".gitignore, ignore",
        ".env.local, dotenv",
        "LICENSE, text",
        "x.unknown, text",
        "noextension, text",
        "index.html.erb, erb",
        "MAIN.JAVA, java",
        "Gemfile, ruby",
        "x.m, objective-c"
    })
    void knowsFilesByTheirNames(String path, String language) {
        assertThat(LANGUAGES.detect(path, "")).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource({
        "#!/bin/sh, shell",
        "#!/usr/bin/env python3, python",
        "#!/usr/bin/python3.12 -u, python",
        "#!/usr/bin/env -S FOO=1 node --harmony, javascript",
        "#!/usr/bin/env bash, shell",
        "#!/opt/strange, text",
        "# -*- mode: ruby; coding: utf-8 -*-, ruby",
        "// -*- C++ -*-, cpp",
        "# vim: set ft=python :, python",
        "<?xml version='1.0'?>, xml"
    })
    void knowsFilesWithoutANameByTheirFirstLine(String line, String language) {
        assertThat(LANGUAGES.detect("bin/tool", line + "\nrest\n")).isEqualTo(language);
    }

    @Test
    void looksIntoHeaders() {
        assertThat(LANGUAGES.detect("a.h", "#ifndef A_H\nstruct a { int b; };\nint f(void);\n")).isEqualTo("c");
        assertThat(LANGUAGES.detect("a.h", "#pragma once\nnamespace a {\nclass B {};\n}\n")).isEqualTo("cpp");
        assertThat(LANGUAGES.detect("a.h", "#import <Foundation/Foundation.h>\n@interface A\n@end\n"))
                .isEqualTo("objective-c");
    }

    @Test
    void looksIntoOtherSharedNames() {
        assertThat(LANGUAGES.detect("a.m", "% comment\nfunction y = f(x)\n")).isEqualTo("matlab");
        assertThat(LANGUAGES.detect("app_de.ts", "<?xml version=\"1.0\"?>\n<TS version=\"2.1\"/>"))
                .isEqualTo("xml");
    }

    @Test
    void knowsManyLanguages() {
        assertThat(LANGUAGES.languages()).hasSizeGreaterThan(150).contains("text", "java", "package-json");
    }

    @Test
    void knowsAConfigurationOfAnotherNameByItsKeys() {
        assertThat(LANGUAGES.detect("config/base.json", "{\"compilerOptions\": {}}")).isEqualTo("tsconfig");
        assertThat(LANGUAGES.detect("config/base.json", "{\"name\": 1}")).isEqualTo("json");
        assertThat(LANGUAGES.detect("package.json", "{\"compilerOptions\": {}}")).isEqualTo("package-json");
    }
}
