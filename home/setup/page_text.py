"""A page made of titled paragraphs."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class PageText:
    slug: str
    title: str
    introduction: str
    #: (heading, HTML) pairs; an empty heading for a first paragraph.
    sections: list[tuple[str, str]] = field(default_factory=list)

    @property
    def blocks(self) -> list[tuple[str, str]]:
        """The body of a ``ContentPage``: one text block for each section."""
        return [
            ("text", f"<h2>{heading}</h2>{html}" if heading else html)
            for heading, html in self.sections
        ]
