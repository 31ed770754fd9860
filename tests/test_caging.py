"""The cage: what a reader of outside files may use, and what becomes of one that wants more."""

import pytest

from generator.course.caging import Refused, read_caged

MB = 1024 * 1024


def caged(tmp_path, reader, content=b"text", **bounds):
    path = tmp_path / "file.bin"
    path.write_bytes(content)
    return read_caged(f"tests.caged_readers:{reader}", path, "X131", **bounds)


def test_what_a_reader_makes_comes_back_as_plain_values(tmp_path):
    assert caged(tmp_path, "sizes") == {"name": "file.bin", "size": 4}


def test_a_refusal_comes_back_with_its_details(tmp_path):
    with pytest.raises(Refused) as refused:
        caged(tmp_path, "refuses", b"why")
    assert (refused.value.code, refused.value.details) == ("X101", {"reason": "why"})


@pytest.mark.parametrize(
    ("reader", "bounds"),
    [
        ("eats_memory", {"memory": 300 * MB}),
        ("never_ends", {"seconds": 2}),
        ("sleeps", {"seconds": -8}),
        ("dies", {}),
        ("stumbles", {}),
    ],
)
def test_a_reader_that_wants_too_much_is_given_up(tmp_path, reader, bounds):
    with pytest.raises(Refused, match="X131"):
        caged(tmp_path, reader, **bounds)


@pytest.mark.parametrize(
    "way",
    ["socket", "name", "address", "program", "system", "write", "append", "remove", "rename"],
)
def test_no_network_no_other_program_and_nothing_written(tmp_path, way):
    assert "forbidden" in caged(tmp_path, "calls_out", way.encode())
    assert [p.name for p in tmp_path.iterdir()] == ["file.bin"]
