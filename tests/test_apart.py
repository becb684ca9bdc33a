"""Whose rows a use case asks for: of the record, always those of who was handed in with it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import interviewer
from interviewer.ports import History
from tests.history.test_apart import OF_NOBODY, methods_of

HERE = Path(interviewer.__file__).parent
USE_CASES = ("interview", "probing", "review", "speaking", "disputing", "deleting", "finding", "authoring/keeping")
OWN = {"self.owner", "self.finding.owner"}


def asked(name: str) -> Iterator[tuple[str, str]]:
    """Every method of the record that a module calls, and what it says of the owner."""
    known = methods_of(History)
    for node in ast.walk(ast.parse((HERE / f"{name}.py").read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Attribute(value=of, attr=method), args=args) if method in known:
                if ast.unparse(of).endswith("history"):
                    yield method, ast.unparse(args[0])


def test_use_cases_ask_for_what_is_their_candidate_s() -> None:
    """With one person's services nobody can come to another's rows, whatever identifier is handed in."""
    every = {(name, *one) for name in USE_CASES for one in asked(name)}
    assert len(every) > len(USE_CASES)
    assert {one for one in every if one[2] not in OWN and one[1] not in OF_NOBODY} == set()
