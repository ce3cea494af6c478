"""`dataclass` whose methods are written when the first value is made.

The standard decorator writes and compiles six functions for every class when its module is
imported: 25 ms for the 70 classes there are before the first screen, a tenth of the whole start.
Most of those classes have no value by then, some never have one in a session. A type checker sees
the standard decorator, and so does whoever asks for `fields` or `replace`.
"""

from dataclasses import FrozenInstanceError
from dataclasses import dataclass as _written
from threading import RLock
from typing import TYPE_CHECKING, Any, ClassVar, get_origin

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from dataclasses import dataclass as dataclass

_NOT_OURS = ("__dict__", "__weakref__")
_FIELDS = "__dataclass_fields__"
_METHODS = (
    "__init__", "__repr__", "__eq__", "__hash__", "__lt__", "__le__", "__gt__", "__ge__",
    "__match_args__", "__dataclass_params__", _FIELDS,
)  # fmt: skip

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
            return lambda real: _later(real, frozen=frozen, slots=slots, options=options)
        return _later(cls, frozen=frozen, slots=slots, options=options)


def _later(cls: type, *, frozen: bool, slots: bool, options: "Mapping[str, Any]") -> type:
    """Return the class, slots and all, without the methods."""
    written = {name: value for name, value in vars(cls).items() if name not in _NOT_OURS}
    made: Any = _slotted(cls, written) if slots else cls

    def first(self: object, *args: object, **named: object) -> None:
        _finish(made)
        made.__init__(self, *args, **named)

    made.__init__ = first
    setattr(made, _FIELDS, _LaterFields(made))
    if frozen:
        made.__setattr__ = _refuse
        made.__delattr__ = _refuse

    def standard() -> type:
        plain = type(cls)(cls.__name__, cls.__bases__, written)
        return _written(frozen=frozen, **options)(plain)

    _waiting[made] = standard
    return made  # type: ignore[no-any-return]


def _slotted(cls: type, written: "Mapping[str, Any]") -> type:
    """Return the class with a slot for every field; a slot cannot be added to one that is."""
    own = [
        name
        for name, kind in written.get("__annotations__", {}).items()
        if kind is not ClassVar and get_origin(kind) is not ClassVar
    ]
    kept = {name: value for name, value in written.items() if name not in own}
    made = type(cls)(cls.__name__, cls.__bases__, {**kept, "__slots__": tuple(own)})
    made.__qualname__ = cls.__qualname__
    return made


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
