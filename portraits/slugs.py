"""Addresses that nobody types: made once from a title, kept when the title changes."""

from django.utils.text import slugify


class SluggedMixin:
    """For a model with a unique ``slug`` that follows ``slug_source`` when the row is made."""

    @property
    def slug_source(self) -> str:
        return self.title

    def save(self, *args, **kwargs):
        if not self.slug:
            self.slug = self._free_slug()
        super().save(*args, **kwargs)

    def _free_slug(self) -> str:
        longest = self._meta.get_field("slug").max_length - 5
        base = slugify(self.slug_source)[:longest].strip("-") or "sans-titre"
        slug, number = base, 2
        while type(self).objects.filter(slug=slug).exclude(pk=self.pk).exists():
            slug, number = f"{base}-{number}", number + 1
        return slug
