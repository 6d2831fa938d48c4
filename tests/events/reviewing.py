"""Somebody who approves a page: its editor opens for them, and nothing beside it."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from tests.core.factories import UserFactory


def reviewer(page, author):
    """Somebody who may approve what is submitted, and nothing more; this page is submitted."""
    group = Group.objects.create(name="Relecture")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    task = GroupApprovalTask.objects.create(name="Relire")
    task.groups.add(group)
    workflow = Workflow.objects.create(name="Relecture")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    page.save_revision(user=author)
    workflow.start(page, author)
    user = UserFactory()
    user.groups.add(group)
    return user
