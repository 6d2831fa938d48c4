from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.log_actions import LogFormatter


@hooks.register("register_log_actions")
def log_actions(actions):
    @actions.register_action("core.publish_refused")
    class PublishRefused(LogFormatter):
        label = "Publication refusée"

        def format_message(self, entry):
            return format_html("Publication refusée : {}", " ".join(entry.data.get("reasons", [])))


@hooks.register("insert_global_admin_css")
def admin_css():
    return format_html('<link rel="stylesheet" href="{}">', static("admin/choices.css"))


@hooks.register("construct_main_menu")
def hide_remote_help(request, menu_items):
    """Wagtail's help menu leads to other sites, in English: the editor's guide is ours."""
    menu_items[:] = [item for item in menu_items if item.name != "help"]
