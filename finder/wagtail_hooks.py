from wagtail import hooks

from finder.viewsets import LexiconViewSet


@hooks.register("register_admin_viewset")
def lexicon_screens():
    return LexiconViewSet()
