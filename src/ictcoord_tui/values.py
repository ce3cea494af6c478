"""`dataclass` whose methods are written when they are first needed.

The standard decorator writes and compiles six functions for every class when its module is
imported: with the 130 classes there are before the first screen, an eighth of the whole start. Here
a class gets its `__init__` with its first value, and the others when somebody first compares,
hashes or prints one: most classes have no value by then, and few of those values are compared. A
type checker sees the standard decorator, and so does whoever asks for `fields` or `replace`.
"""

from dataclasses import MISSING, Field, FrozenInstanceError
from dataclasses import dataclass as _written
from threading import RLock
from typing import TYPE_CHECKING, Any, ClassVar, get_origin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from dataclasses import dataclass as dataclass

_NOT_OURS = ("__dict__", "__weakref__")
_FIELDS = "__dataclass_fields__"
_POSITIONS = "__match_args__"
_ORDER = ("__lt__", "__le__", "__gt__", "__ge__")
_METHODS = (
    "__init__", "__repr__", "__eq__", "__hash__", *_ORDER,
    _POSITIONS, "__dataclass_params__", _FIELDS,
)  # fmt: skip

_UNSET = object()
"""Stands for a value that is made anew for each."""

_waiting: "dict[type, Callable[[], type]]" = {}
_lock = RLock()


class _LaterFields:
    """Stands for the fields of a class until somebody asks for them."""

    def __init__(self, cls: type) -> None:
        self._cls = cls

    def __get__(self, value: object, owner: type | None = None) -> "Mapping[str, Any]":
        _finish(self._cls)
        fields: Mapping[str, Any] = vars(self._cls)[_FIELDS]
        return fields


if not TYPE_CHECKING:

    def dataclass(
        cls: type | None = None,
        /,
        *,
        frozen: bool = False,
        slots: bool = False,
        **options: bool,
    ) -> "type | Callable[[type], type]":
        """Make a dataclass, as `dataclasses.dataclass` does."""
        if cls is None:
            return lambda real: _later(real, slots=slots, options={"frozen": frozen, **options})
        return _later(cls, slots=slots, options={"frozen": frozen, **options})


def _later(cls: type, *, slots: bool, options: "Mapping[str, bool]") -> type:
    """Return the class, slots and all, without the methods."""
    written = {name: value for name, value in vars(cls).items() if name not in _NOT_OURS}
    made: Any = _slotted(cls, written) if slots else cls

    def first(self: object, *args: object, **named: object) -> None:
        _begin(made, first, written, options)
        made.__init__(self, *args, **named)

    made.__init__ = first
    setattr(made, _FIELDS, _LaterFields(made))
    if options["frozen"]:
        made.__setattr__ = _refuse
        made.__delattr__ = _refuse

    def standard() -> type:
        plain = type(cls)(cls.__name__, cls.__bases__, written)
        return _written(**options)(plain)

    _waiting[made] = standard
    return made  # type: ignore[no-any-return]


def _slotted(cls: type, written: "Mapping[str, Any]") -> type:
    """Return the class with a slot for every field; a slot cannot be added to one that is."""
    own = _names(written)
    kept = {name: value for name, value in written.items() if name not in own}
    made = type(cls)(cls.__name__, cls.__bases__, {**kept, "__slots__": own})
    made.__qualname__ = cls.__qualname__
    return made


def _names(written: "Mapping[str, Any]") -> tuple[str, ...]:
    """Return the names of the fields in the body of a class."""
    return tuple(
        name
        for name, kind in written.get("__annotations__", {}).items()
        if kind is not ClassVar and get_origin(kind) is not ClassVar
    )


def _begin(
    made: type, first: object, written: "Mapping[str, Any]", options: "Mapping[str, bool]"
) -> None:
    """Give a class what making a value takes; one that builds on another gets everything.

    Args:
        made: The class.
        first: Its `__init__` until now; when it has another, somebody else was here before.
        written: Its body.
        options: What the decorator was asked.
    """
    with _lock:
        if vars(made)["__init__"] is not first:
            return
        names = _names(written)
        defaults = {name: written[name] for name in names if name in written}
        if made.__bases__ != (object,) or not all(map(_is_plain, defaults.values())):
            _finish(made)
            return
        for name, method in _later_methods(made, options):
            if written.get(name) is None:
                setattr(made, name, method)
        setattr(made, _POSITIONS, names)
        ready: Any = made
        ready.__init__ = _init(made, names, defaults, frozen=options["frozen"])


def _is_plain(default: object) -> bool:
    """Tell whether all there is to know of a field is what it holds when nothing is given."""
    return not isinstance(default, Field) or (default.init and default.kw_only is not True)


def _later_methods(
    cls: type, options: "Mapping[str, bool]"
) -> "Iterator[tuple[str, Callable[..., Any] | None]]":
    """Yield what the standard decorator would write as well, by name."""
    yield "__repr__", _later_method(cls, "__repr__")
    if options.get("eq", True):
        yield "__eq__", _later_method(cls, "__eq__")
        yield "__hash__", _later_method(cls, "__hash__") if options["frozen"] else None
    if options.get("order", False):
        for name in _ORDER:
            yield name, _later_method(cls, name)


def _later_method(cls: type, name: str) -> "Callable[..., Any]":
    def method(self: object, *others: object) -> object:
        _finish(cls)
        return getattr(cls, name)(self, *others)

    return method


def _init(
    cls: type, names: tuple[str, ...], defaults: "Mapping[str, Any]", *, frozen: bool
) -> "Callable[..., None]":
    """Write and compile `__init__`."""
    known: dict[str, Any] = {"_set": object.__setattr__, "_unset": _UNSET}
    asked, lines = ["self"], []
    for name in names:
        value, default = name, defaults.get(name, MISSING)
        if isinstance(default, Field):
            make, default = default.default_factory, default.default
            if make is not MISSING:
                known[f"_make_{name}"], default = make, _UNSET
                value = f"_make_{name}() if {name} is _unset else {name}"
        known[f"_or_{name}"] = default
        asked.append(name if default is MISSING else f"{name}=_or_{name}")
        lines.append(f"_set(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    exec(f"def __init__({', '.join(asked)}):\n " + "\n ".join(lines or ["pass"]), known)
    init: Callable[..., None] = known["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _finish(cls: type) -> None:
    """Give a class, and first those it comes from, the methods of the standard decorator."""
    with _lock:
        for one in reversed(cls.__mro__):
            standard = _waiting.pop(one, None)
            if standard is not None:
                plain = vars(standard())
                for name in _METHODS:
                    if name in plain:
                        setattr(one, name, plain[name])


def _refuse(self: object, name: str, value: object = None) -> None:
    raise FrozenInstanceError(f"cannot change field {name!r}")
