"""Reading a YAML file safely: plain data of a sensible size, or one clear refusal."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from sim.errors import UnreadableFileError, shown
from sim.shipped import label

LARGEST_BYTES = 250_000
MOST_VALUES = 200_000  # after aliases have been written out
DEEPEST = 40
ADVICE = "compare it with a shipped scenario such as scenarios/baseline.yaml"
PLAIN_DATA = "plain YAML data: text, numbers, dates, lists and mappings"


def read_mapping(path: str | Path, largest_bytes: int = LARGEST_BYTES) -> dict:
    """Read a YAML file whose top level is a mapping.

    Raises `InputError` for a missing, empty, binary, over-large or broken file, a folder, a tag, a
    key given twice, nested aliases that would explode, and anything that is not a mapping.
    """
    return mapping_in(_text_of(Path(path), largest_bytes), label(path))


def read_data(path: str | Path, largest_bytes: int = LARGEST_BYTES) -> dict | list:
    """Read a YAML file whose top level is a mapping or a list; else as `read_mapping`."""
    where = label(path)
    data = _plain_data(_text_of(Path(path), largest_bytes), where)
    if isinstance(data, list):
        return data
    return _required(data, dict, "a mapping of keys to values", where)


def read_list(path: str | Path, largest_bytes: int = LARGEST_BYTES) -> list:
    """Read a YAML file whose top level is a list, such as a targets file; else as `read_mapping`."""
    where = label(path)
    data = _plain_data(_text_of(Path(path), largest_bytes), where)
    return _required(data, list, "a list of records, each beginning with a dash", where)


def mapping_in(text: str, where: str) -> dict:
    """Read YAML text whose top level is a mapping; `where` names it in messages."""
    return _required(_plain_data(text, where), dict, "a mapping of keys to values", where)


def _required[T](data: object, kind: type[T], allowed: str, where: str) -> T:
    if data is None:
        raise UnreadableFileError(where, "the file is empty", allowed, ADVICE)
    if not isinstance(data, kind):
        words: dict[object, str] = {list: "a list", dict: "a mapping", str: "text"}
        found = words.get(type(data), f"a single value ({shown(data)})")
        raise UnreadableFileError(where, f"the file holds {found}", allowed, ADVICE)
    return data


def _text_of(path: Path, largest_bytes: int) -> str:
    where = label(path)
    try:
        if path.is_dir():
            raise UnreadableFileError(where, "this is a folder", "one YAML file", "name a file inside it")
        if not path.exists():
            raise UnreadableFileError(
                where, "there is no such file", "an existing YAML file", "check the path"
            )
        if not path.is_file():  # a pipe or device could keep us waiting for ever
            raise UnreadableFileError(where, "this is not an ordinary file", "one YAML file", "name a file")
        with path.open("rb") as file:
            content = file.read(largest_bytes + 1)
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or "no such name is possible"
        found = f"cannot be opened ({reason})"
        raise UnreadableFileError(where, found, "a YAML file you may read", "check the path") from None
    return _decoded(content, largest_bytes, where)


def _decoded(content: bytes, largest_bytes: int, where: str) -> str:
    if len(content) > largest_bytes:
        limit = f"at most {largest_bytes:,} bytes"
        raise UnreadableFileError(where, f"larger than {largest_bytes:,} bytes", limit, "split the file")
    if not content.strip():
        raise UnreadableFileError(where, "the file is empty", "a mapping of keys to values", ADVICE)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        found = f"binary, or not UTF-8 text (byte {problem.start})"
        raise UnreadableFileError(where, found, "YAML text in UTF-8", "save it as UTF-8 text") from None


def _plain_data(text: str, where: str) -> object:
    loader = None
    try:
        loader = _PlainLoader(text)
        return loader.get_single_data()
    except _Refused as refusal:
        raise UnreadableFileError(_at(where, refusal.mark), *refusal.parts) from None
    except yaml.reader.ReaderError as problem:
        found = f"binary: a character that is no text at place {problem.position}"
        raise UnreadableFileError(where, found, "YAML text in UTF-8", "save it as UTF-8 text") from None
    except yaml.MarkedYAMLError as problem:
        found = f"broken YAML: {problem.problem or problem.context}"
        raise UnreadableFileError(
            _at(where, problem.problem_mark), found, PLAIN_DATA, _mending(problem)
        ) from None
    except (yaml.YAMLError, ValueError, OverflowError, IndexError, RecursionError) as problem:
        found = f"broken YAML: {shown(str(problem))}"
        raise UnreadableFileError(where, found, PLAIN_DATA, ADVICE) from None
    finally:
        if loader is not None:
            loader.dispose()


def _at(where: str, mark: yaml.Mark | None) -> str:
    return where if mark is None else f"{where}, line {mark.line + 1}"


def _mending(problem: yaml.MarkedYAMLError) -> str:
    if "tab" in str(problem.problem) or "'\\t'" in str(problem.problem):
        return "indent with spaces, never tabs"
    return "check indentation, brackets and the space after each colon near that line"


class _Refused(yaml.YAMLError):
    """Sound YAML that is not accepted, with the place and the last three parts of the message."""

    def __init__(self, mark: yaml.Mark, found: str, allowed: str, advice: str):
        super().__init__(found)
        self.mark = mark
        self.parts = (found, allowed, advice)


class _PlainLoader(yaml.SafeLoader):
    """`yaml.SafeLoader`, refusing tags, double keys, loops, deep nests and exploding aliases."""

    def __init__(self, text: str):
        self.depth = 0
        super().__init__(text)

    def compose_node(self, parent: Any, index: Any) -> Any:
        """Compose one value, refusing a tag and too deep a nest before they cost anything."""
        event = self.peek_event()
        tag = getattr(event, "tag", None)
        if tag not in (None, "!"):
            found = f"the tag {shown(tag)}, which asks for code or a special type"
            raise _Refused(event.start_mark, found, PLAIN_DATA, "remove the tag: a scenario runs no code")
        if self.depth >= DEEPEST:
            found = f"values nested more than {DEEPEST} deep"
            raise _Refused(event.start_mark, found, f"at most {DEEPEST} levels", ADVICE)
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def get_single_node(self) -> Any:
        """Compose the document, and refuse it unless it is of a sensible size once written out."""
        node = super().get_single_node()
        if node is not None:
            self._size_of(node, {}, set())
        return node

    def _size_of(self, node: yaml.Node, known: dict[int, int], path: set[int]) -> int:
        if id(node) in known:
            return known[id(node)]
        if id(node) in path:
            raise _Refused(node.start_mark, "an alias that contains itself", PLAIN_DATA, "write it out")
        path.add(id(node))
        size = 1 + sum(self._size_of(child, known, path) for child in self._children(node))
        path.remove(id(node))
        if size > MOST_VALUES:
            found = f"aliases that would unfold into more than {MOST_VALUES:,} values"
            allowed = f"at most {MOST_VALUES:,} values"
            raise _Refused(node.start_mark, found, allowed, "write values out in place of aliases")
        known[id(node)] = size
        return size

    def _children(self, node: yaml.Node) -> list[yaml.Node]:
        if isinstance(node, yaml.SequenceNode):
            return list(node.value)
        if isinstance(node, yaml.MappingNode):
            self._refuse_double_keys(node)
            return [value for _, value in node.value]
        return []

    def _refuse_double_keys(self, node: yaml.MappingNode) -> None:
        seen = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise _Refused(key.start_mark, "a list or mapping used as a key", "text as a key", ADVICE)
            # a merge key (<<) has no value of its own
            name = key.value if key.tag.endswith(":merge") else self.construct_object(key)
            if name in seen:
                found = f"the key {shown(name)} stands twice"
                advice = "remove one: the last would win unseen"
                raise _Refused(key.start_mark, found, "each key once", advice)
            seen.add(name)


def _checked(kind: str) -> Callable[["_PlainLoader", yaml.ScalarNode], object]:
    """Wrap a constructor of `SafeLoader` so that text that only looks like a value is placed."""
    make = yaml.SafeLoader.yaml_constructors[f"tag:yaml.org,2002:{kind}"]

    def construct(loader: _PlainLoader, node: yaml.ScalarNode) -> object:
        try:
            return make(loader, node)
        except (ValueError, OverflowError, IndexError):
            found = f"{shown(node.value)} looks like a {_WORD[kind]} and is none"
            allowed = f"a real {_WORD[kind]}"
            raise _Refused(node.start_mark, found, allowed, "put text in quotes") from None

    return construct


_WORD = {"int": "whole number", "float": "number", "timestamp": "date"}
for _kind in _WORD:
    _PlainLoader.add_constructor(f"tag:yaml.org,2002:{_kind}", _checked(_kind))
# a lone "=" is text like any other
_PlainLoader.add_constructor("tag:yaml.org,2002:value", yaml.SafeLoader.construct_yaml_str)  # type: ignore[type-var]

__all__ = ["mapping_in", "read_data", "read_list", "read_mapping"]
