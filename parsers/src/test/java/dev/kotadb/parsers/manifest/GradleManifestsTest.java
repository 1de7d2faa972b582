package dev.kotadb.parsers.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class GradleManifestsTest {
    @Test
    void readsCatalogsScriptsAndLockFiles() {
        String catalog = """
                [versions]
                junit = "5.11.0"
                okio = { strictly = "[3.0, 4.0[", prefer = "3.9.0" }
                [libraries]
                junit-jupiter = { module = "org.junit.jupiter:junit-jupiter", version.ref = "junit" }
                guava = "com.google.guava:guava:33.3.0-jre"
                commons_io = { group = "commons-io", name = "commons-io", version = "2.17.0" }
                okio = { module = "com.squareup.okio:okio", version.ref = "okio" }
                slf4j = { module = "org.slf4j:slf4j-api" }
                [bundles]
                io = ["commons_io", "okio"]
                [plugins]
                shadow = { id = "com.gradleup.shadow", version = "8.3.0" }
                """;
        String settings = """
                rootProject.name = "shop"
                include(":lib:core", ":app") // include(":old")
                include 'tools'
                """;
        String core = """
                plugins { id("java-library") }
                group = "com.acme"
                version = "1.2"
                dependencies {
                    api(libs.guava)
                    implementation(libs.bundles.io)
                    testImplementation(libs.junit.jupiter.get())
                    implementation("com.squareup.retrofit2:retrofit:2.11.0")
                    implementation(platform("org.springframework.boot:spring-boot-dependencies:3.4.0"))
                    implementation("a:b:$abVersion")
                    // implementation("commented:out:1")
                    /* compileOnly("also:commented:1") */
                    implementation(project(":app"))
                }
                """;
        String app = """
                dependencies {
                    compileOnly 'org.projectlombok:lombok:1.18.+'
                    implementation group: 'org.apache.commons', name: 'commons-lang3', version: '3.17.0'
                    runtimeOnly 'org.slf4j:slf4j-simple'
                }
                """;
        String lock = """
                # This is a Gradle generated file for dependency locking.
                org.projectlombok:lombok:1.18.34=compileClasspath
                org.slf4j:slf4j-api:2.0.16=runtimeClasspath,testRuntimeClasspath
                empty=annotationProcessor
                """;
        assertThat(PackageLines.of(Map.of(
                        "gradle/libs.versions.toml", catalog, "settings.gradle.kts", settings, "lib/core/build.gradle.kts", core,
                        "app/build.gradle", app, "app/gradle.lockfile", lock, "gradle.properties", "group=com.acme\nversion=9\n")))
                .containsExactly(
                        "provides maven com.acme:app 9 in settings.gradle.kts",
                        "provides maven com.acme:core 1.2 in settings.gradle.kts",
                        "provides maven com.acme:shop 9 in settings.gradle.kts",
                        "provides maven com.acme:tools 9 in settings.gradle.kts",
                        "uses maven a:b null [null] implementation in lib/core/build.gradle.kts",
                        "uses maven com.google.guava:guava 33.3.0-jre [33.3.0-jre] catalog in gradle/libs.versions.toml",
                        "uses maven com.google.guava:guava 33.3.0-jre [33.3.0-jre] api in lib/core/build.gradle.kts",
                        "uses maven com.squareup.okio:okio null [[3.0, 4.0[] catalog in gradle/libs.versions.toml",
                        "uses maven com.squareup.okio:okio null [[3.0, 4.0[] implementation in lib/core/build.gradle.kts",
                        "uses maven com.squareup.retrofit2:retrofit 2.11.0 [2.11.0] implementation in lib/core/build.gradle.kts",
                        "uses maven commons-io:commons-io 2.17.0 [2.17.0] catalog in gradle/libs.versions.toml",
                        "uses maven commons-io:commons-io 2.17.0 [2.17.0] implementation in lib/core/build.gradle.kts",
                        "uses maven org.apache.commons:commons-lang3 3.17.0 [3.17.0] implementation in app/build.gradle",
                        "uses maven org.junit.jupiter:junit-jupiter 5.11.0 [5.11.0] catalog in gradle/libs.versions.toml",
                        "uses maven org.junit.jupiter:junit-jupiter 5.11.0 [5.11.0] testImplementation in lib/core/build.gradle.kts",
                        "uses maven org.projectlombok:lombok 1.18.34 [1.18.+] compileOnly in app/build.gradle",
                        "uses maven org.slf4j:slf4j-api null [null] catalog in gradle/libs.versions.toml",
                        "uses maven org.slf4j:slf4j-api 2.0.16 [null] runtimeClasspath indirect in app/gradle.lockfile",
                        "uses maven org.slf4j:slf4j-simple null [null] runtimeOnly in app/build.gradle",
                        "uses maven org.springframework.boot:spring-boot-dependencies 3.4.0 [3.4.0] implementation in lib/core/build.gradle.kts");
    }
}
