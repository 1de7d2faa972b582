package dev.kotadb.parsers.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class NpmManifestsTest {
    private static final String WEB = """
            {
              "name": "@acme/web", "version": "1.4.0", "private": true,
              "dependencies": {"react": "^18.2.0", "lodash4": "npm:lodash@^4.17.0", "@acme/core": "workspace:*", "left-pad": "1.3.0"},
              "devDependencies": {"typescript": "~5.4.0"},
              "peerDependencies": {"react-dom": ">=17"},
              "optionalDependencies": {"fsevents": "2"}
            }
            """;
    private static final String ROOT = """
            {"name": "acme", "workspaces": ["packages/*"]}
            """;

    @Test
    void readsWhatNpmLocked() {
        String lock = """
                {"lockfileVersion": 3, "packages": {
                  "": {"name": "acme", "workspaces": ["packages/*"]},
                  "packages/web": {"name": "@acme/web", "version": "1.4.0", "dependencies": {"react": "^18.2.0"}},
                  "packages/web/node_modules/typescript": {"version": "5.4.5"},
                  "node_modules/typescript": {"version": "4.0.0"},
                  "node_modules/@acme/core": {"resolved": "packages/core", "link": true},
                  "node_modules/lodash4": {"name": "lodash", "version": "4.17.21"},
                  "node_modules/x/node_modules/react": {"version": "16.0.0"},
                  "node_modules/react": {"version": "18.3.1", "engines": {"node": ">=0.10.0"}}}}
                """;
        assertThat(PackageLines.of(Map.of(
                        "package.json", ROOT, "package-lock.json", lock, "packages/web/package.json", WEB,
                        "packages/web/node_modules/react/package.json", "{\"name\": \"react\"}")))
                .containsExactly(
                        "provides npm @acme/web 1.4.0 in packages/web/package.json",
                        "provides npm acme null in package.json",
                        "uses npm @acme/core null [workspace:*] dependencies in packages/web/package.json",
                        "uses npm fsevents null [2] optionalDependencies in packages/web/package.json",
                        "uses npm left-pad 1.3.0 [1.3.0] dependencies in packages/web/package.json",
                        "uses npm lodash 4.17.21 [^4.17.0] dependencies in packages/web/package.json",
                        "uses npm react 18.3.1 [^18.2.0] dependencies in packages/web/package.json",
                        "uses npm react-dom null [>=17] peerDependencies in packages/web/package.json",
                        "uses npm typescript 5.4.5 [~5.4.0] devDependencies in packages/web/package.json");
    }

    @Test
    void readsWhatPnpmLocked() {
        String lock = """
                lockfileVersion: '9.0'
                settings:
                  autoInstallPeers: true
                importers:
                  .: {}
                  packages/web:
                    dependencies:
                      '@acme/core':
                        specifier: workspace:*
                        version: link:../core
                      lodash4:
                        specifier: npm:lodash@^4.17.0
                        version: lodash@4.17.21
                      react:
                        specifier: ^18.2.0
                        version: 18.3.1(react-dom@18.3.1)
                    devDependencies:
                      typescript:
                        specifier: ~5.4.0
                        version: 5.4.5
                packages:
                  react@18.3.1:
                    resolution: {integrity: sha512-x}
                    version: 1.0.0
                """;
        assertThat(PackageLines.of(Map.of("pnpm-lock.yaml", lock, "packages/web/package.json", WEB))).contains(
                "uses npm @acme/core null [workspace:*] dependencies in packages/web/package.json",
                "uses npm lodash 4.17.21 [^4.17.0] dependencies in packages/web/package.json",
                "uses npm react 18.3.1 [^18.2.0] dependencies in packages/web/package.json",
                "uses npm typescript 5.4.5 [~5.4.0] devDependencies in packages/web/package.json");
    }

    @Test
    void readsOlderLocksOfPnpmAndNpm() {
        String pnpm = """
                lockfileVersion: 5.4
                specifiers:
                  react: ^18.2.0
                dependencies:
                  react: 18.2.0_peer
                devDependencies:
                  typescript: 5.4.1
                packages:
                  /react/18.2.0: {}
                """;
        String npm = """
                {"name": "web", "lockfileVersion": 1, "dependencies": {
                  "react": {"version": "18.2.0", "requires": {"x": "1"}, "dependencies": {"y": {"version": "9.9.9"}}}}}
                """;
        assertThat(PackageLines.of(Map.of("pnpm-lock.yaml", pnpm, "package.json", WEB))).contains(
                "uses npm react 18.2.0 [^18.2.0] dependencies in package.json",
                "uses npm typescript 5.4.1 [~5.4.0] devDependencies in package.json");
        assertThat(PackageLines.of(Map.of("package-lock.json", npm, "package.json", WEB)))
                .contains("uses npm react 18.2.0 [^18.2.0] dependencies in package.json");
    }

    @Test
    void readsWhatYarnLocked() {
        String classic = """
                # yarn lockfile v1


                "@babel/core@^7.0.0", "@babel/core@^7.1.0":
                  version "7.25.0"
                  dependencies:
                    react "^17.0.0"

                react@^18.2.0, react@^18.0.0:
                  version "18.3.1"
                """;
        String berry = """
                __metadata:
                  version: 8

                "@acme/core@workspace:*, @acme/core@workspace:packages/core":
                  version: 0.0.0-use.local

                "react@npm:^18.2.0":
                  version: 18.3.0
                  resolution: "react@npm:18.3.0"

                "lodash4@npm:lodash@^4.17.0":
                  version: 4.17.20
                """;
        assertThat(PackageLines.of(Map.of("yarn.lock", classic, "package.json", WEB)))
                .contains("uses npm react 18.3.1 [^18.2.0] dependencies in package.json");
        assertThat(PackageLines.of(Map.of("yarn.lock", berry, "package.json", WEB))).contains(
                "uses npm react 18.3.0 [^18.2.0] dependencies in package.json",
                "uses npm lodash 4.17.20 [^4.17.0] dependencies in package.json",
                "uses npm @acme/core null [workspace:*] dependencies in package.json");
    }
}
