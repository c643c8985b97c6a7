"""The container files, which no Docker has run here: read with their own tools, and held against what runs."""

import pytest

from launch.containers import COMPOSE, EXAMPLE, complaints, of_compose, of_dockerfile, of_ignore
from launch.containers import DOCKERFILE as IMAGE


def test_nothing_is_wrong_with_them():
    assert list(complaints()) == []


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        ("restart: unless-stopped", "restrat: unless-stopped", "restrat"),
        ('"--concurrency", "2"', '"--concurrency", "9"', "worker does not run what launch.commands says"),
        ("  web:\n", "  web:\n    container_name: web\n", "web has a fixed name"),
        ("read_only: true", "read_only: false", "web may write or do more than it needs"),
        ("${SECRET_KEY:?", "${SECRET:?", "SECRET is missing"),
    ],
)
def test_a_mistake_in_the_compose_file_is_found(right: str, wrong: str, complaint: str):
    said = of_compose(COMPOSE.read_text().replace(right, wrong), EXAMPLE.read_text())
    assert complaint in "\n".join(said)


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        ("USER 10001\n", "", "runs as root"),
        ('"config.web.PoliteWorker"', '"sync"', "does not start what launch.commands says"),
        ("--ignore redoc ", "", "does not collect"),
        ("WORKDIR /srv/accord", "WORKDIR srv", "DL3000"),
    ],
)
def test_a_mistake_in_the_image_is_found(tmp_path, right: str, wrong: str, complaint: str):
    image = tmp_path / "Dockerfile"
    image.write_text(IMAGE.read_text().replace(right, wrong))
    assert complaint in "\n".join(of_dockerfile(image))


def test_an_app_that_is_left_out_of_the_image_is_found():
    assert ".dockerignore: surveys is left out of the image" in of_ignore("*\n!accounts\n")
