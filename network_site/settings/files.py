"""Where files lie: on the disk, or in S3 buckets named by the environment."""

from pathlib import Path

from . import env


def storages(private_root: Path) -> dict:
    """Django's ``STORAGES``; ``private_root`` holds what no address of the site gives."""
    found = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "private": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": private_root, "base_url": None},
        },
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    if bucket := env.text("S3_BUCKET"):
        found["default"] = _s3(bucket, querystring_auth=False)
    if bucket := env.text("S3_PRIVATE_BUCKET"):
        # Never the public bucket, nor readable by anybody whatever that bucket's own rule is.
        found["private"] = _s3(bucket, default_acl="private")
    return found


def _s3(bucket: str, **options) -> dict:
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": bucket,
            "endpoint_url": env.text("S3_ENDPOINT_URL") or None,
            "region_name": env.text("S3_REGION") or None,
            "access_key": env.text("S3_ACCESS_KEY") or None,
            "secret_key": env.text("S3_SECRET_KEY") or None,
            "file_overwrite": False,
            **options,
        },
    }
