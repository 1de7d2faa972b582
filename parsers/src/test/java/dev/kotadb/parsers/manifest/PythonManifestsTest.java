package dev.kotadb.parsers.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class PythonManifestsTest {
    @Test
    void readsPyprojectWithGroupsAndLock() {
        String project = """
                [project]
                name = "Flask_SQLAlchemy"
                dynamic = ["version"]
                dependencies = ["flask>=2.2.5", "sqlalchemy[asyncio] (>=2.0.16)", "importlib-metadata>=3.6; python_version < '3.10'",
                    "pkg @ https://example.org/pkg.zip", "not a requirement !"]
                [project.optional-dependencies]
                async = ["asgiref>=3.2"]
                [build-system]
                requires = ["flit_core<4"]
                [dependency-groups]
                dev = ["ruff==0.8.4", {include-group = "tests"}]
                """;
        String lock = """
                version = 1
                [[package]]
                name = "flask"
                version = "3.1.0"
                [[package]]
                name = "Flit-Core"
                version = "3.10.1"
                """;
        assertThat(PackageLines.of(Map.of("pyproject.toml", project, "uv.lock", lock))).containsExactly(
                "provides python flask-sqlalchemy null in pyproject.toml",
                "uses python asgiref null [>=3.2] extra async in pyproject.toml",
                "uses python flask 3.1.0 [>=2.2.5] runtime in pyproject.toml",
                "uses python flit-core 3.10.1 [<4] build in pyproject.toml",
                "uses python importlib-metadata null [>=3.6] runtime in pyproject.toml",
                "uses python pkg null [https://example.org/pkg.zip] runtime in pyproject.toml",
                "uses python ruff 0.8.4 [==0.8.4] group dev in pyproject.toml",
                "uses python sqlalchemy null [>=2.0.16] runtime in pyproject.toml");
    }

    @Test
    void readsPoetry() {
        String poetry = """
                [tool.poetry]
                name = "shop"
                version = "0.4.0"
                [tool.poetry.dependencies]
                python = "^3.10"
                requests = "^2.31"
                httpx = { version = "0.27.0", extras = ["http2"] }
                numpy = [{ version = "<2", python = "<3.9" }, { version = "^2" }]
                [tool.poetry.group.test.dependencies]
                pytest = "*"
                """;
        assertThat(PackageLines.of(Map.of("services/shop/pyproject.toml", poetry))).containsExactly(
                "provides python shop 0.4.0 in services/shop/pyproject.toml",
                "uses python httpx null [0.27.0] runtime in services/shop/pyproject.toml",
                "uses python numpy null [<2] runtime in services/shop/pyproject.toml",
                "uses python pytest null [*] group test in services/shop/pyproject.toml",
                "uses python requests null [^2.31] runtime in services/shop/pyproject.toml");
    }

    @Test
    void readsSetupCfgAndRequirements() {
        String setup = """
                [metadata]
                name = flaskr
                version = attr: flaskr.__version__

                [options]
                packages = find:
                install_requires =
                    flask>=1.0
                    # a comment
                    click
                [options.extras_require]
                test = pytest, coverage>=5
                """;
        String requirements = """
                # pinned
                -r base.txt
                -e .
                --index-url https://example.org/simple
                Django==5.1.2 \\
                    --hash=sha256:abc
                celery[redis]~=5.4  # queue
                git+https://example.org/x.git#egg=x
                black==24.*
                """;
        assertThat(PackageLines.of(Map.of("setup.cfg", setup, "requirements/prod.txt", requirements, "docs/robots.txt", "a==1")))
                .containsExactly(
                        "provides python flaskr null in setup.cfg",
                        "uses python black null [==24.*] runtime in requirements/prod.txt",
                        "uses python celery null [~=5.4] runtime in requirements/prod.txt",
                        "uses python click null [null] runtime in setup.cfg",
                        "uses python coverage null [>=5] extra test in setup.cfg",
                        "uses python django 5.1.2 [==5.1.2] runtime in requirements/prod.txt",
                        "uses python flask null [>=1.0] runtime in setup.cfg",
                        "uses python pytest null [null] extra test in setup.cfg");
    }
}
