"""What a new version brings to a site that is already there, without touching anybody's words."""

from wagtail.models import Page
from wagtail.rich_text import RichText

from home.models import ContentPage, HomePage, Navigation, NavigationLink
from home.setup.page_text import PageText


def complete_page(home: HomePage, text: PageText, done: list[str]) -> None:
    """The paragraphs that a legal page lacks: added where nobody edited it, told where somebody
    did. A page that somebody unpublished, or wrote anew, is theirs."""
    page = ContentPage.objects.child_of(home).live().filter(slug=text.slug).first()
    if page is None:
        return
    written = str(page.body)
    missing = [
        (heading, block)
        for (heading, _), (_, block) in zip(text.sections, text.blocks, strict=True)
        if heading not in written
    ]
    if len(missing) in (0, len(text.sections)):
        return
    names = ", ".join(f"«\u00a0{heading}\u00a0»" for heading, _ in missing)
    if page.has_unpublished_changes or page.revisions.filter(user__isnull=False).exists():
        done.append(f"À ajouter vous-même à la page «\u00a0{page.title}\u00a0»\u00a0: {names}.")
        return
    for _, block in missing:
        page.body.append(("text", RichText(block)))
    page.save_revision().publish()
    done.append(f"Page «\u00a0{page.title}\u00a0» complétée\u00a0: {names}.")


def link_to(page: Page, label: str, done: list[str]) -> None:
    """A part that has just arrived is found from the top of every page; in the order of the list,
    last. A site without links yet gets them all together."""
    navigation = Navigation.objects.first()
    if navigation is None or not navigation.links.exists():
        return
    links = navigation.links.filter(position=NavigationLink.Position.HEADER)
    if links.filter(page=page).exists():
        return
    last = max((link.sort_order or 0 for link in navigation.links.all()), default=0)
    NavigationLink.objects.create(
        navigation=navigation,
        position=NavigationLink.Position.HEADER,
        label=label,
        page=page,
        sort_order=last + 1,
    )
    done.append(f"Lien «\u00a0{label}\u00a0» ajouté en haut des pages.")
