package dev.kotadb.parsers.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class GoAndRustManifestsTest {
    @Test
    void readsGoModules() {
        String module = """
                module github.com/spf13/cobra // comment

                go 1.22

                require (
                	github.com/cpuguy83/go-md2man/v2 v2.0.6
                	"github.com/spf13/pflag" v1.0.5
                	gopkg.in/yaml.v3 v3.0.1 // indirect
                )
                require github.com/spf13/viper v1.18.2 // only for an example
                replace github.com/spf13/viper => ../viper
                replace (
                	github.com/spf13/pflag v1.0.5 => github.com/fork/pflag v1.0.6
                	github.com/cpuguy83/go-md2man/v2 v2.0.0 => ./other
                )
                exclude example.org/x v1.0.0
                """;
        assertThat(PackageLines.of(Map.of("go.mod", module, "internal/testdata/go.mod", "module example.org/fixture"))).containsExactly(
                "provides go example.org/fixture null in internal/testdata/go.mod (tests)",
                "provides go github.com/spf13/cobra null in go.mod",
                "uses go github.com/cpuguy83/go-md2man/v2 v2.0.6 [v2.0.6] require in go.mod",
                "uses go github.com/spf13/pflag v1.0.6 [v1.0.5] require in go.mod replaced by github.com/fork/pflag",
                "uses go github.com/spf13/viper null [v1.18.2] require in go.mod replaced by ../viper",
                "uses go gopkg.in/yaml.v3 v3.0.1 [v3.0.1] require indirect in go.mod");
    }

    @Test
    void readsCratesOfAWorkspace() {
        String root = """
                [workspace]
                members = ["crates/*"]
                [workspace.package]
                version = "0.3.1"
                [workspace.dependencies]
                serde = { version = "1.0", features = ["derive"] }
                """;
        String crate = """
                [package]
                name = "shop-core"
                version.workspace = true
                [dependencies]
                serde = { workspace = true }
                log = "=0.4.22"
                json = { package = "serde_json", version = "1" }
                local = { path = "../local" }
                [target.'cfg(unix)'.dependencies]
                libc = "0.2"
                [dev-dependencies]
                criterion = "0.5"
                """;
        String lock = """
                version = 4
                [[package]]
                name = "serde"
                version = "1.0.215"
                [[package]]
                name = "libc"
                version = "0.2.1"
                [[package]]
                name = "libc"
                version = "0.1.9"
                """;
        assertThat(PackageLines.of(Map.of("Cargo.toml", root, "crates/core/Cargo.toml", crate, "Cargo.lock", lock))).containsExactly(
                "provides rust shop-core 0.3.1 in crates/core/Cargo.toml",
                "uses rust criterion null [0.5] dev-dependencies in crates/core/Cargo.toml",
                "uses rust libc null [0.2] dependencies in crates/core/Cargo.toml",
                "uses rust local null [null] dependencies in crates/core/Cargo.toml",
                "uses rust log null [=0.4.22] dependencies in crates/core/Cargo.toml",
                "uses rust serde 1.0.215 [1.0] dependencies in crates/core/Cargo.toml",
                "uses rust serde_json null [1] dependencies in crates/core/Cargo.toml");
    }
}
