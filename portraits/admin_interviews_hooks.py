"""The agency's menu of interviews."""

from wagtail import hooks

from portraits.viewsets import InterviewsGroup


@hooks.register("register_admin_viewset")
def interview_screens():
    return InterviewsGroup()
