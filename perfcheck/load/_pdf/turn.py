"""Where a point of the page stands once the page is turned upright."""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points, from the upper left corner; in the file's own terms, which
count from the lower left, left, bottom, right, top."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A page's visible box, in the file's own terms, and how many quarters it is turned clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the turned page."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.quarters % 2 else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The point of the turned page, from its upper left corner."""
        if self.quarters == 1:
            return y - self.bottom, x - self.left
        if self.quarters == 2:
            return self.right - x, y - self.bottom
        if self.quarters == 3:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def source(self, x: float, y: float) -> tuple[float, float]:
        """The point in the file's own terms of a point of the turned page."""
        if self.quarters == 1:
            return y + self.left, x + self.bottom
        if self.quarters == 2:
            return self.right - x, y + self.bottom
        if self.quarters == 3:
            return self.right - y, self.top - x
        return x + self.left, self.top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box of the file as one of the turned page."""
        return _ordered(self.point(left, bottom), self.point(right, top))

    def source_box(self, box: Box) -> Box:
        """A box of the turned page in the file's own terms: left, bottom, right, top."""
        return _ordered(self.source(box[0], box[1]), self.source(box[2], box[3]))

    def onto(self, other: Turn, box: Box) -> Box:
        """A box of this turned page as one of the same page turned otherwise."""
        return box if self == other else other.box(*self.source_box(box))


def _ordered(a: tuple[float, float], b: tuple[float, float]) -> Box:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])
